package org.netpeering.testkit.junit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.netpeering.embedded.DisposablePostgres;
import org.netpeering.embedded.DisposablePostgres.Database;
import org.netpeering.postgres.PeeringSchema;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The one PostgreSQL of a run of tests, and databases in it that have the schema of the engine already. */
final class TestDatabases implements AutoCloseable {
    /** Names the directory that PostgreSQL keeps its files in. */
    static final String DIRECTORY = "netpeering.test.postgres-directory";

    private final DisposablePostgres postgres;
    private final Database migrated;

    private TestDatabases(DisposablePostgres postgres) {
        this.postgres = postgres;
        this.migrated = postgres.freshDatabase();
        PeeringSchema.migrate(
                new DriverManagerDataSource(migrated.jdbcUrl(), migrated.username(), migrated.password()), 0);
    }

    /** Started when the first asks; JUnit closes it when all tests have run. */
    static TestDatabases of(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(TestDatabases.class))
                .computeIfAbsent(
                        TestDatabases.class,
                        key -> start(context.getConfigurationParameter(DIRECTORY)),
                        TestDatabases.class);
    }

    private static TestDatabases start(Optional<String> directory) {
        return new TestDatabases(
                DisposablePostgres.start(directory.map(Path::of).orElseGet(TestDatabases::usual), System.out::println));
    }

    /** Where the build has its files, which Maven and Gradle delete when they clean; or else where everybody has them. */
    private static Path usual() {
        for (String build : new String[] {"target", "build"}) {
            if (Files.isDirectory(Path.of(build))) {
                return Path.of(build, "netpeering-postgres");
            }
        }
        try {
            return Files.createTempDirectory("netpeering-postgres");
        } catch (IOException e) {
            throw new IllegalStateException(
                    "There is neither a directory 'target' nor 'build' here, nor can one be made in that of temporary"
                            + " files: " + e + ". Name one by the configuration parameter " + DIRECTORY + " of JUnit",
                    e);
        }
    }

    Database create() {
        return postgres.copyOf(migrated);
    }

    void drop(Database database) {
        postgres.drop(database);
    }

    @Override
    public void close() {
        postgres.close();
    }
}
