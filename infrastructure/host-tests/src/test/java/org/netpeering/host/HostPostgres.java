package org.netpeering.host;

import java.nio.file.Path;
import org.netpeering.embedded.DisposablePostgres;

/** One real PostgreSQL for all tests, and an empty database for each that asks, with a user of the host. */
public record HostPostgres(String url, String username, String password) {
    /** A database of its own, empty. */
    public static HostPostgres freshDatabase() {
        DisposablePostgres.Database fresh = Running.SERVER.freshDatabaseOf("orchestrator");
        return new HostPostgres(fresh.jdbcUrl(), fresh.username(), fresh.password());
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
        static final DisposablePostgres SERVER = start();

        private static DisposablePostgres start() {
            DisposablePostgres server =
                    DisposablePostgres.start(Path.of("target", "test-postgres"), System.out::println);
            Runtime.getRuntime().addShutdownHook(new Thread(server::close));
            return server;
        }
    }
}
