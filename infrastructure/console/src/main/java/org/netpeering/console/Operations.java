package org.netpeering.console;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What those who run the installation want to see, and to do when something waits. */
public interface Operations {
    /** What follows the log, by name. */
    List<Follower> followers();

    /** Events that a follower could not handle, the oldest first, at most {@code limit}. */
    List<Parked> parked(int limit);

    /**
     * Handles parked events again.
     *
     * @return how many are parked no more
     */
    int retry();

    /**
     * Requests by when they lapse: those whose instant has come, and those that lapse in one of the next days.
     *
     * @param days how many days to look ahead, today among them; 1 to 31
     */
    Deadlines deadlines(int days);

    /** The views that were made again from the log or are being made, the last time of each. */
    List<Rebuild> rebuilds();

    /** Where a rebuild stands: somebody is at it, it is done, or whoever was at it has gone. */
    enum RebuildState {
        RUNNING,
        DONE,
        BROKEN_OFF
    }

    /**
     * @param step what is being done, or was last
     * @param done how much of the step, such as how many events of the log
     * @param total of how much; 0 if that cannot be told
     * @param notedAt when it was last heard of
     */
    record Rebuild(
            String view, String step, long done, long total, Instant beganAt, Instant notedAt, RebuildState state) {}

    /**
     * @param behind how many events it has not come to
     * @param oldest when the first of them happened; null if there is none
     */
    record Follower(String name, int behind, @Nullable Instant oldest) {}

    /** @param sequence its place among the events of its peering, from 0 */
    record Parked(String follower, String peering, long sequence, Instant parkedAt, String failure) {}

    /**
     * @param overdue pending requests whose instant has come
     * @param byDay how many lapse within 24 hours from now, within the 24 hours after that, and so on
     * @param most how far each is counted; where it is reached, there may be more
     */
    record Deadlines(int overdue, List<Integer> byDay, int most) {
        /** Copies the list. */
        public Deadlines {
            byDay = List.copyOf(byDay);
        }
    }
}
