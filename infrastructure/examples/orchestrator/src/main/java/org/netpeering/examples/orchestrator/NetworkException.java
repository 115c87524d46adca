package org.netpeering.examples.orchestrator;

import org.jspecify.annotations.Nullable;

/** The network cannot be made what it is to be; the message says why. */
final class NetworkException extends RuntimeException {
    NetworkException(String message) {
        this(message, null);
    }

    NetworkException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
