package org.netpeering.application.feed;

/** The log cannot be read now, since its database is out of reach or in trouble; later it can be. */
public final class LogUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Because of that. */
    public LogUnavailableException(Throwable cause) {
        super(cause);
    }
}
