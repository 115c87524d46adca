package org.netpeering.server;

import java.nio.file.Path;
import org.netpeering.embedded.DisposablePostgres;
import org.springframework.boot.SpringApplication;

/** One real PostgreSQL for all tests of a JVM, started when the first asks, and a database of its own for each that asks. */
public final class TestPostgres {
    private TestPostgres() {}

    /** How to reach a database. */
    public record Database(String jdbcUrl, String username, String password) {
        private static Database of(DisposablePostgres.Database created) {
            return new Database(created.jdbcUrl(), created.username(), created.password());
        }
    }

    /** Creates an empty database; the next run does not find it. */
    public static Database freshDatabase() {
        return Database.of(Running.SERVER.freshDatabase());
    }

    /** Creates a copy of a database that nobody uses at this moment. */
    public static Database copyOf(Database database) {
        return Database.of(Running.SERVER.copyOf(
                new DisposablePostgres.Database(database.jdbcUrl(), database.username(), database.password())));
    }

    private static final class Running {
        static final DisposablePostgres SERVER = start();

        private static DisposablePostgres start() {
            DisposablePostgres server =
                    DisposablePostgres.start(Path.of("target", "test-postgres"), System.out::println);
            // Runs after the contexts that use it are closed.
            SpringApplication.getShutdownHandlers().add(server::close);
            return server;
        }
    }
}
