package org.netpeering.postgres;

import java.time.Instant;
import java.util.List;

/**
 * Events that a follower of the log could not handle.
 *
 * <p>A failing event is tried four times, with growing pauses. Then it is parked, so that the
 * events of other peerings go on; later events of the same peering are parked behind it, so that their order is kept.
 */
public interface ParkedEvents {
    /**
     * An event that waits.
     *
     * @param processor the follower that could not handle it
     * @param stream the peering
     * @param sequence its place in the stream of the peering
     * @param failure what went wrong
     */
    record ParkedEvent(String processor, String stream, long sequence, Instant parkedAt, String failure) {}

    /** How many events are parked. */
    long count();

    /** The parked events, oldest first, at most {@code limit} of them. */
    List<ParkedEvent> list(int limit);

    /**
     * Handles the parked events again, each peering in its order, until one fails again.
     *
     * @return how many were handled and are parked no more
     */
    int retry();
}
