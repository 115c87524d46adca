package org.netpeering.server;

/** The server cannot start with these settings; the message says which one, its value, and what to do. */
final class StartRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartRefused(String message) {
        super(message);
    }
}
