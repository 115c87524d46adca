package org.netpeering.embedded;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** The database of ours in the embedded server. */
record OwnDatabase(int port, Password password) {

    private static final String NAME = "netpeering";
    private static final String NO_SUCH_DATABASE = "3D000";

    String jdbcUrl() {
        return jdbcUrl(NAME);
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    /** Proves that one can log in, and creates the database if this is the first time. */
    void createIfMissing() throws SQLException {
        try (Connection connection = connect(NAME)) {
            connection.getMetaData();
        } catch (SQLException e) {
            if (!NO_SUCH_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
            try (Connection connection = connect("postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("create database " + NAME);
            }
        }
    }

    private Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), Cluster.USER, password.value());
    }
}
