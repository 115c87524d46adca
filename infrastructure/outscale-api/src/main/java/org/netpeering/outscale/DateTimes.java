package org.netpeering.outscale;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import org.netpeering.domain.api.TextPattern;

/**
 * Date-times in filters, as the patterns that find them among date-times with milliseconds in UTC.
 *
 * <p>Clients write them with or without a fraction and with any offset, {@code +0000} included; without an offset they
 * are in UTC. Without a fraction any instant within the second is meant.
 */
final class DateTimes {
    private static final DateTimeFormatter READ = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
            .optionalStart()
            .appendOffsetId()
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "+0000")
            .optionalEnd()
            .toFormatter();
    private static final int LAST_YEAR = 9999;
    private static final int MILLISECONDS_LENGTH = "000Z".length();

    static final Kind<TextPattern> PATTERN = (field, node) -> {
        String text = Kinds.TEXT.read(field, node);
        try {
            return pattern(text);
        } catch (DateTimeException e) {
            throw CallRefused.value(
                    ErrorCode.INVALID_VALUE, field, text, "Send a date-time such as 2026-11-29T20:15:30.000Z.");
        }
    };

    private DateTimes() {}

    /** @throws DateTimeException if the text is none, or its year is not from 0 to 9998 */
    static Instant instant(String text) {
        TemporalAccessor read = READ.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
        OffsetDateTime dateTime =
                read instanceof LocalDateTime local ? local.atOffset(ZoneOffset.UTC) : OffsetDateTime.from(read);
        if (dateTime.getYear() < 0 || dateTime.getYear() >= LAST_YEAR) {
            throw new DateTimeException("The year is out of range");
        }
        return dateTime.toInstant();
    }

    private static TextPattern pattern(String text) {
        String written = PeeringDocument.dateTime(instant(text).truncatedTo(ChronoUnit.MILLIS));
        return text.indexOf('.') >= 0
                ? TextPattern.exact(written)
                : TextPattern.wildcard(written.substring(0, written.length() - MILLISECONDS_LENGTH) + "*");
    }
}
