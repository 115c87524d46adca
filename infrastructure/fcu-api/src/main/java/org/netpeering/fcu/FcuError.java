package org.netpeering.fcu;

/**
 * An error as a caller reads it.
 *
 * @param status the HTTP status
 * @param code the stable part, which programs compare
 * @param message for people: the parameter at fault and its value; what a caller sent is cut where it is too long
 */
record FcuError(int status, String code, String message) {
    private static final int LONGEST_MESSAGE = 1000;

    FcuError {
        message = message.length() > LONGEST_MESSAGE ? message.substring(0, LONGEST_MESSAGE) + "..." : message;
    }

    /** A mistake of the caller. */
    static FcuError of(String code, String message) {
        return new FcuError(400, code, message);
    }

    static FcuError invalidValue(String parameter, String value, String rule) {
        return of("InvalidParameterValue", "Invalid value '" + value + "' for " + parameter + ". " + rule);
    }

    static FcuError invalidRequest(String message) {
        return of("InvalidParameter", message);
    }

    static FcuError dryRun() {
        return new FcuError(412, "DryRunOperation", "Request would have succeeded, but DryRun flag is set.");
    }

    FcuRefused asException() {
        return new FcuRefused(this);
    }
}
