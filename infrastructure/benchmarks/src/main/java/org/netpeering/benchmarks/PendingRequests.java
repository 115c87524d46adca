package org.netpeering.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Requests that wait for an answer, written as the engine would have written them.
 *
 * @param first the number of the first; no two requests of a database have the same number
 * @param dueAt when they expire, all at once
 */
record PendingRequests(int first, int count, Instant dueAt) {
    private static final Duration EXPIRY = Duration.ofDays(7);

    /** The odd factor scatters the ids without a collision; they are of the long kind, which the engine never makes. */
    private static final String NUMBERED = """
            SELECT i, 'pcx-' || rpad(lpad(to_hex(mod(i * 2654435761, 4294967296)), 8, '0'), 17, '0') AS id,
                   'vpc-3' || lpad(to_hex(i), 7, '0') AS source, 'vpc-4' || lpad(to_hex(i), 7, '0') AS accepter,
                   md5('saga' || i)::uuid::text AS saga, md5('deadline' || i)::uuid::text AS deadline
              FROM generate_series(:first::bigint, :first + :count - 1) AS i
            """;

    private static final String EVENTS = """
            INSERT INTO netpeering.event (transaction_id, aggregate_id, sequence_number, aggregate_type, event_id,
                   event_type, occurred_at, payload, metadata)
            SELECT %s, r.id, 0, 'NetPeering', gen_random_uuid()::text, 'netpeering.requested.v1', :requestedAt,
                   json_build_object(
                       'peeringId', r.id,
                       'source', json_build_object('net', r.source, 'account', '100000000001',
                                                   'ranges', json_build_array('10.0.0.0/16')),
                       'accepter', json_build_object('net', r.accepter, 'account', '100000000002',
                                                     'ranges', json_build_array('10.1.0.0/16')),
                       'occurredAt', :requestedText::text, 'expiresAt', :dueText::text),
                   '{"callerAccount": "100000000001", "requestId": "request-1", "correlationId": "command-1"}'
              FROM (""" + NUMBERED + ") AS r";

    private static final String SUMMARIES = """
            INSERT INTO netpeering.peering (peering_id, version, status, message, source_net, source_account,
                   source_ranges, accepter_net, accepter_account, accepter_ranges, requested_at, expires_at)
            SELECT r.id, 0, 'pending-acceptance', 'Pending acceptance by 100000000002', r.source, '100000000001',
                   '{10.0.0.0/16}', r.accepter, '100000000002', '{10.1.0.0/16}', :requestedAt, :dueAt
              FROM (""" + NUMBERED + ") AS r";

    private static final String SAGAS = """
            INSERT INTO netpeering.saga (saga_id, saga_type, association_key, association_value, payload)
            SELECT r.saga, 'PeeringExpirySaga', 'peeringId', r.id,
                   json_build_object('peeringId', r.id, 'scheduleId', r.deadline)
              FROM (""" + NUMBERED + ") AS r";

    private static final String DEADLINES = """
            INSERT INTO netpeering.deadline (deadline_id, deadline_name, due_at, saga_type, saga_id, metadata)
            SELECT r.deadline, 'netpeering.expiry', :dueAt, 'PeeringExpirySaga', r.saga, '{"requestId": "request-1"}'
              FROM (""" + NUMBERED + ") AS r";

    PendingRequests {
        dueAt = dueAt.truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * As they are when the engine has scheduled them. Their events stand at the very beginning of the log, where every
     * follower that has read anything at all has passed.
     */
    void writeScheduled(JdbcClient jdbc) {
        write(jdbc, EVENTS.formatted("'1'::xid8"));
        write(jdbc, SUMMARIES);
        write(jdbc, SAGAS);
        write(jdbc, DEADLINES);
        jdbc.sql("ANALYZE netpeering.event, netpeering.peering, netpeering.saga, netpeering.deadline")
                .update();
        jdbc.sql("CHECKPOINT").update();
    }

    /** As they are when they have just been requested and nothing has followed yet. */
    void writeRequested(JdbcClient jdbc) {
        write(jdbc, SUMMARIES);
        write(jdbc, EVENTS.formatted("pg_current_xact_id()"));
    }

    private void write(JdbcClient jdbc, String sql) {
        Instant requestedAt = dueAt.minus(EXPIRY);
        JdbcClient.StatementSpec statement = jdbc.sql(sql).param("first", first).param("count", count);
        if (sql.contains(":requestedText")) {
            statement = statement.param("requestedText", requestedAt.toString()).param("dueText", dueAt.toString());
        }
        if (sql.contains(":requestedAt")) {
            statement = statement.param("requestedAt", requestedAt.atOffset(ZoneOffset.UTC));
        }
        if (sql.contains(":dueAt")) {
            statement = statement.param("dueAt", dueAt.atOffset(ZoneOffset.UTC));
        }
        statement.update();
    }

    /** How many of them have not expired. */
    long pending(JdbcClient jdbc) {
        return count(
                jdbc,
                "SELECT count(*) FROM netpeering.peering WHERE status = 'pending-acceptance' AND expires_at = :dueAt");
    }

    /** Asked again and again while something is measured, so these three end at the first row that they find. */
    boolean isAnyPending(JdbcClient jdbc) {
        return isAny(
                jdbc, "SELECT FROM netpeering.peering WHERE status = 'pending-acceptance' AND expires_at = :dueAt");
    }

    boolean isAnyScheduled(JdbcClient jdbc) {
        return isAny(jdbc, "SELECT FROM netpeering.deadline WHERE due_at = :dueAt");
    }

    boolean isAnySagaLeft(JdbcClient jdbc) {
        return isAny(jdbc, """
                SELECT FROM netpeering.saga s JOIN netpeering.peering p ON p.peering_id = s.association_value
                 WHERE p.expires_at = :dueAt
                """);
    }

    /** How many of their deadlines wait. */
    long deadlines(JdbcClient jdbc) {
        return count(jdbc, "SELECT count(*) FROM netpeering.deadline WHERE due_at = :dueAt");
    }

    /** How many {@code PeeringExpired} they have in the log. */
    long expiredEvents(JdbcClient jdbc) {
        return count(jdbc, """
                SELECT count(*) FROM netpeering.event e JOIN netpeering.peering p ON p.peering_id = e.aggregate_id
                 WHERE p.expires_at = :dueAt AND e.event_type = 'netpeering.expired.v1'
                """);
    }

    private boolean isAny(JdbcClient jdbc, String sql) {
        return jdbc.sql("SELECT EXISTS (" + sql + ")")
                .param("dueAt", dueAt.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private long count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql)
                .param("dueAt", dueAt.atOffset(ZoneOffset.UTC))
                .query((row, number) -> row.getLong(1))
                .single();
    }
}
