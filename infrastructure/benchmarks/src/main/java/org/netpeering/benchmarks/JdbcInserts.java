package org.netpeering.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** As many connections as pgbench would have, for machines that have none. */
record JdbcInserts(PlainEvent event, BenchmarkPostgres.Database database) implements PlainInserts {
    @Override
    public String who() {
        return "JDBC, as there is no pgbench";
    }

    @Override
    public double perSecond(Duration time) throws Exception {
        List<Connection> connections = new ArrayList<>();
        try {
            List<Crowd.Call> calls = new ArrayList<>();
            for (int caller = 0; caller < Crowd.CALLERS; caller++) {
                Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                connections.add(connection);
                PreparedStatement insert = event.prepare(connection);
                calls.add(() -> {
                    PlainEvent.insertAnother(insert);
                    return true;
                });
            }
            return Crowd.rush(time, calls).perSecond();
        } finally {
            for (Connection connection : connections) {
                close(connection);
            }
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            System.err.println("A connection could not be closed: " + e);
        }
    }
}
