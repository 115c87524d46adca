package org.netpeering.benchmarks;

import java.time.Duration;

/** How fast many connections insert the row of an event, each in a transaction of its own: one commit per command, and nothing else. */
interface PlainInserts {
    double perSecond(Duration time) throws Exception;

    /** Who does it. */
    String who();

    /** By pgbench if there is one on this machine, by JDBC if not. */
    static PlainInserts of(PlainEvent event, BenchmarkPostgres.Database database) {
        return Pgbench.found()
                .<PlainInserts>map(program -> new Pgbench(program, event, database))
                .orElseGet(() -> new JdbcInserts(event, database));
    }
}
