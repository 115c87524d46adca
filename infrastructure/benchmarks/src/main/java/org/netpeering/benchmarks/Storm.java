package org.netpeering.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many requests fall due at one instant, while callers go on calling. */
record Storm(Size size) implements Benchmark {
    private static final Duration AHEAD = Duration.ofDays(1);

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(postgres.freshDatabase("storm"))) {
            JdbcClient jdbc = server.jdbc();
            Nets nets = Nets.load(jdbc, size.nets());
            PeeringCalls calls = new PeeringCalls(server.netPeerings(), nets);
            creates(calls, jdbc, size.commands().warmUp());
            double before = creates(calls, jdbc, size.commands().each());
            List<Figure> figures = new ArrayList<>();
            double drained;
            try (Callers callers = Callers.start(server.netPeerings(), nets)) {
                drained = measure(server, jdbc, callers, figures);
            }
            Followers.awaitCaughtUp(jdbc);
            double after = creates(calls, jdbc, size.commands().each());
            figures.add(Figure.atLeast(
                    0.5,
                    String.format(Locale.ROOT, "%,d expiries due at once, drained/s, to create/s", size.overdue()),
                    drained / ((before + after) / 2),
                    String.format(Locale.ROOT, "%,.0f to %,.0f before and %,.0f after", drained, before, after)));
            return figures;
        }
    }

    private static double creates(PeeringCalls calls, JdbcClient jdbc, Duration time) throws Exception {
        Crowd.Rush rush = Crowd.rush(time, Collections.nCopies(Crowd.CALLERS, calls::create));
        Followers.awaitCaughtUp(jdbc);
        return rush.perSecond();
    }

    /** Returns how many expired a second. */
    private double measure(ServerUnderTest server, JdbcClient jdbc, Callers callers, List<Figure> figures)
            throws Exception {
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
        double perSecond = size.overdue() / Seconds.between(storm, drained);
        figures.addAll(List.of(
                Figure.of("storm: requests due at once", "%,d", size.overdue()),
                Figure.of("storm: of them expired in the log", "%,d", requests.expiredEvents(jdbc))
                        .wanted("all"),
                Figure.of("storm: drained", "%,.0f/s", perSecond).wanted("1,000/s or more"),
                Figure.of("storm: until the last has expired", "%.1f s", Seconds.between(storm, drained)),
                Figure.of("storm: until the last saga has ended", "%.1f s", Seconds.between(storm, over)),
                latencies("without", without),
                latencies("during", during),
                Figure.of("storm: p99 during / without", "%.1f", ratio(during, without))
                        .wanted("3 or less"),
                Figure.of("storm: commands refused or failed", "%s", callers.unexpected())
                        .wanted("0")));
        return perSecond;
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
