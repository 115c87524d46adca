package org.netpeering.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.netpeering.application.NetPeerings;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What it costs to schedule the expiry of a request, with few and with very many others that wait. */
record Scheduling(Size size) implements Benchmark {
    private static final Duration PAUSE = Duration.ofMillis(20);

    /** What was found: how long one request waits for its deadline, and how many are scheduled in a second. */
    private record Cost(Histogram waits, double perSecond) {}

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        try (ServerUnderTest server = ServerUnderTest.start(postgres.freshDatabase("scheduling"))) {
            JdbcClient jdbc = server.jdbc();
            Nets nets = Nets.load(jdbc);
            cost(server, jdbc, nets, 0, 1);
            Followers.awaitPastTheBeginning(jdbc);
            Cost few = cost(server, jdbc, nets, size.scheduled(), 2);
            int first = 2 * size.scheduled();
            new PendingRequests(first, size.pending(), Instant.now().plus(Duration.ofDays(6))).writeScheduled(jdbc);
            Cost many = cost(server, jdbc, nets, first + size.pending(), 3);
            return List.of(
                    figure("with none pending", few),
                    figure(String.format("with %,d pending", size.pending()), many),
                    Figure.of("schedule: p50 ratio", "%.2f", millis(many, 50) / millis(few, 50))
                            .wanted("about 1"),
                    Figure.of("schedule: sagas in the background, none pending", "%,.0f/s", few.perSecond()),
                    Figure.of("schedule: the same with them pending", "%,.0f/s", many.perSecond()),
                    Figure.of("schedule: ratio of the rates", "%.2f", many.perSecond() / few.perSecond())
                            .wanted("about 1"));
        }
    }

    private static Figure figure(String when, Cost cost) {
        return Figure.of(
                "schedule: committed until its deadline is there, p50 / p99 " + when,
                "%.1f / %.1f ms",
                millis(cost, 50),
                millis(cost, 99));
    }

    private static double millis(Cost cost, double percentile) {
        return cost.waits().getValueAtPercentile(percentile) / 1e6;
    }

    private Cost cost(ServerUnderTest server, JdbcClient jdbc, Nets nets, int first, int round)
            throws InterruptedException {
        Histogram waits = waits(server.netPeerings(), jdbc, nets);
        PendingRequests requests = new PendingRequests(
                first, size.scheduled(), Instant.now().plus(Duration.ofDays(7)).plusSeconds(round));
        long start = System.nanoTime();
        requests.writeRequested(jdbc);
        long written = System.nanoTime();
        Patience.await("all to be scheduled", () -> requests.deadlines(jdbc) == size.scheduled());
        System.err.printf("%,d requests written in %.1f s%n", size.scheduled(), Seconds.between(start, written));
        return new Cost(waits, size.scheduled() / Seconds.between(written, System.nanoTime()));
    }

    private Histogram waits(NetPeerings peerings, JdbcClient jdbc, Nets nets) throws InterruptedException {
        Histogram waits = new Histogram(3);
        for (int i = 0; i < size.single(); i++) {
            NetPeeringId peering = request(peerings, nets.nextPair());
            long committed = System.nanoTime();
            while (!isScheduled(jdbc, peering)) {
                Thread.sleep(1);
            }
            waits.recordValue(System.nanoTime() - committed);
            Thread.sleep(PAUSE);
        }
        return waits;
    }

    private static NetPeeringId request(NetPeerings peerings, Nets.Pair pair) {
        Outcome outcome = peerings.request(
                new NetPeerings.Request(pair.source(), pair.accepter(), null, UnknownAccepter.REFUSE, List.of()),
                Callers.caller(Nets.REQUESTER));
        if (outcome instanceof Outcome.Done done) {
            return done.peering().id();
        }
        throw new IllegalStateException("A request was not accepted: " + outcome);
    }

    private static boolean isScheduled(JdbcClient jdbc, NetPeeringId peering) {
        return jdbc.sql("""
                        SELECT EXISTS (
                            SELECT FROM netpeering.saga s
                              JOIN netpeering.deadline d ON d.deadline_id = s.payload ->> 'scheduleId'
                             WHERE s.saga_type = 'PeeringExpirySaga' AND s.association_key = 'peeringId'
                               AND s.association_value = ?)
                        """)
                .param(peering.value())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }
}
