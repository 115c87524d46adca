package org.netpeering.postgres.proof;

import java.util.Arrays;

/** What must be true of a checkpoint that is stored. */
final class CheckpointRules {
    private final TrustedKeys keys;

    CheckpointRules(TrustedKeys keys) {
        this.keys = keys;
    }

    /** What was signed, and by whom. */
    record Signed(Checkpoint checkpoint, VerifierKey key) {}

    /**
     * Holds the columns against the note, and the note against its signature.
     *
     * @throws AlteredLogException if one of them was altered
     */
    Signed signed(StoredCheckpoint stored) {
        SignedNote note;
        Checkpoint checkpoint;
        try {
            note = SignedNote.parse(stored.note());
            checkpoint = Checkpoint.parse(note.text());
        } catch (IllegalArgumentException e) {
            throw AlteredLogException.checkpoint(
                    stored.number(), "was altered: its note cannot be read, " + e.getMessage() + ".");
        }
        VerifierKey key = keys.signerOf(note, stored.publicKey())
                .orElseThrow(() -> AlteredLogException.checkpoint(
                        stored.number(),
                        keys.arePinned()
                                ? "is not signed by the public key that was given: it was altered, or another key signed it."
                                : "was altered: its signature is not of the key that is stored with it."));
        boolean isSame = checkpoint.number() == stored.number()
                && checkpoint.size() == stored.size()
                && checkpoint.root().equals(stored.root())
                && checkpoint.time().equals(stored.time())
                && checkpoint.origin().equals(note.signer());
        if (!isSame) {
            throw AlteredLogException.checkpoint(
                    stored.number(), "was altered: its columns are not what its signed note says.");
        }
        return new Signed(checkpoint, key);
    }

    /** @throws AlteredLogException if the tree is not the one that the checkpoint was made of */
    static void matches(StoredCheckpoint stored, Frontier tree, long firstLeaf) {
        if (!stored.root().equals(tree.root())) {
            throw AlteredLogException.checkpoint(
                    stored.number(),
                    "does not fit the log: of leaves " + firstLeaf + " to " + (stored.size() - 1)
                            + " at least one was altered together with the hash of its row.");
        }
        if (!Arrays.equals(stored.frontier(), tree.bytes())) {
            throw AlteredLogException.checkpoint(
                    stored.number(), "was altered: its frontier is not that of the tree it has signed.");
        }
    }
}
