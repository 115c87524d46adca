package org.netpeering.fcu;

import org.netpeering.edge.EdgeRefusal;

/** What the edge turned away, in the codes of the service that was called (EC2 API reference, "Error codes"). */
final class EdgeErrors {
    static final String NOT_VALIDATED = "AWS was not able to validate the provided access credentials";

    private EdgeErrors() {}

    static FcuError of(EdgeRefusal refusal, CalledApi service) {
        return switch (refusal.kind()) {
            case MISSING_CREDENTIALS -> new FcuError(403, "MissingAuthenticationToken", refusal.message());
            case UNREADABLE_CREDENTIALS, UNSUPPORTED_SCHEME -> FcuError.of("IncompleteSignature", refusal.message());
            case UNKNOWN_KEY -> unknownKey(service);
            case WRONG_SIGNATURE -> wrongSignature(service, NOT_VALIDATED);
            case WRONG_SCOPE_OR_HEADERS -> wrongSignature(service, refusal.message());
            case OUT_OF_TIME -> FcuError.of("RequestExpired", "Request has expired.");
            case SESSION_TOKEN -> unknownKey(service);
            case BODY_TOO_LARGE, BODY_UNREADABLE -> FcuError.invalidRequest(refusal.message());
            case LOCKED_OUT -> lockedOut(service, refusal.message());
            case TOO_MANY_CALLS, NO_ROOM -> new FcuError(503, "RequestLimitExceeded", refusal.message());
        };
    }

    private static FcuError unknownKey(CalledApi service) {
        return switch (service) {
            case EC2 -> new FcuError(401, "AuthFailure", NOT_VALIDATED);
            case STS, IAM ->
                new FcuError(403, "InvalidClientTokenId", "The security token included in the request is invalid.");
        };
    }

    /** As for a wrong signature, which clients do not repeat at once as they do where the code is one of throttling. */
    private static FcuError lockedOut(CalledApi service, String message) {
        return switch (service) {
            case EC2 -> new FcuError(401, "AuthFailure", message);
            case STS, IAM -> new FcuError(403, "AccessDenied", message);
        };
    }

    private static FcuError wrongSignature(CalledApi service, String ec2Message) {
        return switch (service) {
            case EC2 -> new FcuError(401, "AuthFailure", ec2Message);
            case STS, IAM ->
                new FcuError(
                        403,
                        "SignatureDoesNotMatch",
                        "The request signature we calculated does not match the signature you provided.");
        };
    }
}
