package org.netpeering.benchmarks;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Where those who follow the log have got to. */
final class Followers {
    private Followers() {}

    /** Waits until all have read something, so that what is written at the beginning of the log is behind them. */
    static void awaitPastTheBeginning(JdbcClient jdbc) throws InterruptedException {
        Patience.await(
                "the followers to read their first event",
                () -> jdbc.sql("""
                        SELECT bool_and(COALESCE((convert_from(token, 'UTF8')::json ->> 'transaction')::bigint, 0) > 1)
                          FROM netpeering.token WHERE segment >= 0 AND processor_name LIKE 'netpeering.%'
                        """).query((row, number) -> row.getBoolean(1)).single());
    }
}
