package org.netpeering.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.PeeringArchive;
import org.netpeering.application.audit.RecordedEvent;
import org.netpeering.domain.api.EventNames;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.messages.DomainJson;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The log by peering, from {@code netpeering.event}. */
public final class PostgresPeeringArchive implements PeeringArchive {
    private static final TypeReference<Map<String, Object>> METADATA = new TypeReference<>() {};

    private static final String STREAMS = """
            SELECT transaction_id::text AS transaction_text, global_index, sequence_number, event_id, event_type,
                   payload::text AS payload, metadata::text AS metadata
              FROM netpeering.event WHERE aggregate_id = ANY (?)
             ORDER BY aggregate_id, sequence_number
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = DomainJson.configure(JsonMapper.builder()).build();

    /** Reads through this data source, within the transaction of the caller if there is one. */
    public PostgresPeeringArchive(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public Map<NetPeeringId, List<RecordedEvent>> streams(Collection<NetPeeringId> peerings) {
        Map<NetPeeringId, List<RecordedEvent>> streams = new LinkedHashMap<>();
        if (peerings.isEmpty()) {
            return streams;
        }
        Object ids = peerings.stream().map(NetPeeringId::value).toArray(String[]::new);
        jdbc.sql(STREAMS)
                .param(ids)
                .query((row, number) -> event(row))
                .list()
                .forEach(event -> streams.computeIfAbsent(event.event().peeringId(), id -> new ArrayList<>())
                        .add(event));
        return streams;
    }

    private RecordedEvent event(ResultSet row) throws SQLException {
        String type = row.getString("event_type");
        Class<? extends NetPeeringEvent> known = EventNames.classOf(type)
                .orElseThrow(() -> new IllegalStateException("The log has an event of the unknown type " + type));
        String payload = row.getString("payload");
        Map<String, Object> metadata = json.readValue(row.getString("metadata"), METADATA);
        metadata.values().removeIf(Objects::isNull);
        long number = row.getLong("global_index");
        return new RecordedEvent(
                number,
                new LogPosition(Long.parseLong(row.getString("transaction_text")), number).text(),
                row.getLong("sequence_number"),
                row.getString("event_id"),
                type,
                metadata,
                payload,
                json.readValue(payload, known));
    }

    @Override
    public List<Cursor> listed(
            @Nullable AccountId viewer, Instant at, Instant endedSince, @Nullable Cursor after, int limit) {
        SqlText sql = new SqlText();
        if (viewer == null) {
            some(sql, "true", at, endedSince, after, limit);
        } else {
            sql.append("SELECT requested_at, peering_id FROM ((");
            some(sql, "source_account = ?", at, endedSince, after, limit, viewer.value());
            sql.append(") UNION ALL (");
            some(
                    sql,
                    "accepter_account = ? AND cardinality(accepter_ranges) > 0 AND source_account <> ?",
                    at,
                    endedSince,
                    after,
                    limit,
                    viewer.value(),
                    viewer.value());
            sql.append(")) AS listed ORDER BY requested_at, peering_id LIMIT ?", limit);
        }
        return jdbc.sql(sql.text())
                .params(sql.parameters())
                .query((row, number) -> new Cursor(
                        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                        new NetPeeringId(row.getString("peering_id"))))
                .list();
    }

    private static void some(
            SqlText sql,
            String side,
            Instant at,
            Instant endedSince,
            @Nullable Cursor after,
            int limit,
            Object... viewer) {
        sql.append("SELECT requested_at, peering_id FROM netpeering.peering WHERE ")
                .append(side, viewer);
        sql.append(
                " AND requested_at <= ? AND (ended_at IS NULL OR ended_at > ?)",
                at.atOffset(ZoneOffset.UTC),
                endedSince.atOffset(ZoneOffset.UTC));
        if (after != null) {
            sql.append(
                    " AND (requested_at, peering_id) > (?, ?)",
                    after.requestedAt().atOffset(ZoneOffset.UTC),
                    after.peeringId().value());
        }
        sql.append(" ORDER BY requested_at, peering_id LIMIT ?", limit);
    }
}
