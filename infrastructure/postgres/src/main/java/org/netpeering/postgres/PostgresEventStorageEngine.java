package org.netpeering.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventEntry;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.EventStreamUtils;
import org.axonframework.eventsourcing.eventstore.BatchingEventStorageEngine;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The log in {@code netpeering.event}.
 *
 * <p>Appending rests on the unique (aggregate id, sequence number) alone. The transaction id of an event is never below
 * that of the event before it in its stream, even if the writing transaction drew its id before it read the stream; so the
 * order (transaction, index), which followers read in, keeps each stream in order.
 */
final class PostgresEventStorageEngine extends BatchingEventStorageEngine {
    private static final String APPEND = """
            INSERT INTO netpeering.event (transaction_id, aggregate_id, sequence_number, aggregate_type,
                                          event_id, event_type, occurred_at, payload, metadata)
            SELECT GREATEST(pg_current_xact_id(),
                            (SELECT e.transaction_id FROM netpeering.event e
                              WHERE e.aggregate_id = n.aggregate_id
                              ORDER BY e.sequence_number DESC LIMIT 1)),
                   n.aggregate_id, n.sequence_number, n.aggregate_type,
                   n.event_id, n.event_type, n.occurred_at::timestamptz, n.payload::json, n.metadata::json
              FROM unnest((SELECT ?::text[]), ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                   WITH ORDINALITY AS n (aggregate_id, sequence_number, aggregate_type, event_id, event_type,
                                         occurred_at, payload, metadata, place)
             ORDER BY n.place
            """;

    private static final String APPEND_WHERE_FREE =
            APPEND + " ON CONFLICT (aggregate_id, sequence_number) DO NOTHING RETURNING aggregate_id";

    /** Renamed, since an order by {@code transaction_id} would mean the text of that name: '1000' comes before '999'. */
    private static final String TRANSACTION = "transaction_id::text AS transaction_text";

    private static final String COLUMNS = TRANSACTION + """
            , global_index, aggregate_id, sequence_number, aggregate_type,
            event_id, event_type, occurred_at, payload::text, metadata::text
            """;

    private static final String READ_STREAM = "SELECT " + COLUMNS + """
              FROM netpeering.event
             WHERE aggregate_id = ? AND sequence_number >= ?
             ORDER BY sequence_number LIMIT ?
            """;

    private static final String READ_STREAMS = "SELECT " + COLUMNS + """
              FROM netpeering.event WHERE aggregate_id = ANY ((SELECT ?::text[])::text[])
             ORDER BY aggregate_id, sequence_number
            """;

    private static final String FOLLOW = "SELECT " + COLUMNS + """
              FROM netpeering.event
             WHERE (transaction_id, global_index) > (?::xid8, ?)
               AND transaction_id < pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY transaction_id, global_index LIMIT ?
            """;

    private static final String HEAD = "SELECT " + TRANSACTION + """
            , global_index FROM netpeering.event
             WHERE transaction_id < pg_snapshot_xmin(pg_current_snapshot())
             ORDER BY transaction_id DESC, global_index DESC LIMIT 1
            """;

    private static final String LAST_BEFORE = "SELECT " + TRANSACTION + """
            , global_index FROM netpeering.event
             WHERE (transaction_id, global_index) < COALESCE(
                   (SELECT (transaction_id, global_index) FROM netpeering.event WHERE occurred_at >= ?
                     ORDER BY transaction_id, global_index LIMIT 1),
                   (pg_snapshot_xmin(pg_current_snapshot()), 0))
             ORDER BY transaction_id DESC, global_index DESC LIMIT 1
            """;

    private static final String OLDEST_RUNNING = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text";

    private final JdbcTemplate jdbc;
    private final AppendSignal signal;

    PostgresEventStorageEngine(DataSource dataSource, Serializer serializer, AppendSignal signal) {
        super(new Settings(serializer));
        this.jdbc = new JdbcTemplate(dataSource);
        this.signal = signal;
    }

    @Override
    protected void appendEvents(List<? extends EventMessage<?>> events, Serializer serializer) {
        if (events.isEmpty()) {
            return;
        }
        PendingWrites pending = PendingWrites.ofThisThread();
        if (pending != null) {
            events.forEach(event -> pending.append(asDomainEvent(event)));
            return;
        }
        try {
            SqlText append = append(APPEND, events, serializer);
            jdbc.update(append.text(), append.parameters().toArray());
            signal.sendAfterCommit();
        } catch (DataAccessException e) {
            handlePersistenceException(e, events.getFirst());
        }
    }

    /** The statement that appends all of them, whichever commands they are from. */
    SqlText appending(List<DomainEventMessage<?>> events) {
        return append(APPEND, events, getEventSerializer());
    }

    /** Tells those who follow the log on this node that it has become longer, as soon as the transaction of this thread has committed. */
    void tellFollowers() {
        signal.sendAfterCommit();
    }

    /**
     * What it means for the command that wanted to append these events that they could not be written.
     *
     * @return an exception as Axon knows it
     */
    RuntimeException meaningOf(DataAccessException failure, List<DomainEventMessage<?>> events) {
        try {
            handlePersistenceException(failure, events.getFirst());
            return failure;
        } catch (RuntimeException meaning) {
            return meaning;
        }
    }

