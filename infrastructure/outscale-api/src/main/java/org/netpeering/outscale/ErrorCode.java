package org.netpeering.outscale;

/**
 * Every error that this dialect answers with: HTTP status, type and code, in one place.
 *
 * <p>Source: OAPI contract, table of errors (1.8) and the catalogue of codes that it names.
 */
enum ErrorCode {
    FAULT(500, "DefaultError", "0"),
    AUTHENTICATION_FAILED(401, "AccessDenied", "1"),
    METHOD_NOT_ALLOWED(405, "AccessDenied", "2"),
    NOT_AUTHORIZED(403, "AccessDenied", "4"),
    METHOD_OF_AUTHENTICATION_NOT_ALLOWED(401, "AuthFailure", "9"),
    UNKNOWN_AUTHORIZATION(401, "AccessDenied", "12"),
    LOCKED_OUT(401, "AccessDenied", "13"),
    TOO_MANY_CALLS(429, "AccessDenied", "24"),
    NO_ROOM(429, "AccessDenied", "25"),
    DEPENDENCIES(424, "DependencyProblem", "1000"),
    UNKNOWN_PARAMETER(400, "UnknownParameter", "3001"),
    INVALID_BLOCK(400, "InvalidParameterValue", "4013"),
    INVALID_RANGE_SIZE(400, "InvalidParameterValue", "4015"),
    INVALID_FILTER(400, "InvalidParameterValue", "4023"),
    INVALID_PARAMETER(400, "InvalidParameterValue", "4045"),
    INVALID_VALUE(400, "InvalidParameterValue", "4047"),
    INVALID_TAG_KEY(400, "InvalidParameterValue", "4069"),
    INVALID_TAG_VALUE_LENGTH(400, "InvalidParameterValue", "4071"),
    TOKEN_MISMATCH(400, "InvalidParameterValue", "4091"),
    MALFORMED_ID(400, "InvalidParameterValue", "4104"),
    INVALID_LENGTH(400, "InvalidParameterValue", "4106"),
    INVALID_TYPE(400, "InvalidParameterValue", "4108"),
    TOO_MANY_VALUES(400, "InvalidParameterValue", "4111"),
    UNKNOWN_ACCESS_KEY(400, "InvalidParameterValue", "4120"),
    NO_SUCH_ACTION(400, "InvalidResource", "5011"),
    NO_SUCH_PEERING(400, "InvalidResource", "5035"),
    NO_SUCH_RESOURCE(400, "InvalidResource", "5044"),
    NO_SUCH_SUBNET(400, "InvalidResource", "5057"),
    NO_SUCH_VM(400, "InvalidResource", "5063"),
    NO_SUCH_NET(400, "InvalidResource", "5065"),
    INVALID_STATE(409, "InvalidState", "6003"),
    INVALID_STATE_TRANSITION(409, "InvalidState", "6004"),
    MISSING_PARAMETER(400, "MissingParameter", "7000"),
    OPERATION_NOT_SUPPORTED(400, "OperationNotSupported", "8011"),
    NOT_IN_NET(409, "ResourceConflict", "9044"),
    RESERVED_BLOCK(409, "ResourceConflict", "9050"),
    SUBNET_CONFLICT(409, "ResourceConflict", "9058"),
    TOO_MANY_IPS(400, ErrorCode.QUOTA_EXCEEDED, "10011"),
    TOO_MANY_REQUESTS(400, ErrorCode.QUOTA_EXCEEDED, "10034"),
    TOO_MANY_PEERINGS(400, ErrorCode.QUOTA_EXCEEDED, "10035"),
    TOO_MANY_TAGS(400, ErrorCode.QUOTA_EXCEEDED, "10041");

    /** Spelled as on the wire. */
    private static final String QUOTA_EXCEEDED = "TooManyResources (QuotaExceded)";

    private final int status;
    private final String type;
    private final String code;

    ErrorCode(int status, String type, String code) {
        this.status = status;
        this.type = type;
        this.code = code;
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    /** A number, but a string on the wire. */
    String code() {
        return code;
    }
}
