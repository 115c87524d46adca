package org.netpeering.postgres;

import java.util.Arrays;
import java.util.Objects;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationInfoService;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.exception.FlywayValidateException;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The schema {@code netpeering}, as the migrations make it that come along.
 *
 * <p>They have a location of their own on the class path, and their history stands in a table of that schema, so that a Flyway of the host
 * neither sees nor runs them.
 */
public final class PeeringSchema {
    private static final String NAME = "netpeering";
    private static final Set<MigrationState> NEWER =
            Set.of(MigrationState.FUTURE_SUCCESS, MigrationState.FUTURE_FAILED);

    private PeeringSchema() {}

    /** What Flyway has to know of the migrations; the database is still to be named. */
    public static FluentConfiguration migrations() {
        return Flyway.configure()
                .locations("classpath:db/netpeering")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                .schemas(NAME)
                .defaultSchema(NAME)
                .table("schema_history")
                // One of a later version is not to be passed over.
                .ignoreMigrationPatterns(new String[0]);
    }

    /**
     * Makes the schema, or brings it up to date. Whoever comes at the same time waits.
     *
     * @param connectRetries how often the database is tried again if it cannot be reached, with pauses that grow up to 2 minutes
     * @throws SchemaVersionException if a later version of the engine has changed the schema
     * @throws org.flywaydb.core.api.FlywayException if the database cannot be reached, or a migration was changed or fails
     */
    public static void migrate(DataSource dataSource, int connectRetries) {
        Flyway flyway = migrations()
                .dataSource(dataSource)
                .connectRetries(connectRetries)
                .load();
        try {
            flyway.migrate();
        } catch (FlywayValidateException e) {
            refuseNewer(flyway.info());
            throw e;
        }
    }

    /**
     * Looks at the schema and changes nothing, for hosts that run the migrations themselves.
     *
     * @throws SchemaVersionException if the schema is of any other version than the migrations make
     * @throws org.flywaydb.core.api.FlywayException if the database cannot be reached
     */
    public static void check(DataSource dataSource, int connectRetries) {
        MigrationInfoService info = migrations()
                .dataSource(dataSource)
                .connectRetries(connectRetries)
                .load()
                .info();
        refuseNewer(info);
        if (info.pending().length > 0) {
            throw SchemaVersionException.older(version(info.current()), latest(info));
        }
    }

    /** The version that the schema has now, such as {@code 011}; it may be later than that of the migrations that come along. */
    public static String version(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("SELECT version FROM netpeering.schema_history WHERE success ORDER BY installed_rank DESC LIMIT 1")
                .query((row, number) -> row.getString(1))
                .single();
    }

    private static void refuseNewer(MigrationInfoService info) {
        if (Arrays.stream(info.applied()).anyMatch(applied -> NEWER.contains(applied.getState()))) {
            throw SchemaVersionException.newer(version(info.current()), latest(info));
        }
    }

    private static String latest(MigrationInfoService info) {
        return Arrays.stream(info.all())
                .filter(migration -> migration.getState().isResolved())
                .map(MigrationInfo::getVersion)
                .filter(Objects::nonNull)
                .max(MigrationVersion::compareTo)
                .map(MigrationVersion::getVersion)
                .orElse("none");
    }

    private static String version(@Nullable MigrationInfo current) {
        return current == null || current.getVersion() == null
                ? "none"
                : current.getVersion().getVersion();
    }
}
