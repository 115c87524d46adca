package org.netpeering.outscale;

import org.netpeering.edge.PlainText;

/** A call that is answered with an error document; nothing has changed, unless the engine said so. */
final class CallRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /**
     * @param code what went wrong
     * @param details which field, which value, what to do; never empty
     */
    CallRefused(ErrorCode code, String details) {
        super(details, null, false, false);
        this.code = code;
    }

    /** The value of a field is refused; says so in the words that the clients know. */
    static CallRefused value(ErrorCode code, String field, String value, String advice) {
        return new CallRefused(
                code,
                "The provided value " + PlainText.quoted(value) + " for parameter " + field + " is invalid. " + advice);
    }

    ErrorCode code() {
        return code;
    }

    String details() {
        return String.valueOf(getMessage());
    }
}
