package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a node has written about a peering, read from the tables: the log is the witness. */
final class WrittenLog {
    static final String REQUESTED = "netpeering.requested.v1";
    static final String ACCEPTED = "netpeering.accepted.v1";
    static final String REJECTED = "netpeering.rejected.v1";
    static final String DELETED = "netpeering.deleted.v1";
    static final String EXPIRED = "netpeering.expired.v1";

    private final JdbcClient jdbc;

    WrittenLog(RunningServer node) {
        this.jdbc = JdbcClient.create(node.bean(DataSource.class));
    }

    /** The types of its events, in their order. */
    List<String> of(NetPeeringId peering) {
        return jdbc.sql("SELECT event_type FROM netpeering.event WHERE aggregate_id = ? ORDER BY sequence_number")
                .param(peering.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Every event of every peering as {@code id type}. */
    List<String> all() {
        return jdbc.sql("SELECT aggregate_id || ' ' || event_type FROM netpeering.event")
                .query((row, number) -> row.getString(1))
                .list();
    }

    String status(NetPeeringId peering) {
        return jdbc.sql("SELECT status FROM netpeering.peering WHERE peering_id = ?")
                .param(peering.value())
                .query((row, number) -> row.getString(1))
                .single();
    }

    /** The sagas of peerings that are not pending any more. */
    long sagasLeftOver() {
        return count("""
                SELECT count(*) FROM netpeering.saga s JOIN netpeering.peering p ON p.peering_id = s.association_value
                 WHERE p.status <> 'pending-acceptance'
                """);
    }

    long segments() {
        return count("SELECT count(*) FROM netpeering.token");
    }

    long sagas() {
        return count("SELECT count(*) FROM netpeering.saga");
    }

    long sagasOf(NetPeeringId peering) {
        return jdbc.sql("SELECT count(*) FROM netpeering.saga WHERE association_value = ?")
                .param(peering.value())
                .query((row, number) -> row.getLong(1))
                .single();
    }

    long deadlines() {
        return count("SELECT count(*) FROM netpeering.deadline");
    }

    /** How often PostgreSQL had to end a transaction because two waited for each other. */
    long deadlocks() {
        return count("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }

    /** Events that say somebody accepted at or after the instant of expiry. */
    long acceptedTooLate() {
        return count("""
                SELECT count(*) FROM netpeering.event e JOIN netpeering.peering p ON p.peering_id = e.aggregate_id
                 WHERE e.event_type = 'netpeering.accepted.v1' AND e.occurred_at >= p.expires_at
                """);
    }

    void showsOneExpiry(NetPeeringId peering) {
        assertThat(of(peering)).containsExactly(REQUESTED, EXPIRED);
    }

    /** The ids of all events of peerings that this account asked for. */
    Set<String> idsOfEventsAskedForBy(AccountId account) {
        return Set.copyOf(jdbc.sql("SELECT event_id FROM netpeering.event WHERE payload -> 'source' ->> 'account' = ?")
                .param(account.value())
                .query((row, number) -> row.getString(1))
                .list());
    }

    /** The same, from the event at that position on. */
    Set<String> idsOfEventsSince(String position, AccountId account) {
        String[] numbers = position.split("-");
        return Set.copyOf(jdbc.sql("""
                        SELECT event_id FROM netpeering.event
                         WHERE payload -> 'source' ->> 'account' = ? AND (transaction_id, global_index) >= (?::xid8, ?)
                        """)
                .params(account.value(), numbers[0], Long.parseLong(numbers[1]))
                .query((row, number) -> row.getString(1))
                .list());
    }

    /** Fills the log with copies of the last event of that peering, so many, each for a peering of its own. */
    void copyLastEvent(NetPeeringId peering, int copies) {
        jdbc.sql("""
                        INSERT INTO netpeering.event (transaction_id, aggregate_id, sequence_number, aggregate_type, event_id,
                                                      event_type, occurred_at, payload, metadata)
                        SELECT pg_current_xact_id(), 'pcx-' || to_char(i, 'FM00000000'), 0, aggregate_type, 'copy' || i, event_type,
                               occurred_at, payload, metadata
                          FROM netpeering.event CROSS JOIN generate_series(1, :copies) AS i
                         WHERE aggregate_id = :id
                           AND sequence_number = (SELECT max(sequence_number) FROM netpeering.event WHERE aggregate_id = :id)
                        """).param("copies", copies).param("id", peering.value()).update();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query((row, number) -> row.getLong(1)).single();
    }
}
