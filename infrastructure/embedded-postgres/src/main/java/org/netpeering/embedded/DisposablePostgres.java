package org.netpeering.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * A PostgreSQL for tests, with a database of its own for each that asks. It is fast, since it syncs nothing to disk: after a crash of the
 * machine its directory may be of no use, and can be deleted.
 *
 * <p>The directory is kept, since making it takes seconds; the databases in it are not meant to be found again. The time zone of the server
 * is one that hardly anybody has, so that confusions show. It may be used by many threads.
 */
public final class DisposablePostgres implements AutoCloseable {
    private static final Map<String, String> SETTINGS = Map.of(
            "fsync", "off",
            "synchronous_commit", "off",
            "full_page_writes", "off",
            "max_connections", "200",
            "timezone", "America/St_Johns");
    private static final Pattern USER_NAME = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final int MOST_DIRECTORIES = 100;

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private DisposablePostgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /** How to reach a database. */
    public record Database(String jdbcUrl, String username, String password) {
        /** Without the password. */
        @Override
        public String toString() {
            return "Database[" + jdbcUrl + "]";
        }
    }

    /**
     * Starts it in that directory; if another process uses it at this moment, in one beside it, whose name ends in {@code -2}, {@code -3} and
     * so on.
     *
     * @throws EmbeddedPostgresException if it cannot be started, with the reason
     */
    public static DisposablePostgres start(Path directory, Progress progress) {
        for (int number = 1; ; number++) {
            Path numbered = number == 1 ? directory : Path.of(directory + "-" + number);
            try {
                return new DisposablePostgres(
                        EmbeddedPostgres.start(new EmbeddedPostgresSettings(numbered, 0, SETTINGS, progress)));
            } catch (DataDirectoryInUseException e) {
                if (number == MOST_DIRECTORIES) {
                    throw e;
                }
            }
        }
    }

    /** Creates an empty database. */
    public Database freshDatabase() {
        return create("template template1", server.username());
    }

    /**
     * Creates an empty database that belongs to that user, who is created with it, and is no superuser.
     *
     * @throws IllegalArgumentException if the name has anything but small letters, digits and underscores
     */
    public Database freshDatabaseOf(String username) {
        if (!USER_NAME.matcher(username).matches()) {
            throw new IllegalArgumentException("username: '" + username
                    + "' is not made of small letters, digits and underscores, such as 'orchestrator'");
        }
        execute("do $$ begin create role " + username + " login; exception when duplicate_object then end $$");
        execute("alter role " + username + " password '" + server.password() + "'");
        return create("owner " + username, username);
    }

    /** Creates a copy of a database that nobody uses at this moment. */
    public Database copyOf(Database database) {
        return create("template " + nameOf(database), server.username());
    }

    /** Deletes the database, whoever uses it. */
    public void drop(Database database) {
        execute("drop database if exists " + nameOf(database) + " with (force)");
    }

    private Database create(String options, String username) {
        String name = "test_" + databases.incrementAndGet();
        // One of this name may be left from an earlier run.
        execute("drop database if exists " + name + " with (force)");
        execute("create database " + name + " " + options);
        return new Database(server.jdbcUrl().replaceFirst("[^/]+$", name), username, server.password());
    }

    private static String nameOf(Database database) {
        return database.jdbcUrl().replaceFirst("^.*/", "");
    }

    private void execute(String sql) {
        try (Connection connection =
                        DriverManager.getConnection(server.jdbcUrl(), server.username(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new EmbeddedPostgresException(
                    server + " does not do as it should: " + e.getMessage() + ". If this happens again, delete its"
                            + " directory.",
                    e);
        }
    }

    /** Stops it; a second call does nothing. */
    @Override
    public void close() {
        server.close();
    }
}
