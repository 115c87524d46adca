package org.netpeering.benchmarks;

import java.time.Instant;
import java.util.List;
import org.netpeering.postgres.ViewRebuild;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How fast the list of peerings is made again from the log, against a copy of its rows within the database. */
record Replay(Size size) implements Benchmark {
    private static final String REBUILT = "events replayed/s";
    private static final String COPIED = "rows copied/s";
    private static final int ROUNDS = 3;

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        BenchmarkPostgres.Database database = postgres.freshDatabase("replay");
        try (ServerUnderTest server = ServerUnderTest.start(database)) {
            JdbcClient jdbc = server.jdbc();
            try (Callers callers = Callers.start(server.netPeerings(), Nets.load(jdbc))) {
                Followers.awaitPastTheBeginning(jdbc);
            }
            new WrittenYear(size.replayed(), Instant.now()).write(jdbc);
        }
        try (OwnConnection connection = OwnConnection.to(database)) {
            JdbcClient jdbc = connection.jdbc();
            jdbc.sql("CREATE SCHEMA plain").update();
            jdbc.sql("VACUUM ANALYZE").update();
            rebuild(connection);
            long events = count(jdbc, "netpeering.event");
            long rows = count(jdbc, "netpeering.peering");
            SideBySide rounds = new SideBySide()
                    .side(REBUILT, () -> events / seconds(() -> rebuild(connection)))
                    .side(COPIED, () -> rows / copy(jdbc))
                    .run(ROUNDS);
            return List.of(
                    Figure.atLeast(
                            0.25,
                            "events/s replayed into the read model, to rows/s by INSERT ... SELECT",
                            rounds.ratio(REBUILT, COPIED),
                            rounds.spread(REBUILT, COPIED)),
                    Figure.of("replay: events, rows they make", "%,d, %,d", events, rows),
                    Figure.of("replay: view made again, indexes included", "%,.0f events/s", rounds.median(REBUILT)),
                    Figure.of("replay: INSERT ... SELECT, indexes included", "%,.0f rows/s", rounds.median(COPIED)),
                    Figure.of(
                            "replay: time to copy the rows, to the time to make them again",
                            "%.2f",
                            rounds.ratio(REBUILT, COPIED) * rows / events));
        }
    }

    private static void rebuild(OwnConnection connection) {
        new ViewRebuild(connection.dataSource(), (step, done, total) -> {}).rebuild("peerings");
    }

    /** Returns the seconds that it took. */
    private static double copy(JdbcClient jdbc) {
        jdbc.sql("DROP TABLE IF EXISTS plain.peering").update();
        jdbc.sql("CREATE TABLE plain.peering (LIKE netpeering.peering INCLUDING ALL)")
                .update();
        return seconds(() -> jdbc.sql("INSERT INTO plain.peering SELECT * FROM netpeering.peering")
                .update());
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return Seconds.between(start, System.nanoTime());
    }

    private static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("SELECT count(*) FROM " + table)
                .query((row, number) -> row.getLong(1))
                .single();
    }
}
