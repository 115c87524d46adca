package org.netpeering.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Requests and accepts as clients send them, signed and over HTTP, against two inserts for each pair. */
record OverHttp(Size size) implements Benchmark {
    private static final String PLAIN = "plain / 2";
    private static final String PAIRS = "create + accept";
    private static final double CALM = 50;

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        BenchmarkPostgres.Database database = postgres.freshDatabase("http");
        try (ServerUnderTest server = ServerUnderTest.start(database, withoutLimits())) {
            Nets nets = Nets.load(server.jdbc(), size.nets());
            try (HttpPairs pairs = HttpPairs.open(server.baseUrl(), nets, Crowd.CALLERS)) {
                Crowd.rush(size.commands().warmUp(), pairs.calls());
                return measure(database, server.jdbc(), pairs);
            }
        }
    }

    /** Two accounts make all calls, far more than one may. */
    static String[] withoutLimits(String... more) {
        return Stream.concat(
                        Stream.of(
                                "--netpeering.limits.reads-per-second=0",
                                "--netpeering.limits.writes-per-second=0",
                                "--netpeering.limits.at-once=0"),
                        Stream.of(more))
                .toArray(String[]::new);
    }

    private List<Figure> measure(BenchmarkPostgres.Database database, JdbcClient jdbc, HttpPairs pairs)
            throws Exception {
        PlainInserts plain = PlainInserts.of(PlainEvent.likeTheLastOf(jdbc), database);
        Followers.awaitCaughtUp(jdbc);
        jdbc.sql("VACUUM ANALYZE").update();
        jdbc.sql("CHECKPOINT").update();
        Duration each = size.commands().each();
        Histogram latencies = new Histogram(3);
        SideBySide rounds = new SideBySide()
                .side(PLAIN, () -> plain.perSecond(each) / 2)
                .side(PAIRS, () -> {
                    Crowd.Rush rush = Crowd.rush(each, pairs.calls());
                    Followers.awaitCaughtUp(jdbc);
                    latencies.add(rush.latencies());
                    return rush.perSecond();
                })
                .run(size.commands().count());
        Histogram calm = OnSchedule.call(CALM, each.multipliedBy(size.commands().count()), pairs.calls());
        return List.of(
                Figure.atLeast(
                        1.0,
                        "create + accept pairs/s over HTTP, signed, both dialects, 32 connections, to inserts/s / 2",
                        rounds.ratio(PAIRS, PLAIN),
                        rounds.spread(PAIRS, PLAIN)),
                Figure.of("http: two events inserted, by " + plain.who(), "%,.0f/s", rounds.median(PLAIN)),
                Figure.of("http: create + accept, 32 connections (client included)", "%,.0f/s", rounds.median(PAIRS)),
                Millis.figure("http: a pair, 32 connections", latencies),
                Millis.figure("http: a pair, on a schedule of 50/s", calm));
    }
}
