package org.netpeering.server.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The clock of the sandbox: runs as any other, and can be moved forward, never back. */
public final class SandboxClock implements InstantSource {
    /** How far ahead of the real time the clock can be at the most. */
    static final Duration FARTHEST = Duration.ofDays(3650);

    private final InstantSource real;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** A clock that shows the real time until it is moved. */
    public SandboxClock(InstantSource real) {
        this.real = real;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead.get());
    }

    /**
     * Moves the clock forward.
     *
     * @throws IllegalArgumentException if the duration is not longer than zero, or leads too far ahead
     */
    public void advance(Duration by) {
        if (by.isNegative() || by.isZero()) {
            throw new IllegalArgumentException(
                    "advance: '" + by + "' does not lead forward; the clock can be moved forward only, such as by P7D");
        }
        ahead.updateAndGet(now -> {
            if (by.compareTo(FARTHEST.minus(now)) > 0) {
                throw new IllegalArgumentException("advance: '" + by + "' leads more than " + FARTHEST.toDays()
                        + " days ahead of the real time; POST /sandbox/reset begins anew");
            }
            return now.plus(by);
        });
    }

    /**
     * Moves the clock forward to that instant.
     *
     * @throws IllegalArgumentException if the instant is not later than now, or too far ahead
     */
    public void moveTo(Instant to) {
        Duration by = Duration.between(instant(), to);
        if (by.isNegative() || by.isZero()) {
            throw new IllegalArgumentException(
                    "to: '" + to + "' is not later than now, " + instant() + "; the clock can be moved forward only");
        }
        advance(by);
    }

    /** Shows the real time again. */
    void reset() {
        ahead.set(Duration.ZERO);
    }
}
