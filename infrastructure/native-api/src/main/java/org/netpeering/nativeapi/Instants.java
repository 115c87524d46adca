package org.netpeering.nativeapi;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;

/** Instants as callers write them: ISO 8601 with an offset or Z, of the years 0001 to 9999, cut to microseconds. */
final class Instants {
    static final String RULE = "Write an instant as 2026-11-23T08:00:00Z.";

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59.999999Z");

    private Instants() {}

    static boolean isValid(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant();
            return !instant.isBefore(FIRST) && !instant.isAfter(LAST);
        } catch (DateTimeException e) {
            return false;
        }
    }

    static Instant parse(String text) {
        return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
    }
}
