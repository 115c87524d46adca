package org.netpeering.postgres.proof;

/** A checkpoint that somebody took from the log at an earlier time, and kept where nobody who can write to the log can. */
public final class KeptCheckpoint {
    private final Checkpoint checkpoint;

    private KeptCheckpoint(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    /**
     * Reads a note.
     *
     * @throws IllegalArgumentException if it is no note of a checkpoint, or not signed by a key that is pinned
     */
    public static KeptCheckpoint of(String note, TrustedKeys keys) {
        SignedNote signed = SignedNote.parse(note);
        if (keys.arePinned() && keys.signerOf(signed, new byte[0]).isEmpty()) {
            throw new IllegalArgumentException("it is not signed by the public key that was given");
        }
        return new KeptCheckpoint(Checkpoint.parse(signed.text()));
    }

    /** Compares when the tree has its size. */
    void compare(Frontier tree) {
        if (tree.size() == checkpoint.size() && !tree.root().equals(checkpoint.root())) {
            throw AlteredLogException.log("is not the one that " + this + " was taken from: its first "
                    + checkpoint.size() + " rows have another root.");
        }
    }

    void refuseUnlessReached(long sealed) {
        if (sealed < checkpoint.size()) {
            throw AlteredLogException.log("has lost what " + this + " covers: " + checkpoint.size()
                    + " rows were sealed then, and " + sealed + " are now.");
        }
    }

    @Override
    public String toString() {
        return "the checkpoint " + checkpoint.number() + " of " + checkpoint.time() + " that was kept";
    }
}
