package org.netpeering.server.accounts.table;

/** The key that encrypts the secrets is missing or wrong; the message says what to do, and holds nothing of the key. */
public final class SecretsKeyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SecretsKeyException(String message) {
        super(message);
    }

    /** No key was given where one is needed. */
    public static SecretsKeyException missing() {
        return new SecretsKeyException(
                "Secrets of access keys are kept encrypted, and the key for that was not given. " + SecretsKey.ADVICE);
    }
}
