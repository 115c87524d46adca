package org.netpeering.server;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.netpeering.embedded.EmbeddedPostgres;
import org.netpeering.embedded.EmbeddedPostgresSettings;
import org.springframework.boot.SpringApplication;

/** One real PostgreSQL for all tests of a JVM, started when the first asks, and a database of its own for each that asks. */
public final class TestPostgres {

    private static final AtomicInteger DATABASES = new AtomicInteger();

    private TestPostgres() {}

    /** How to reach a database. */
    public record Database(String jdbcUrl, String username, String password) {}

    /** Creates an empty database; the next run does not find it. */
    public static Database freshDatabase() {
        return create("template1");
    }

    /** Creates a copy of a database that nobody uses at this moment. */
    public static Database copyOf(Database database) {
        return create(database.jdbcUrl().replaceFirst("^.*/", ""));
    }

    private static Database create(String template) {
        EmbeddedPostgres server = Running.SERVER;
        String name = "test_" + DATABASES.incrementAndGet();
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            // One of this name may be left from an earlier run: the directory is kept, since making it takes seconds.
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name + " template " + template);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + name, e);
        }
        String jdbcUrl = server.jdbcUrl().replaceFirst("[^/]+$", name);
        return new Database(jdbcUrl, server.username(), server.password());
    }

    private static final class Running {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            Path directory = Path.of("target", "test-postgres");
            EmbeddedPostgres server = EmbeddedPostgres.start(new EmbeddedPostgresSettings(
                    directory,
                    0,
                    Map.of(
                            "fsync", "off",
                            "synchronous_commit", "off",
                            "full_page_writes", "off",
                            "max_connections", "200",
                            "timezone", "America/St_Johns"),
                    System.out::println));
            // Runs after the contexts that use it are closed.
            SpringApplication.getShutdownHandlers().add(server::close);
            return server;
        }
    }
}
