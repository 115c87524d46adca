package org.netpeering.postgres;

/** Another process is making a view again at this moment. */
public final class RebuildInProgressException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RebuildInProgressException() {
        super("Another process is rebuilding a view; wait until it is done");
    }
}
