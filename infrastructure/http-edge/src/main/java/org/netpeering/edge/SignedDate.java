package org.netpeering.edge;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.netpeering.edge.EdgeRefusal.Kind;

/**
 * When a request was signed, by the caller's clock.
 *
 * @param field the header or the parameter that says so
 * @param text {@code YYYYMMDDTHHMMSSZ}
 */
record SignedDate(String field, String text, Instant instant) {
    private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'")
            .withResolverStyle(ResolverStyle.STRICT)
            .withZone(ZoneOffset.UTC);
    private static final int DAY_LENGTH = 8;

    static SignedDate parse(String field, String text) throws Refused {
        try {
            return new SignedDate(field, text, FORMAT.parse(text, Instant::from));
        } catch (DateTimeParseException unreadable) {
            throw new Refused(
                    Kind.UNREADABLE_CREDENTIALS,
                    field + " " + PlainText.quoted(text) + " is not a UTC time of the form YYYYMMDDTHHMMSSZ.");
        }
    }

    String day() {
        return text.substring(0, DAY_LENGTH);
    }

    static String write(Instant instant) {
        return FORMAT.format(instant);
    }
}
