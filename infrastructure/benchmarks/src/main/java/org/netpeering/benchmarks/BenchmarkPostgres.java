package org.netpeering.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;
import org.netpeering.embedded.EmbeddedPostgres;
import org.netpeering.embedded.EmbeddedPostgresSettings;

/** A PostgreSQL that loses nothing when the power fails, in a directory that is gone afterwards. */
final class BenchmarkPostgres implements AutoCloseable {
    private final Path directory;
    private final EmbeddedPostgres postgres;

    private BenchmarkPostgres(Path directory, EmbeddedPostgres postgres) {
        this.directory = directory;
        this.postgres = postgres;
    }

    /** How to reach a database. */
    record Database(String jdbcUrl, String username, String password) {}

    static BenchmarkPostgres startBelow(Path parent) throws IOException {
        Files.createDirectories(parent);
        Path directory = Files.createTempDirectory(parent, "postgres");
        return new BenchmarkPostgres(
                directory,
                EmbeddedPostgres.start(new EmbeddedPostgresSettings(
                        directory,
                        0,
                        Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on"),
                        System.err::println)));
    }

    Database freshDatabase(String name) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.username(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name);
        }
        return new Database(postgres.jdbcUrl().replaceFirst("[^/]+$", name), postgres.username(), postgres.password());
    }

    @Override
    public void close() {
        postgres.close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
