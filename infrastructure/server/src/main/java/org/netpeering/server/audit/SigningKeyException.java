package org.netpeering.server.audit;

/** The key that signs checkpoints is missing or wrong; the message says what to do, and holds nothing of the key. */
public final class SigningKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SigningKeyException(String message) {
        super(message);
    }
}
