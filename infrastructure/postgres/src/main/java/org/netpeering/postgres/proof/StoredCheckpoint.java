package org.netpeering.postgres.proof;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A checkpoint as it is stored: what its note says, once more in columns, and what it takes to go on from there.
 *
 * @param frontier of the tree
 * @param note the checkpoint and its signature
 * @param publicKey the 32 bytes of the key that is said to have signed it
 */
record StoredCheckpoint(
        long number, long size, Hash root, Instant time, byte[] frontier, String note, byte[] publicKey) {

    /** Signs a new one. */
    static StoredCheckpoint sign(String origin, long number, Frontier frontier, Instant now, SigningKey key) {
        Checkpoint checkpoint =
                new Checkpoint(origin, frontier.size(), frontier.root(), number, now.truncatedTo(ChronoUnit.MICROS));
        return new StoredCheckpoint(
                number,
                checkpoint.size(),
                checkpoint.root(),
                checkpoint.time(),
                frontier.bytes(),
                SignedNote.sign(checkpoint.text(), origin, key).note(),
                key.verifier().raw());
    }
}
