package org.netpeering.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many requests fall due at one instant, while callers go on calling. */
record Storm(Size size) implements Benchmark {
    private static final Duration AHEAD = Duration.ofDays(1);

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(postgres.freshDatabase("storm"))) {
            JdbcClient jdbc = server.jdbc();
            try (Callers callers = Callers.start(server.netPeerings(), Nets.load(jdbc))) {
                return measure(server, jdbc, callers);
            }
        }
    }

    private List<Figure> measure(ServerUnderTest server, JdbcClient jdbc, Callers callers) throws Exception {
        Thread.sleep(size.warmUp());
        Followers.awaitPastTheBeginning(jdbc);
        PendingRequests requests =
                new PendingRequests(1, size.overdue(), Instant.now().plus(AHEAD));
        requests.writeScheduled(jdbc);
        Patience.await("the callers to make up for the time of the bulk load", callers::areOnTime);
        Thread.sleep(size.settle());

        long calm = System.nanoTime();
        Thread.sleep(size.calm());
        long storm = System.nanoTime();
        server.advance(AHEAD);
        Patience.await("the last request to expire", () -> !requests.isAnyPending(jdbc));
        long drained = System.nanoTime();
        Patience.await("the last deadline to go", () -> !requests.isAnyScheduled(jdbc));
        Patience.await("the last saga to end", () -> !requests.isAnySagaLeft(jdbc));
        long over = System.nanoTime();

        Histogram without = callers.latencies(calm, storm);
        Histogram during = callers.latencies(storm, over);
        return List.of(
                Figure.of("storm: requests due at once", "%,d", size.overdue()),
                Figure.of("storm: of them expired in the log", "%,d", requests.expiredEvents(jdbc))
                        .wanted("all"),
                Figure.of("storm: drained", "%,.0f/s", size.overdue() / Seconds.between(storm, drained))
                        .wanted("1,000/s or more"),
                Figure.of("storm: until the last has expired", "%.1f s", Seconds.between(storm, drained)),
                Figure.of("storm: until the last saga has ended", "%.1f s", Seconds.between(storm, over)),
                latencies("without", without),
                latencies("during", during),
                Figure.of("storm: p99 during / without", "%.1f", ratio(during, without))
                        .wanted("3 or less"),
                Figure.of("storm: commands refused or failed", "%s", callers.unexpected())
                        .wanted("0"));
    }

    private static Figure latencies(String when, Histogram histogram) {
        return Figure.of(
                "storm: create + accept at 100/s, p50 / p99 / p99.9 " + when,
                "%.1f / %.1f / %.1f ms",
                millis(histogram, 50),
                millis(histogram, 99),
                millis(histogram, 99.9));
    }

    private static double millis(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }

    private static double ratio(Histogram during, Histogram without) {
        return millis(during, 99) / millis(without, 99);
    }
}
