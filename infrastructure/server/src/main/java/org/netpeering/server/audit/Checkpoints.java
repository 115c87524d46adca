package org.netpeering.server.audit;

import org.jspecify.annotations.Nullable;
import org.netpeering.postgres.proof.CheckpointThread;

/** The checkpoints that this node makes, if it makes any. */
public record Checkpoints(@Nullable CheckpointThread thread) implements AutoCloseable {
    /** What was altered in the log, as far as this node has seen; null if nothing was. */
    public @Nullable String alteration() {
        return thread == null ? null : thread.alteration();
    }

    @Override
    public void close() {
        if (thread != null) {
            thread.close();
        }
    }
}
