package org.netpeering.edge;

import java.time.Duration;

/**
 * How often something may be done: so many times a second in the long run, and after a pause a burst at once.
 *
 * @param perSecond 0 for any number of times
 * @param burst the most that can be saved up; 1 or more
 */
public record CallRate(int perSecond, int burst) {
    /** As often as anybody likes. */
    public static final CallRate UNLIMITED = new CallRate(0, 1);

    /** @throws IllegalArgumentException if a number is out of its range */
    public CallRate {
        if (perSecond < 0) {
            throw new IllegalArgumentException(perSecond + " calls a second are less than none; 0 is no limit");
        }
        if (burst < 1) {
            throw new IllegalArgumentException("A burst of " + burst + " calls is less than one");
        }
    }

    boolean isLimited() {
        return perSecond > 0;
    }

    /** How long a pause must be until the whole burst is saved up. */
    Duration timeToFill() {
        return isLimited() ? Duration.ofSeconds(burst / perSecond + 1L) : Duration.ZERO;
    }
}
