package org.netpeering.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long a single caller waits for a request while very many others wait for an answer, and while none does. */
record AmongPending(Size size) implements Benchmark {
    private static final String NONE = "create p50 with none pending, ms";
    private static final String MANY = "create p50 with many pending, ms";
    private static final Duration LATER = Duration.ofDays(6);

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        try (ServerUnderTest none = ServerUnderTest.start(postgres.freshDatabase("none"));
                ServerUnderTest many = ServerUnderTest.start(postgres.freshDatabase("pending"))) {
            Side without = new Side(none, size);
            Side with = new Side(many, size);
            without.rush(size.oneCaller().warmUp());
            with.rush(size.oneCaller().warmUp());
            Followers.awaitPastTheBeginning(many.jdbc());
            new PendingRequests(1, size.pending(), Instant.now().plus(LATER)).writeScheduled(many.jdbc());
            // What those of the warm-up have done to the fresh tables is swept up, as autovacuum would have in time.
            none.jdbc().sql("VACUUM ANALYZE").update();
            many.jdbc().sql("VACUUM ANALYZE").update();
            SideBySide rounds = new SideBySide()
                    .side(NONE, () -> without.p50(size.oneCaller().each()))
                    .side(MANY, () -> with.p50(size.oneCaller().each()))
                    .run(size.oneCaller().count());
            return List.of(
                    Figure.atMost(
                            1.2,
                            String.format(Locale.ROOT, "create p50 with %,d pending to none", size.pending()),
                            rounds.ratio(MANY, NONE),
                            rounds.spread(MANY, NONE)),
                    Millis.figure("pending: create with none", without.all()),
                    Millis.figure("pending: create with many", with.all()));
        }
    }

    private record Side(JdbcClient jdbc, PeeringCalls calls, Histogram all) {
        Side(ServerUnderTest server, Size size) {
            this(
                    server.jdbc(),
                    new PeeringCalls(server.netPeerings(), Nets.load(server.jdbc(), size.nets())),
                    new Histogram(3));
        }

        Histogram rush(Duration time) throws Exception {
            Histogram latencies = Crowd.rush(time, List.of(calls::create)).latencies();
            Followers.awaitCaughtUp(jdbc);
            return latencies;
        }

        double p50(Duration time) throws Exception {
            Histogram latencies = rush(time);
            all.add(latencies);
            return Millis.at(latencies, 50);
        }
    }
}
