package org.netpeering.host;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.netpeering.embedded.EmbeddedPostgres;
import org.netpeering.embedded.EmbeddedPostgresSettings;

/** One real PostgreSQL for all tests, and an empty database for each that asks, with a user of the host. */
public record HostPostgres(String url, String username, String password) {
    private static final String HOST = "orchestrator";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    /** A database of its own, empty. */
    public static HostPostgres freshDatabase() {
        EmbeddedPostgres server = Running.SERVER;
        String name = "host_" + DATABASES.incrementAndGet();
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            // One of this name may be left from an earlier run: the directory is kept, since making it takes seconds.
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name + " owner " + HOST);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + name, e);
        }
        return new HostPostgres(server.jdbcUrl().replaceFirst("[^/]+$", name), HOST, server.password());
    }

    /** The settings by which Spring Boot finds it. */
    public String[] properties() {
        return new String[] {
            "spring.datasource.url=" + url,
            "spring.datasource.username=" + username,
            "spring.datasource.password=" + password
        };
    }

    private static final class Running {
        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            EmbeddedPostgres server = EmbeddedPostgres.start(new EmbeddedPostgresSettings(
                    Path.of("target", "test-postgres"),
                    0,
                    Map.of("fsync", "off", "synchronous_commit", "off", "timezone", "America/St_Johns"),
                    System.out::println));
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            createHost(server);
            return server;
        }

        private static void createHost(EmbeddedPostgres server) {
            try (Connection connection =
                            DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                    Statement statement = connection.createStatement()) {
                // The databases of an earlier run are the role's own.
                statement.execute(
                        "do $$ begin create role " + HOST + " login; exception when duplicate_object then end $$");
                statement.execute("alter role " + HOST + " password '" + server.password() + "'");
            } catch (SQLException e) {
                throw new IllegalStateException("Cannot create the user " + HOST, e);
            }
        }
    }
}
