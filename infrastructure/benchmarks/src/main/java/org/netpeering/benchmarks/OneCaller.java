package org.netpeering.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.util.Collections;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How long a single caller waits for a request through the bus, against the insert of the row of its event and a commit. */
record OneCaller(Size size) implements Benchmark {
    private static final String PLAIN = "insert + commit, p50 in ms";
    private static final String CREATE = "create, p50 in ms";

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        BenchmarkPostgres.Database database = postgres.freshDatabase("one");
        try (ServerUnderTest server = ServerUnderTest.start(database);
                Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password())) {
            JdbcClient jdbc = server.jdbc();
            PeeringCalls calls = new PeeringCalls(server.netPeerings(), Nets.load(jdbc, size.nets()));
            // A single caller alone would take many minutes to get everything compiled.
            Crowd.rush(size.oneCaller().warmUp(), Collections.nCopies(Crowd.CALLERS, calls::create));
            connection.setAutoCommit(false);
            PreparedStatement insert = PlainEvent.likeTheLastOf(jdbc).prepare(connection);
            return measure(jdbc, calls::create, () -> {
                PlainEvent.insertAnother(insert);
                connection.commit();
                return true;
            });
        }
    }

    private List<Figure> measure(JdbcClient jdbc, Crowd.Call create, Crowd.Call insert) throws Exception {
        Histogram creates = new Histogram(3);
        Histogram inserts = new Histogram(3);
        rush(jdbc, insert);
        SideBySide rounds = new SideBySide()
                .side(PLAIN, () -> p50(rush(jdbc, insert), inserts))
                .side(CREATE, () -> p50(rush(jdbc, create), creates))
                .run(size.oneCaller().count());
        return List.of(
                Figure.atMost(
                        1.5,
                        "create p50 through the bus, one caller, to insert + commit by JDBC",
                        rounds.ratio(CREATE, PLAIN),
                        rounds.spread(CREATE, PLAIN)),
                Millis.figure("one caller: create through the bus", creates),
                Millis.figure("one caller: insert + commit by JDBC", inserts));
    }

    /** What follows a request is not done while the other side is measured. */
    private Histogram rush(JdbcClient jdbc, Crowd.Call call) throws Exception {
        Histogram latencies = Crowd.rush(size.oneCaller().each(), List.of(call)).latencies();
        Followers.awaitCaughtUp(jdbc);
        return latencies;
    }

    private static double p50(Histogram latencies, Histogram all) {
        all.add(latencies);
        return Millis.at(latencies, 50);
    }
}
