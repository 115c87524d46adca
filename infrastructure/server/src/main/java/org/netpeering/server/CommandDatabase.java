package org.netpeering.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;
import org.netpeering.embedded.DataDirectoryInUseException;
import org.netpeering.embedded.EmbeddedPostgres;
import org.netpeering.embedded.EmbeddedPostgresSettings;
import org.netpeering.embedded.Progress;
import org.netpeering.embedded.RunningPostgres;
import org.netpeering.postgres.PeeringSchema;
import org.netpeering.server.ServerProperties.Mode;
import org.netpeering.server.accounts.command.CommandRefusedException;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * The database that a command works on: the one that the settings name, or that in the data directory, which may be in use by a
 * server at the same time.
 */
record CommandDatabase(CommandSettings settings, Progress progress) {
    /** Hands it over with its schema up to date, and closes what was started for it. */
    void use(Consumer<DataSource> work) {
        connect((server, own) -> {
            PeeringSchema.migrate(server, 0);
            work.accept(own);
            return true;
        });
    }

    /** Hands it over as it is, and closes what was started for it. */
    <T> T read(Function<DataSource, T> work) {
        return connect((server, own) -> work.apply(own));
    }

    /** Work with a database, once by any number of connections, once by a single one. */
    @FunctionalInterface
    private interface Work<T> {
        T with(DataSource server, DataSource own);
    }

    private <T> T connect(Work<T> work) {
        Environment environment = settings.environment();
        String url = environment.getProperty("spring.datasource.url");
        if (url != null) {
            return connect(
                    url,
                    environment.getProperty("spring.datasource.username", ""),
                    environment.getProperty("spring.datasource.password", ""),
                    work);
        }
        ServerProperties properties = settings.properties();
        Path directory = properties.dataDir();
        if (properties.mode() == Mode.PRODUCTION || !Files.isDirectory(directory)) {
            throw new CommandRefusedException("There is no database: neither is --spring.datasource.url given, nor "
                    + (properties.mode() == Mode.PRODUCTION
                            ? "does production mode bring one"
                            : "has a server made the directory '" + directory + "' (--netpeering.data-dir)")
                    + ". Name the database of the server");
        }
        try (EmbeddedPostgres postgres =
                EmbeddedPostgres.start(new EmbeddedPostgresSettings(directory, 0, Map.of(), progress))) {
            return connect(postgres.jdbcUrl(), postgres.username(), postgres.password(), work);
        } catch (DataDirectoryInUseException e) {
            RunningPostgres postgres = RunningPostgres.in(directory);
            return connect(postgres.jdbcUrl(), postgres.username(), postgres.password(), work);
        }
    }

    private static <T> T connect(String url, String username, String password, Work<T> work) {
        try (SingleConnectionDataSource own = new SingleConnectionDataSource(url, username, password, true)) {
            return work.with(new DriverManagerDataSource(url, username, password), own);
        }
    }
}
