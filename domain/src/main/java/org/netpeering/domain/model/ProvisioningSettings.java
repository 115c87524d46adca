package org.netpeering.domain.model;

import java.time.Duration;

/**
 * How patient the engine is with the provisioner of the host.
 *
 * @param answerWithin how long an attempt has until it counts as failed; more than zero
 * @param tries how many attempts to join two Nets there are, at least 1; those to take them apart never end
 * @param firstRetry the pause after the first failed attempt, more than zero; each one is twice as long as the one before
 * @param longestRetry the longest pause, at least the first
 */
public record ProvisioningSettings(Duration answerWithin, int tries, Duration firstRetry, Duration longestRetry) {
    private static final Duration LONGEST = Duration.ofDays(365);

    /** What holds if nothing else is said. */
    public static final ProvisioningSettings DEFAULTS =
            new ProvisioningSettings(Duration.ofMinutes(5), 5, Duration.ofSeconds(10), Duration.ofMinutes(15));

    /** More doublings than lead from a nanosecond to a year. */
    private static final int MOST_DOUBLINGS = 62;

    /** @throws IllegalArgumentException naming the setting that is out of its range */
    public ProvisioningSettings {
        check("time to answer", answerWithin);
        check("first pause", firstRetry);
        check("longest pause", longestRetry);
        if (longestRetry.compareTo(firstRetry) < 0) {
            throw new IllegalArgumentException("The longest pause of the provisioner must be at least the first, "
                    + firstRetry + ", not '" + longestRetry + "'");
        }
        if (tries < 1) {
            throw new IllegalArgumentException("The provisioner must have at least 1 try, not " + tries);
        }
    }

    private static void check(String what, Duration value) {
        if (value.isNegative() || value.isZero() || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The " + what
                    + " of the provisioner must be longer than zero and at most " + LONGEST.toDays() + " days, not '"
                    + value + "'");
        }
    }

    /** The pause after that attempt has failed. */
    Duration pauseAfter(int attempt) {
        int doublings = attempt - 1;
        boolean isLongest = doublings > MOST_DOUBLINGS
                || firstRetry.compareTo(longestRetry.dividedBy(1L << Math.min(doublings, MOST_DOUBLINGS))) > 0;
        return isLongest ? longestRetry : firstRetry.multipliedBy(1L << doublings);
    }
}
