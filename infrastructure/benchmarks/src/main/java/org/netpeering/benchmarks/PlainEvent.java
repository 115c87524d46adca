package org.netpeering.benchmarks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A row like that of the last request in the log, for a table with the columns and indexes of the log but without its trigger.
 * Only its id and number change from one row to the next.
 */
record PlainEvent(String event, String type, String payload, String metadata, String hash) {
    static final long IDS = 1L << 32;
    static final long NUMBERS = 1L << 40;

    /** With parameters as pgbench writes them. */
    static final String INSERT = """
            INSERT INTO plain.event (transaction_id, aggregate_id, sequence_number, aggregate_type, event_id, event_type, \
            occurred_at, payload, metadata, hash) \
            VALUES (pg_current_xact_id(), 'pcx-' || lpad(to_hex(:id::bigint), 8, '0'), :number::bigint, 'NetPeering', :event, :type, \
            now(), :payload::json, :metadata::json, :hash::bytea)""";

    static PlainEvent likeTheLastOf(JdbcClient jdbc) {
        jdbc.sql("CREATE SCHEMA plain").update();
        jdbc.sql("CREATE TABLE plain.event (LIKE netpeering.event INCLUDING ALL)")
                .update();
        return jdbc.sql("""
                        SELECT event_id, event_type, payload::text, metadata::text, hash::text FROM netpeering.event
                         WHERE event_type = 'netpeering.requested.v1'
                         ORDER BY transaction_id DESC, global_index DESC LIMIT 1
                        """)
                .query((row, number) -> new PlainEvent(
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getString(5)))
                .single();
    }

    /** The parameters that stay the same. */
    Map<String, String> constants() {
        return Map.of("event", event, "type", type, "payload", payload, "metadata", metadata, "hash", hash);
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        PreparedStatement insert = connection.prepareStatement(INSERT.replaceAll("(?<!:):[a-z]+", "?"));
        insert.setString(3, event);
        insert.setString(4, type);
        insert.setString(5, payload);
        insert.setString(6, metadata);
        insert.setString(7, hash);
        return insert;
    }

    static void insertAnother(PreparedStatement insert) throws SQLException {
        insert.setLong(1, ThreadLocalRandom.current().nextLong(IDS));
        insert.setLong(2, ThreadLocalRandom.current().nextLong(NUMBERS));
        insert.executeUpdate();
    }
}
