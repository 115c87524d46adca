package org.netpeering.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A data directory whose server is started, written to and read from. */
record ServerInDirectory(Path directory, List<String> said) {

    static final Map<String, String> FAST = Map.of("fsync", "off", "shared_buffers", "16MB");

    ServerInDirectory(Path directory) {
        this(directory, new ArrayList<>());
    }

    EmbeddedPostgres start() {
        return start(0);
    }

    EmbeddedPostgres start(int port) {
        return EmbeddedPostgres.start(settings(port));
    }

    EmbeddedPostgresSettings settings(int port) {
        return new EmbeddedPostgresSettings(directory, port, FAST, said::add);
    }

    static void write(EmbeddedPostgres server, String value) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists kept (value text not null)");
            statement.execute("insert into kept values ('" + value + "')");
        }
    }

    static List<String> read(EmbeddedPostgres server) throws SQLException {
        return read(server, "select value from kept order by value");
    }

    static List<String> read(EmbeddedPostgres server, String query) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(String.valueOf(rows.getString(1)));
            }
            return values;
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        return DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
    }

    ProcessHandle postmaster() throws Exception {
        return Postmaster.of(directory.toRealPath().resolve("cluster"))
                .orElseThrow()
                .process();
    }
}
