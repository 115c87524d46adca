package org.netpeering.server.accounts.policy;

/** A policy in a file of its own cannot be used; the message names file, line and element, and says what to do. */
public final class PolicyFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PolicyFileException(String message, Throwable cause) {
        super(message, cause);
    }
}
