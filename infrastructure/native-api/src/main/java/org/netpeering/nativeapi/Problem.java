package org.netpeering.nativeapi;

import org.netpeering.domain.api.Refusal;
import org.netpeering.edge.EdgeRefusal;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.PlainText;

/**
 * An error as a caller reads it, written as RFC 9457 has it.
 *
 * @param status the HTTP status
 * @param title the same in words
 * @param code for programs, in kebab-case
 * @param detail for people: the parameter at fault, its value, what to do
 */
record Problem(int status, String title, String code, String detail) {
    private static final String CONTENT_TYPE = "application/problem+json";

    static Problem badRequest(String code, String detail) {
        return new Problem(400, "Bad Request", code, detail);
    }

    static Problem invalidValue(String parameter, String value, String rule) {
        return badRequest(
                "invalid-value", "The value " + PlainText.quoted(value) + " of " + parameter + " is invalid. " + rule);
    }

    static Problem of(Refusal.ActionDenied denial) {
        return new Problem(403, "Forbidden", denial.code(), denial.message() + ".");
    }

    static Problem of(EdgeRefusal refusal) {
        return switch (refusal.kind()) {
            case BODY_TOO_LARGE -> new Problem(413, "Content Too Large", "body-too-large", refusal.message());
            case BODY_UNREADABLE -> badRequest("body-unreadable", refusal.message());
            case NO_ROOM, TOO_MANY_CALLS ->
                new Problem(429, "Too Many Requests", "too-many-requests", refusal.message());
            case LOCKED_OUT -> new Problem(401, "Unauthorized", "locked-out", refusal.message());
            case MISSING_CREDENTIALS,
                    UNREADABLE_CREDENTIALS,
                    UNKNOWN_KEY,
                    WRONG_SIGNATURE,
                    WRONG_SCOPE_OR_HEADERS,
                    OUT_OF_TIME,
                    SESSION_TOKEN,
                    UNSUPPORTED_SCHEME -> new Problem(401, "Unauthorized", "not-authenticated", refusal.message());
        };
    }

    HttpAnswer answer(String requestId) {
        return HttpAnswer.of(
                status,
                CONTENT_TYPE,
                Json.bytes(Json.object()
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .put("code", code)
                        .put("requestId", requestId)));
    }

    ProblemException asException() {
        return new ProblemException(this);
    }
}
