package org.netpeering.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many callers at once request and accept through the bus, against the row of an event alone, inserted in a transaction of its own. */
record Commands(Size size) implements Benchmark {
    private static final String PLAIN = "plain";
    private static final String CREATE = "create";
    private static final String ACCEPT = "accept";

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        BenchmarkPostgres.Database database = postgres.freshDatabase("commands");
        try (ServerUnderTest server = ServerUnderTest.start(database)) {
            JdbcClient jdbc = server.jdbc();
            PeeringCalls calls = new PeeringCalls(server.netPeerings(), Nets.load(jdbc, size.nets()));
            Rush create = new Rush(calls::create, jdbc);
            Rush accept = new Rush(calls::accept, jdbc);
            Duration warmUp = size.commands().warmUp().dividedBy(2);
            create.run(warmUp);
            accept.run(warmUp);
            PlainInserts plain = PlainInserts.of(PlainEvent.likeTheLastOf(jdbc), database);
            plain.perSecond(warmUp.dividedBy(2));
            jdbc.sql("VACUUM ANALYZE").update();
            jdbc.sql("CHECKPOINT").update();
            create.forget();
            accept.forget();

            Duration each = size.commands().each();
            SideBySide rounds = new SideBySide()
                    .side(PLAIN, () -> plain.perSecond(each))
                    .side(CREATE, () -> create.run(each))
                    .side(ACCEPT, () -> accept.run(each))
                    .run(size.commands().count());
            List<Figure> figures = new ArrayList<>();
            figures.add(goal(rounds, CREATE));
            figures.add(goal(rounds, ACCEPT));
            figures.add(Figure.of(
                    "commands: an event inserted, 32 connections, by " + plain.who(), "%,.0f/s", rounds.median(PLAIN)));
            figures.addAll(create.figures(CREATE, rounds.median(CREATE)));
            figures.addAll(accept.figures(ACCEPT, rounds.median(ACCEPT)));
            return figures;
        }
    }

    private static Figure goal(SideBySide rounds, String side) {
        return Figure.atLeast(
                2.0,
                side + "/s through the bus, 32 callers, to inserts/s",
                rounds.ratio(side, PLAIN),
                rounds.spread(side, PLAIN));
    }

    /** Rounds of one kind of command; after each, the followers are let catch up. */
    private static final class Rush {
        private final Crowd.Call call;
        private final JdbcClient jdbc;
        private final Histogram latencies = new Histogram(3);
        private Followers.Lag most = new Followers.Lag("none", 0);
        private double longest;

        Rush(Crowd.Call call, JdbcClient jdbc) {
            this.call = call;
            this.jdbc = jdbc;
        }

        double run(Duration time) throws Exception {
            Crowd.Rush rush = Crowd.rush(time, Collections.nCopies(Crowd.CALLERS, call));
            Followers.Lag lag = Followers.slowest(jdbc);
            double seconds = Followers.awaitCaughtUp(jdbc);
            latencies.add(rush.latencies());
            most = lag.events() > most.events() ? lag : most;
            longest = Math.max(longest, seconds);
            return rush.perSecond();
        }

        void forget() {
            latencies.reset();
            most = new Followers.Lag("none", 0);
            longest = 0;
        }

        List<Figure> figures(String name, double perSecond) {
            return List.of(
                    Figure.of("commands: " + name + ", 32 callers (platform threads)", "%,.0f/s", perSecond),
                    Millis.figure("commands: " + name, latencies),
                    Figure.of(
                            "commands: " + name + ", furthest behind in the log at the end of a round",
                            "%,d events (%s)",
                            most.events(),
                            most.name()),
                    Figure.of("commands: " + name + ", until it had caught up, at most", "%.1f s", longest));
        }
    }
}
