package org.netpeering.edge;

import java.time.Duration;

/**
 * What one account may ask of the server, so that all others find it as fast as ever.
 *
 * @param reads how often it may read
 * @param writes how often it may change something
 * @param atOnce how many of its calls are worked on at the same time; 0 for any number. More wait for their turn
 * @param patience how long a call waits for its turn before it is refused
 */
public record CallLimits(CallRate reads, CallRate writes, int atOnce, Duration patience) {
    /** No limits. */
    public static final CallLimits NONE = new CallLimits(CallRate.UNLIMITED, CallRate.UNLIMITED, 0, Duration.ZERO);

    /** @throws IllegalArgumentException if a number is out of its range */
    public CallLimits {
        if (atOnce < 0) {
            throw new IllegalArgumentException(atOnce + " calls at once are less than none; 0 is no limit");
        }
        if (patience.isNegative()) {
            throw new IllegalArgumentException("Patience " + patience + " is negative");
        }
    }

    CallRate rate(CallClass callClass) {
        return switch (callClass) {
            case READ -> reads;
            case WRITE -> writes;
        };
    }
}
