package org.netpeering.postgres.proof;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A row of the log as it is stored.
 *
 * @param occurredAt in microseconds since 1970, UTC
 * @param payload the text of the JSON, byte for byte
 * @param metadata the text of the JSON, byte for byte
 * @param hash what the row says its hash is
 */
record LoggedEvent(
        LogPlace place,
        String stream,
        long sequence,
        String aggregateType,
        String id,
        String type,
        long occurredAt,
        String payload,
        String metadata,
        Hash hash) {
    private static final byte[] DOMAIN = "netpeering.event.v1\n".getBytes(StandardCharsets.US_ASCII);

    /** The hash that this row must have behind that one; the function {@code event_hash} in the database computes the same. */
    Hash hashAfter(Hash previous) {
        MessageDigest digest = Hash.sha256();
        digest.update(DOMAIN);
        previous.addTo(digest);
        digest.update(ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(place.transaction())
                .putLong(place.index())
                .putLong(sequence)
                .putLong(occurredAt)
                .flip());
        add(digest, stream);
        add(digest, aggregateType);
        add(digest, id);
        add(digest, type);
        add(digest, payload);
        add(digest, metadata);
        return Hash.of(digest);
    }

    private static void add(MessageDigest digest, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        digest.update(bytes);
    }
}
