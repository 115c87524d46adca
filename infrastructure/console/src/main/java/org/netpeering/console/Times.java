package org.netpeering.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as people read them: how long it is until then, and the instant itself. */
final class Times {
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final InstantSource clock;
    private final Texts texts;

    Times(ConsoleParts parts, Texts texts) {
        this.clock = parts.clock();
        this.texts = texts;
    }

    /**
     * An instant.
     *
     * @param relative such as {@code in 6 days}
     * @param exact to the second, in UTC
     * @param machine as ISO 8601 has it
     */
    record Moment(String relative, String exact, String machine) {}

    /** That instant, seen from now. */
    Moment moment(Instant at) {
        return new Moment(relative(Duration.between(clock.instant(), at)), EXACT.format(at), at.toString());
    }

    Instant now() {
        return clock.instant();
    }

    private String relative(Duration until) {
        String direction = until.isNegative() ? "time.ago" : "time.in";
        return texts.of(direction, amount(until.abs()));
    }

    /** The largest whole unit, and below two days also the next smaller one. */
    String amount(Duration length) {
        if (length.toDays() >= 2) {
            return texts.of("time.days", length.toDays());
        }
        if (length.toHours() >= 2) {
            return texts.of("time.hours", length.toHours());
        }
        return length.toMinutes() >= 1
                ? texts.of("time.minutes", length.toMinutes())
                : texts.of("time.seconds", length.toSeconds());
    }
}
