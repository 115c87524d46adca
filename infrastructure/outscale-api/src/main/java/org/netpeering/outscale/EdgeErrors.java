package org.netpeering.outscale;

import org.netpeering.edge.EdgeRefusal;
import org.netpeering.edge.HttpCall;

/** What this dialect answers when the edge turns a request away (OAPI contract, 1.8 and 3.3). */
final class EdgeErrors {
    private static final String BASIC = "Basic";

    private EdgeErrors() {}

    static CallRefused of(HttpCall call, EdgeRefusal refusal) {
        ErrorCode code = switch (refusal.kind()) {
            case UNKNOWN_KEY -> ErrorCode.UNKNOWN_ACCESS_KEY;
            case MISSING_CREDENTIALS, WRONG_SIGNATURE, WRONG_SCOPE_OR_HEADERS, OUT_OF_TIME ->
                ErrorCode.AUTHENTICATION_FAILED;
            case UNREADABLE_CREDENTIALS -> ErrorCode.UNKNOWN_AUTHORIZATION;
            case SESSION_TOKEN -> ErrorCode.METHOD_OF_AUTHENTICATION_NOT_ALLOWED;
            case UNSUPPORTED_SCHEME ->
                isLoginAndPassword(call)
                        ? ErrorCode.METHOD_OF_AUTHENTICATION_NOT_ALLOWED
                        : ErrorCode.UNKNOWN_AUTHORIZATION;
            case BODY_TOO_LARGE -> ErrorCode.INVALID_LENGTH;
            case BODY_UNREADABLE -> ErrorCode.INVALID_PARAMETER;
            case NO_ROOM -> ErrorCode.NO_ROOM;
            case LOCKED_OUT -> ErrorCode.LOCKED_OUT;
            case TOO_MANY_CALLS -> ErrorCode.TOO_MANY_CALLS;
        };
        return new CallRefused(code, refusal.message());
    }

    private static boolean isLoginAndPassword(HttpCall call) {
        return call.header("Authorization").orElse("").regionMatches(true, 0, BASIC, 0, BASIC.length());
    }
}
