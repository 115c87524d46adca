package org.netpeering.application.feed;

import org.axonframework.common.AxonTransientException;

/** Events cannot be passed on now; they will be later, in their order. */
public final class SinkUnavailableException extends AxonTransientException {
    private static final long serialVersionUID = 1L;

    /** Says where they could not be passed on to, and why. */
    public SinkUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
