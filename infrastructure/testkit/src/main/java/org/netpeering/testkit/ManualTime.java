package org.netpeering.testkit;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A clock that stands still until it is moved; instants are cut to microseconds, as the engine does.
 *
 * <p>When it moves forward it stops at every instant for which an alarm is set, in order, and rings before it moves on: code
 * that wakes up reads the instant it was to wake up at. When it moves back nothing rings. It may be used by many threads.
 */
public final class ManualTime implements InstantSource {
    private final List<Alarm> alarms = new CopyOnWriteArrayList<>();
    private volatile Instant now;

    private ManualTime(Instant start) {
        this.now = start.truncatedTo(ChronoUnit.MICROS);
    }

    /** Something that wants to wake up. */
    public interface Alarm {
        /** When it wants to be rung next, if at all. */
        Optional<Instant> next();

        /** The time has come; afterwards {@link #next()} is later than now, or empty. */
        void ring();
    }

    /** A clock that stands at that instant. */
    public static ManualTime at(Instant start) {
        return new ManualTime(start);
    }

    /** A clock that stands at that instant, such as {@code 2026-01-01T00:00:00Z}. */
    public static ManualTime at(String start) {
        return at(Instant.parse(start));
    }

    @Override
    public Instant instant() {
        return now;
    }

    /** Moves the clock on, or back if the duration is negative. */
    public void advance(Duration duration) {
        moveTo(now.plus(duration));
    }

    /** Moves the clock to that instant, ringing what is set for an instant up to and including it. */
    public synchronized void moveTo(Instant instant) {
        Instant target = instant.truncatedTo(ChronoUnit.MICROS);
        for (Optional<Alarm> due = due(target); due.isPresent(); due = due(target)) {
            Instant at = due.get().next().orElse(now);
            now = at.isAfter(now) ? at : now;
            due.get().ring();
        }
        now = target;
    }

    /** Rings this alarm whenever its time has come. */
    public void wake(Alarm alarm) {
        alarms.add(alarm);
    }

    private Optional<Alarm> due(Instant target) {
        return alarms.stream()
                .filter(alarm -> alarm.next().filter(at -> !at.isAfter(target)).isPresent())
                .min(Comparator.comparing(alarm -> alarm.next().orElse(Instant.MAX)));
    }
}
