package org.netpeering.postgres;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far what follows the log is behind it. Asked as often as anybody likes: the cost has a bound, however long the log is and
 * however far they are behind.
 */
public interface FollowerLags {
    /** The most events that are counted. */
    int MOST_COUNTED = 10_000;

    /**
     * A follower of the engine, on whichever node it is.
     *
     * @param name of its processor, such as {@code netpeering.audit}
     * @param behind how many committed events it has not come to yet, {@value #MOST_COUNTED} also for more; what it has parked
     *     does not count
     * @param oldest when the first of them happened; null if there is none
     */
    record FollowerLag(String name, int behind, @Nullable Instant oldest) {}

    /**
     * A webhook that is behind.
     *
     * @param id of the webhook
     * @param oldest when the first event happened that it has not come to, wanted or not
     */
    record WebhookLag(String id, Instant oldest) {}

    /** All followers of the engine, by name. */
    List<FollowerLag> followers();

    /** Webhooks that are behind, the farthest first, at most {@code limit}. */
    List<WebhookLag> webhooks(int limit);
}
