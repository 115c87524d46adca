package org.netpeering.application.webhook;

import java.util.Optional;

/** Encrypts secrets for a store, so that whoever can read the store cannot use them. */
public interface SecretSealing {
    /**
     * What to keep of the secret.
     *
     * @param owner whose it is; the result is not readable for any other
     */
    byte[] seal(String owner, String secret);

    /** The secret; empty if this is not what was sealed for that owner. */
    Optional<String> open(String owner, byte[] sealed);
}
