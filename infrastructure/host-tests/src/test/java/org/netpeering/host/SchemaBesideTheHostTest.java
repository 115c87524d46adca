package org.netpeering.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpeering.application.NetPeerings;
import org.netpeering.postgres.PeeringSchema;
import org.netpeering.postgres.SchemaVersionException;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The schema of the engine and that of the host are in one database and do not see each other. */
class SchemaBesideTheHostTest {
    private final HostPostgres database = HostPostgres.freshDatabase();
    private final DriverManagerDataSource dataSource =
            new DriverManagerDataSource(database.url(), database.username(), database.password());
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final ApplicationContextRunner host = Host.on(database);

    @Test
    void eachHasItsOwnMigrationsAndItsOwnHistory() {
        host.run(context -> {
            assertThat(scripts("public.flyway_schema_history")).containsExactly("V1__create_orders.sql");
            assertThat(scripts("netpeering.schema_history"))
                    .contains("V001__create_event_log.sql")
                    .doesNotContain("V1__create_orders.sql");
            assertThat(context.getBeansOfType(Flyway.class)).hasSize(1);
        });
    }

    @Test
    void nothingOfOursIsWhereEveryFlywayLooks() throws IOException {
        assertThat(new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*"))
                .extracting(Resource::getFilename)
                .containsExactly("V1__create_orders.sql");
    }

    @Test
    void whatAnEarlierVersionHasMigratedFromItsOldLocationIsTakenAsItIs(@TempDir Path oldLocation) throws IOException {
        for (Resource migration :
                new PathMatchingResourcePatternResolver().getResources("classpath:db/netpeering/*.sql")) {
            try (InputStream content = migration.getInputStream()) {
                Files.copy(content, oldLocation.resolve(String.valueOf(migration.getFilename())));
            }
        }
        PeeringSchema.migrations()
                .locations("filesystem:" + oldLocation)
                .dataSource(dataSource)
                .load()
                .migrate();
        List<String> before = scripts("netpeering.schema_history");

        PeeringSchema.migrate(dataSource, 0);
        PeeringSchema.check(dataSource, 0);

        assertThat(scripts("netpeering.schema_history")).isEqualTo(before).isNotEmpty();
    }

    @Test
    void aSchemaOfALaterVersionIsNotTouched() {
        PeeringSchema.migrate(dataSource, 0);
        jdbc.sql("""
                        INSERT INTO netpeering.schema_history
                        SELECT installed_rank + 1, '999', 'turn upside down', type, 'V999__turn_upside_down.sql', 1,
                               installed_by, installed_on, 1, true
                          FROM netpeering.schema_history ORDER BY installed_rank DESC LIMIT 1
                        """).update();

        assertThatThrownBy(() -> PeeringSchema.migrate(dataSource, 0))
                .isInstanceOf(SchemaVersionException.class)
                .hasMessageContaining("version 999")
                .hasMessageContaining("knows versions up to 0");
        host.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(SchemaVersionException.class)
                .matches(failure -> ((SchemaVersionException) failure).isNewer()));
        host.withPropertyValues("netpeering.schema.migrate=false")
                .run(context ->
                        assertThat(context).getFailure().rootCause().isInstanceOf(SchemaVersionException.class));
    }

    @Test
    void aHostThatMigratesByItselfIsToldWhatIsMissing() {
        ApplicationContextRunner byItself = host.withPropertyValues("netpeering.schema.migrate=false");

        byItself.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(SchemaVersionException.class)
                .hasMessageContaining("has version none")
                .matches(failure -> !((SchemaVersionException) failure).isNewer()));

        PeeringSchema.migrate(dataSource, 0);
        byItself.run(context -> assertThat(context.getBean(NetPeerings.class).liveOf(Host.NET_OF_BOB))
                .isEmpty());
    }

    private List<String> scripts(String history) {
        return jdbc.sql("SELECT script FROM " + history + " WHERE type = 'SQL' ORDER BY installed_rank")
                .query((row, number) -> row.getString(1))
                .list();
    }
}
