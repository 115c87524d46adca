package org.netpeering.outscale;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.value.NetPeeringId;

/** A place in the list of peerings as two parts of a page token: microseconds since 1970, and the id. */
final class PeeringCursor {
    static final int PARTS = 2;

    private static final int MOST_DIGITS = 17;

    private PeeringCursor() {}

    static String micros(Instant requestedAt) {
        return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, requestedAt));
    }

    /** @throws CallRefused naming the token if the parts are none */
    static Cursor read(List<String> parts, String token) {
        String micros = parts.get(0);
        String id = parts.get(1);
        if (!micros.matches("[0-9]{1," + MOST_DIGITS + "}") || !NetPeeringId.isValid(id)) {
            throw PageToken.invalid(token);
        }
        return new Cursor(Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS), new NetPeeringId(id));
    }
}
