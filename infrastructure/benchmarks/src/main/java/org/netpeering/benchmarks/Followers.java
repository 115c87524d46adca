package org.netpeering.benchmarks;

import java.util.Comparator;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where those who follow the log have got to. */
final class Followers {
    private Followers() {}

    /**
     * How many events one of them has not read yet.
     *
     * @param name its name without what all have in common
     */
    record Lag(String name, long events) {}

    /** Waits until all have read something, so that what is written at the beginning of the log is behind them. */
    static void awaitPastTheBeginning(JdbcClient jdbc) throws InterruptedException {
        Patience.await(
                "the followers to read their first event",
                () -> jdbc.sql("""
                        SELECT bool_and(COALESCE((convert_from(token, 'UTF8')::json ->> 'transaction')::bigint, 0) > 1)
                          FROM netpeering.token WHERE segment >= 0 AND processor_name LIKE 'netpeering.%'
                        """).query((row, number) -> row.getBoolean(1)).single());
    }

    /** The one that is furthest behind. */
    static Lag slowest(JdbcClient jdbc) {
        return jdbc.sql("""
                        WITH follower AS (
                            SELECT processor_name, convert_from(token, 'UTF8')::json AS place
                              FROM netpeering.token WHERE segment >= 0 AND processor_name LIKE 'netpeering.%')
                        SELECT replace(processor_name, 'netpeering.', ''),
                               (SELECT count(*) FROM netpeering.event
                                 WHERE (transaction_id, global_index) > (COALESCE(place ->> 'transaction', '0')::xid8,
                                                                         COALESCE(place ->> 'index', '0')::bigint))
                          FROM follower
                        """).query((row, number) -> new Lag(row.getString(1), row.getLong(2))).list().stream()
                .max(Comparator.comparingLong(Lag::events))
                .orElseThrow();
    }

    /** Waits until all have read everything, and returns how many seconds that took. */
    static double awaitCaughtUp(JdbcClient jdbc) {
        long start = System.nanoTime();
        Patience.await("the followers to catch up", () -> areCaughtUp(jdbc));
        return Seconds.between(start, System.nanoTime());
    }

    /** Asked while they are at it, so it looks for a single event that one of them has not read. */
    private static boolean areCaughtUp(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT NOT EXISTS (
                            SELECT FROM netpeering.token, LATERAL (SELECT convert_from(token, 'UTF8')::json AS place) AS p
                             WHERE segment >= 0 AND processor_name LIKE 'netpeering.%'
                               AND EXISTS (
                                   SELECT FROM netpeering.event
                                    WHERE (transaction_id, global_index) > (COALESCE(place ->> 'transaction', '0')::xid8,
                                                                            COALESCE(place ->> 'index', '0')::bigint)))
                        """).query((row, number) -> row.getBoolean(1)).single();
    }
}
