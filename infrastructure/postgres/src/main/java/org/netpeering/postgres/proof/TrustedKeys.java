package org.netpeering.postgres.proof;

import java.util.List;
import java.util.Optional;

/**
 * Whose signatures count.
 *
 * @param pinned the keys that the verifier brings along; if there are none, each checkpoint is believed to be of the key that is
 *     stored with it
 */
public record TrustedKeys(List<VerifierKey> pinned) {
    public TrustedKeys {
        pinned = List.copyOf(pinned);
    }

    /** Whether keys that are stored with the log itself are not believed. */
    public boolean arePinned() {
        return !pinned.isEmpty();
    }

    /** The key that has signed it; empty if it is none that counts. */
    Optional<VerifierKey> signerOf(SignedNote note, byte[] storedKey) {
        List<VerifierKey> candidates = arePinned() ? pinned : stored(storedKey);
        return candidates.stream().filter(note::isSignedBy).findFirst();
    }

    private static List<VerifierKey> stored(byte[] raw) {
        try {
            return List.of(VerifierKey.of(raw));
        } catch (IllegalArgumentException e) {
            return List.of();
        }
    }
}
