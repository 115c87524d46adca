package org.netpeering.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The server comes back after an outage that was longer than the expiry: everything that waited is overdue. */
record Restart(Size size) implements Benchmark {
    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        BenchmarkPostgres.Database database = postgres.freshDatabase("restart");
        PendingRequests requests =
                new PendingRequests(1, size.overdue(), Instant.now().minus(Duration.ofHours(1)));
        scheduleAndStop(database, requests);

        long start = System.nanoTime();
        try (ServerUnderTest server = ServerUnderTest.start(database)) {
            JdbcClient jdbc = server.jdbc();
            long ready = System.nanoTime();
            long left = requests.pending(jdbc);
            Patience.await("the last request to expire", () -> !requests.isAnyPending(jdbc));
            long drained = System.nanoTime();
            return List.of(
                    Figure.of("restart: overdue at the start", "%,d", size.overdue()),
                    Figure.of("restart: ready after", "%.1f s", Seconds.between(start, ready)),
                    Figure.of("restart: overdue when ready", "%,d", left),
                    Figure.of("restart: ready until the last has expired", "%.1f s", Seconds.between(ready, drained))
                            .wanted("2 s or the rate of the storm"),
                    Figure.of("restart: drained once ready", "%,.0f/s", left / Seconds.between(ready, drained))
                            .wanted("1,000/s or more"));
        }
    }

    /** The requests are written once the server is down, as if it had scheduled them before. */
    private static void scheduleAndStop(BenchmarkPostgres.Database database, PendingRequests requests)
            throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(database)) {
            JdbcClient jdbc = server.jdbc();
            Callers callers = Callers.start(server.netPeerings(), Nets.load(jdbc));
            try (callers) {
                Followers.awaitPastTheBeginning(jdbc);
            }
        }
        try (OwnConnection connection = OwnConnection.to(database)) {
            requests.writeScheduled(connection.jdbc());
        }
    }
}
