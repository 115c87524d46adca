package org.netpeering.postgres.proof;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a verification found in order.
 *
 * @param rows of the log
 * @param streams that they belong to
 * @param checkpoints that are there
 * @param lastSeal the last checkpoint; null if there is none
 */
public record Verified(
        long rows, long streams, long checkpoints, @Nullable Seal lastSeal) {
    /**
     * Up to where a signature covers the log.
     *
     * @param rows how many are covered
     * @param stream of the last row
     * @param sequence of the last row in its stream
     * @param keys of all signers, the latest last, each as tools for signed notes take it
     */
    public record Seal(
            long checkpoint, Instant time, long rows, String place, String stream, long sequence, List<String> keys) {}

    /** How many rows come after the last checkpoint: only chained. */
    public long unsealedRows() {
        return lastSeal == null ? rows : rows - lastSeal.rows();
    }
}
