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
     */
    record Deadlines(int overdue, List<Integer> byDay) {
        /** Copies the list. */
        public Deadlines {
            byDay = List.copyOf(byDay);
        }
    }
}
