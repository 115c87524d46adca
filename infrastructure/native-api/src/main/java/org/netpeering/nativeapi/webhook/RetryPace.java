package org.netpeering.nativeapi.webhook;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How often and how soon a delivery is tried again: each pause is twice as long as the one before, up to the longest, less a random
 * part of up to a half, so that those who failed together do not come back together.
 *
 * @param tries in all, at least 1
 * @param first pause, longer than nothing
 * @param longest pause
 */
public record RetryPace(int tries, Duration first, Duration longest, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 30;

    /** @throws IllegalArgumentException if a number is out of its range */
    public RetryPace {
        if (tries < 1) {
            throw new IllegalArgumentException(tries + " tries are too few; 1 is the least");
        }
        if (first.isNegative() || first.isZero()) {
            throw new IllegalArgumentException("A first pause of " + first + " is too short");
        }
    }

    /** The pause after so many tries. */
    Duration pauseAfter(int tried) {
        long doubled = first.toMillis() << Math.min(tried - 1, MOST_DOUBLINGS);
        long whole = doubled <= 0 ? longest.toMillis() : Math.min(doubled, longest.toMillis());
        return Duration.ofMillis(Math.max(1, whole / 2 + (long) (random.nextDouble() * whole / 2)));
    }
}
