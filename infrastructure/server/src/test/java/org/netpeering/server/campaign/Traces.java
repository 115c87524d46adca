package org.netpeering.server.campaign;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringOptions;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.TagOwner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import tools.jackson.databind.JsonNode;

/** Reads what the engine has written, past the engine. */
final class Traces {
    private final JdbcClient jdbc;
    private final EventJson json = new EventJson();

    Traces(Connection connection) {
        jdbc = JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    List<LogEntry> log() {
        return jdbc.sql("""
                        SELECT aggregate_id, sequence_number, transaction_id::text AS transaction, global_index,
                               pg_xact_commit_timestamp(xmin) AS committed_at, event_type, payload::text, metadata::text
                          FROM netpeering.event ORDER BY transaction_id, global_index
                        """)
                .query((row, number) -> new LogEntry(
                        new NetPeeringId(row.getString("aggregate_id")),
                        row.getLong("sequence_number"),
                        Long.parseLong(row.getString("transaction")),
                        row.getLong("global_index"),
                        instant(row, "committed_at"),
                        json.event(row.getString("event_type"), row.getString("payload")),
                        json.texts(row.getString("metadata"))))
                .list();
    }

    List<StoredRow> rows() {
        return jdbc.sql("SELECT p.*, p.tags::text AS tag_text FROM netpeering.peering p")
                .query((row, number) -> new StoredRow(view(row), row.getLong("version")))
                .list();
    }

    ProcessRows processes() {
        return new ProcessRows(
                counts("SELECT association_value, count(*) FROM netpeering.saga GROUP BY 1"),
                counts("""
                        SELECT s.association_value, count(*)
                          FROM netpeering.deadline d JOIN netpeering.saga s USING (saga_id) GROUP BY 1
                        """),
                strays(),
                jdbc.sql("SELECT * FROM netpeering.parked_event ORDER BY parked_at LIMIT 20")
                        .query((row, number) -> row.getString("processor_name") + " " + row.getString("aggregate_id")
                                + " #" + row.getLong("sequence_number") + " at " + instant(row, "parked_at") + ": "
                                + row.getString("failure"))
                        .list());
    }

    private int strays() {
        return number("SELECT count(*) FROM netpeering.deadline d"
                + " WHERE NOT EXISTS (SELECT 1 FROM netpeering.saga s WHERE s.saga_id = d.saga_id)");
    }

    /** How many requests are stored as pending although their instant has come, by the clock of the machine. */
    int overdue() {
        return number("SELECT count(*) FROM netpeering.peering"
                + " WHERE status = 'pending-acceptance' AND expires_at <= clock_timestamp()");
    }

    int pending() {
        return number("SELECT count(*) FROM netpeering.peering WHERE status = 'pending-acceptance'");
    }

    /** How many peerings have a saga and do not wait, or wait and have none; zero once the followers have caught up. */
    int behind() {
        return number("""
                        SELECT count(*) FROM netpeering.saga s
                          FULL JOIN (SELECT * FROM netpeering.peering WHERE status = 'pending-acceptance') AS p
                                 ON s.association_value = p.peering_id
                         WHERE s.saga_id IS NULL OR p.peering_id IS NULL
                        """) + strays();
    }

    private int number(String sql) {
        return jdbc.sql(sql).query((row, number) -> row.getInt(1)).single();
    }

    private Map<NetPeeringId, Integer> counts(String sql) {
        Map<NetPeeringId, Integer> counts = new HashMap<>();
        jdbc.sql(sql).query(row -> {
            counts.put(new NetPeeringId(row.getString(1)), row.getInt(2));
        });
        return counts;
    }

    private PeeringView view(ResultSet row) throws SQLException {
        return new PeeringView(
                new NetPeeringId(row.getString("peering_id")),
                PeeringStatus.ofWireName(row.getString("status")).orElseThrow(),
                row.getString("message"),
                end(row, "source"),
                end(row, "accepter"),
                instant(row, "requested_at"),
                instant(row, "expires_at"),
                row.getObject("ended_at") == null ? null : instant(row, "ended_at"),
                row.getString("ended_by") == null ? null : new AccountId(row.getString("ended_by")),
                new PeeringOptions(row.getBoolean("source_resolves"), row.getBoolean("accepter_resolves")),
                tags(row.getString("tag_text")),
                row.getLong("version"));
    }

    private static NetEnd end(ResultSet row, String side) throws SQLException {
        @Nullable String account = row.getString(side + "_account");
        @Nullable String region = row.getString(side + "_region");
        String[] ranges = (String[]) row.getArray(side + "_ranges").getArray();
        return new NetEnd(
                new NetId(row.getString(side + "_net")),
                account == null ? null : new AccountId(account),
                Arrays.stream(ranges).map(CidrBlock::parse).toList(),
                region == null ? null : new RegionName(region));
    }

    private Map<TagOwner, SortedMap<String, String>> tags(String text) {
        Map<TagOwner, SortedMap<String, String>> tags = new TreeMap<>();
        for (Map.Entry<String, JsonNode> owner : json.tree(text).properties()) {
            SortedMap<String, String> own =
                    new TreeMap<>(json.texts(owner.getValue().toString()));
            if (!own.isEmpty()) {
                tags.put(TagOwner.parse(owner.getKey()), own);
            }
        }
        return tags;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
