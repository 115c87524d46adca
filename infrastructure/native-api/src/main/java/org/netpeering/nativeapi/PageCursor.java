package org.netpeering.nativeapi;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A place in a list as callers carry it from one page to the next. It fits the query that gave it and no other: a digest covers the
 * place and the query.
 *
 * @param at the instant of the last item
 * @param id its id
 */
record PageCursor(Instant at, String id) {
    static final String NAME = "cursor";
    static final String RULE =
            "Send next of the page before, unchanged and with the same other parameters; or none for the first page.";

    private static final int DIGEST_BYTES = 9;
    private static final int PARTS = 3;

    /** @param query the query without its place, in any text that tells it from others */
    String text(String query) {
        String plain = micros() + " " + id + " " + digest(query);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** The place; empty if the text was not given out for that query. */
    static Optional<PageCursor> read(String text, String query) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(" ", -1);
            if (parts.length != PARTS) {
                return Optional.empty();
            }
            Instant at = Instant.EPOCH.plus(Long.parseLong(parts[0]), ChronoUnit.MICROS);
            PageCursor cursor = new PageCursor(at, parts[1]);
            return cursor.text(query).equals(text) ? Optional.of(cursor) : Optional.empty();
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            return Optional.empty();
        }
    }

    private long micros() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    private String digest(String query) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest((micros() + " " + id + " " + query).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
