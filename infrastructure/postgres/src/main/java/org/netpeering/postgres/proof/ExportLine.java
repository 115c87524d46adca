package org.netpeering.postgres.proof;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** A line of an exported log: an object with one field, whose name says what kind of line it is. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExportLine(
        @Nullable Header log,
        @Nullable CheckpointLine checkpoint,
        @Nullable LeafLine leaf,
        @Nullable EventLine event) {
    /** The name of the format; another one when it changes. */
    static final String FORMAT = "netpeering.log.v1";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    /** In the order in which they stand in the file. */
    enum Kind {
        LOG,
        CHECKPOINT,
        LEAF,
        EVENT;

        private final String prefix = "{\"" + name().toLowerCase(Locale.ROOT) + "\":";

        /** @return null if it begins like no line of an exported log */
        static @Nullable Kind of(String line) {
            for (Kind kind : values()) {
                if (line.startsWith(kind.prefix)) {
                    return kind;
                }
            }
            return null;
        }
    }

    /**
     * The first line.
     *
     * @param origin the name of the log in its checkpoints
     * @param checkpoints how many lines of that kind follow
     */
    record Header(@Nullable String format, @Nullable String origin, long checkpoints, long leaves, long events) {}

    record CheckpointLine(
            long number,
            long size,
            @Nullable String root,
            @Nullable String time,
            @Nullable String frontier,
            @Nullable String note,
            @Nullable String publicKey) {
        static CheckpointLine of(StoredCheckpoint stored) {
            return new CheckpointLine(
                    stored.number(),
                    stored.size(),
                    stored.root().base64(),
                    stored.time().toString(),
                    Base64.getEncoder().encodeToString(stored.frontier()),
                    stored.note(),
                    Base64.getEncoder().encodeToString(stored.publicKey()));
        }

        StoredCheckpoint stored() {
            return new StoredCheckpoint(
                    number,
                    size,
                    Hash.ofBase64(present("root", root)),
                    Instant.parse(present("time", time)),
                    Base64.getDecoder().decode(present("frontier", frontier)),
                    present("note", note),
                    Base64.getDecoder().decode(present("publicKey", publicKey)));
        }
    }

    record LeafLine(
            long number,
            long transaction,
            long index,
            @Nullable String stream,
            long sequence,
            @Nullable String hash) {
        static LeafLine of(Leaf leaf) {
            return new LeafLine(
                    leaf.number(),
                    leaf.place().transaction(),
                    leaf.place().index(),
                    leaf.stream(),
                    leaf.sequence(),
                    leaf.hash().toString());
        }

        Leaf leaf() {
            return new Leaf(
                    number,
                    new LogPlace(transaction, index),
                    present("stream", stream),
                    sequence,
                    Hash.ofHex(present("hash", hash)));
        }
    }

    /** @param payload the text of the JSON as a text, since its bytes are what is hashed; and so the metadata */
    record EventLine(
            long transaction,
            long index,
            @Nullable String stream,
            long sequence,
            @Nullable String aggregateType,
            @Nullable String id,
            @Nullable String type,
            long occurredAtMicros,
            @Nullable String payload,
            @Nullable String metadata,
            @Nullable String hash) {
        static EventLine of(LoggedEvent event) {
            return new EventLine(
                    event.place().transaction(),
                    event.place().index(),
                    event.stream(),
                    event.sequence(),
                    event.aggregateType(),
                    event.id(),
                    event.type(),
                    event.occurredAt(),
                    event.payload(),
                    event.metadata(),
                    event.hash().toString());
        }

        LoggedEvent event() {
            return new LoggedEvent(
                    new LogPlace(transaction, index),
                    present("stream", stream),
                    sequence,
                    present("aggregateType", aggregateType),
                    present("id", id),
                    present("type", type),
                    occurredAtMicros,
                    present("payload", payload),
                    present("metadata", metadata),
                    Hash.ofHex(present("hash", hash)));
        }
    }

    static ExportLine of(Header header) {
        return new ExportLine(header, null, null, null);
    }

    static ExportLine of(StoredCheckpoint checkpoint) {
        return new ExportLine(null, CheckpointLine.of(checkpoint), null, null);
    }

    static ExportLine of(Leaf leaf) {
        return new ExportLine(null, null, LeafLine.of(leaf), null);
    }

    static ExportLine of(LoggedEvent event) {
        return new ExportLine(null, null, null, EventLine.of(event));
    }

    /** @throws IllegalArgumentException if it is not such a line; the message says what is wrong with it */
    static ExportLine parse(String text) {
        try {
            return MAPPER.readValue(text, ExportLine.class);
        } catch (JacksonException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }

    String text() {
        return MAPPER.writeValueAsString(this);
    }

    private static String present(String field, @Nullable String value) {
        if (value == null) {
            throw new IllegalArgumentException("the field '" + field + "' is missing");
        }
        return value;
    }
}