    /**
     * Appends those events whose place in their stream is still free.
     *
     * @return the streams that got their event
     */
    Set<String> appendWhereFree(List<DomainEventMessage<?>> events) {
        if (events.isEmpty()) {
            return Set.of();
        }
        signal.sendAfterCommit();
        SqlText append = append(APPEND_WHERE_FREE, events, getEventSerializer());
        return Set.copyOf(jdbc.query(
                append.text(),
                (row, number) -> row.getString(1),
                append.parameters().toArray()));
    }

    /** Followers read what lies below it. */
    long oldestRunningTransaction() {
        return Long.parseLong(Objects.requireNonNull(jdbc.queryForObject(OLDEST_RUNNING, String.class)));
    }

    /** All events of these streams, by stream, in their order. */
    Map<String, List<DomainEventMessage<?>>> readStreams(List<String> aggregates) {
        List<DomainEventData<String>> entries =
                jdbc.query(READ_STREAMS, (row, number) -> entry(row), (Object) aggregates.toArray(String[]::new));
        return EventStreamUtils.upcastAndDeserializeDomainEvents(entries.stream(), getEventSerializer(), upcasterChain)
                .asStream()
                .collect(Collectors.groupingBy(
                        DomainEventMessage::getAggregateIdentifier,
                        Collectors.mapping(event -> event, Collectors.toList())));
    }

    private static SqlText append(String sql, List<? extends EventMessage<?>> events, Serializer serializer) {
        int size = events.size();
        String[] aggregates = new String[size];
        Long[] sequences = new Long[size];
        String[] aggregateTypes = new String[size];
        String[] ids = new String[size];
        String[] types = new String[size];
        String[] times = new String[size];
        String[] payloads = new String[size];
        String[] metadata = new String[size];
        for (int i = 0; i < size; i++) {
            DomainEventMessage<?> event = asDomainEvent(events.get(i));
            aggregates[i] = event.getAggregateIdentifier();
            sequences[i] = event.getSequenceNumber();
            aggregateTypes[i] = event.getType();
            ids[i] = event.getIdentifier();
            var payload = event.serializePayload(serializer, String.class);
            types[i] = payload.getType().getName();
            payloads[i] = payload.getData();
            times[i] = occurredAt(event).toString();
            metadata[i] = event.serializeMetaData(serializer, String.class).getData();
        }
        return new SqlText().append(sql, aggregates, sequences, aggregateTypes, ids, types, times, payloads, metadata);
    }

    private static DomainEventMessage<?> asDomainEvent(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> domainEvent) {
            return domainEvent;
        }
        throw new IllegalArgumentException(
                "Only events of aggregates belong in the log, not " + event.getPayloadType());
    }

    private static Instant occurredAt(EventMessage<?> event) {
        return event.getPayload() instanceof NetPeeringEvent happened ? happened.occurredAt() : event.getTimestamp();
    }

    @Override
    protected List<? extends DomainEventData<?>> fetchDomainEvents(
            String aggregate, long firstSequence, int batchSize) {
        return jdbc.query(READ_STREAM, (row, number) -> entry(row), aggregate, firstSequence, batchSize);
    }

    @Override
    protected List<? extends TrackedEventData<?>> fetchTrackedEvents(@Nullable TrackingToken after, int batchSize) {
        LogPosition position = after == null ? new LogPosition(0, 0) : (LogPosition) after;
        return jdbc.query(
                FOLLOW,
                (row, number) -> new TrackedDomainEventData<>(position(row), entry(row)),
                Long.toString(position.transaction()),
                position.index(),
                batchSize);
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String aggregate) {
        return Optional.ofNullable(jdbc.queryForObject(
                "SELECT max(sequence_number) FROM netpeering.event WHERE aggregate_id = ?", Long.class, aggregate));
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        return jdbc.query(HEAD, (row, number) -> position(row)).stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    public @Nullable TrackingToken createTokenAt(Instant instant) {
        return jdbc.query(LAST_BEFORE, (row, number) -> position(row), instant.atOffset(ZoneOffset.UTC)).stream()
                .findFirst()
                .orElse(null);
    }

    @Override
    protected void storeSnapshot(DomainEventMessage<?> snapshot, Serializer serializer) {
        throw new UnsupportedOperationException("Peerings are short streams; they have no snapshots");
    }

    @Override
    protected Stream<? extends DomainEventData<?>> readSnapshotData(String aggregate) {
        return Stream.empty();
    }

    private static DomainEventData<String> entry(ResultSet row) throws SQLException {
        return new GenericDomainEventEntry<>(
                row.getString("aggregate_type"),
                row.getString("aggregate_id"),
                row.getLong("sequence_number"),
                row.getString("event_id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("event_type"),
                null,
                row.getString("payload"),
                row.getString("metadata"));
    }

    private static LogPosition position(ResultSet row) throws SQLException {
        return new LogPosition(Long.parseLong(row.getString("transaction_text")), row.getLong("global_index"));
    }

    private static final class Settings extends BatchingEventStorageEngine.Builder {
        Settings(Serializer serializer) {
            eventSerializer(serializer);
            snapshotSerializer(serializer);
            persistenceExceptionResolver(UniqueViolation::isCauseOf);
        }
    }
}
