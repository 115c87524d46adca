package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** PostgreSQL does not plan the statements of a command anew for each command, which costs it more than to run them. */
class KeptPlansTest {
    private static final int ENOUGH = 60;

    private static RunningServer server;
    private static List<Prepared> prepared;

    /** What a connection has prepared, and how often it was planned for its parameters and how often not. */
    private record Prepared(String statement, long planned, long kept) {}

    @BeforeAll
    static void sendCommands() throws SQLException {
        server = RunningServer.start(TestPostgres.freshDatabase());
        PeeringStory story = new PeeringStory(server);
        for (int i = 0; i < ENOUGH; i++) {
            PeeringView peering = story.request("10.0.0.0/16", "10.1.0.0/16");
            story.send(new AcceptNetPeering(peering.id(), story.accepter().account()), story.accepter());
        }
        prepared = statementsOf(server.bean(HikariDataSource.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<Prepared> statementsOf(HikariDataSource pool) throws SQLException {
        List<Prepared> all = new ArrayList<>();
        List<Connection> taken = new ArrayList<>();
        try {
            for (int idle = pool.getHikariPoolMXBean().getIdleConnections(); idle > 0; idle--) {
                Connection connection = pool.getConnection();
                taken.add(connection);
                all.addAll(JdbcClient.create(new SingleConnectionDataSource(connection, true))
                        .sql("SELECT statement, custom_plans, generic_plans FROM pg_prepared_statements")
                        .query((row, number) -> new Prepared(row.getString(1), row.getLong(2), row.getLong(3)))
                        .list());
            }
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        return all;
    }

    /** The driver prepares what it has sent five times, and PostgreSQL looks at five plans before it keeps one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO netpeering.event ",
                "INSERT INTO netpeering.peering ",
                "UPDATE netpeering.peering p",
                "count(*) FILTER (WHERE n.source IN",
                "FROM netpeering.peering WHERE peering_id = ANY",
                "FROM netpeering.inventory_net n"
            })
    void aPlanIsKept(String part) {
        assertThat(prepared)
                .filteredOn(statement -> statement.statement().contains(part))
                .anySatisfy(statement -> assertThat(statement.kept()).isPositive())
                .allSatisfy(statement -> assertThat(statement.planned()).isLessThanOrEqualTo(5));
    }
}
