package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netpeering.postgres.PeeringSchema;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A log that is older than its hashes is chained when the schema is migrated, and goes on from there. */
class ChainedLogMigrationTest {
    private static final String BEFORE = "006";

    /** Three rows for each of 100 streams; the rows of one stream are far from each other. */
    private static final String WRITE = """
            INSERT INTO netpeering.event (transaction_id, aggregate_id, sequence_number, aggregate_type, event_id,
                                          event_type, occurred_at, payload, metadata)
            SELECT pg_current_xact_id(), 'pcx-' || lpad(i::text, 8, '0'), sequence, 'NetPeering', gen_random_uuid(),
                   'netpeering.requested.v1', timestamptz '1969-12-31 23:59:59.999999+00' + i * interval '1 microsecond',
                   '{ "text" : "\\u00e9 é 🚀" }', '{}'
              FROM generate_series(%1$s, %2$s) AS sequence CROSS JOIN generate_series(1, 100) AS i
             ORDER BY sequence, i
            """;

    private final TestPostgres.Database database = TestPostgres.freshDatabase();
    private final JdbcClient sql = SealedLog.sql(database);

    @BeforeEach
    void writeBeforeThereWereHashes() {
        migrateTo(MigrationVersion.fromVersion(BEFORE));
        sql.sql(WRITE.formatted(0, 1)).update();
        sql.sql(WRITE.formatted(2, 2)).update();
    }

    @Test
    void rowsThatAreOlderThanTheirHashesAreInOrder() {
        migrateTo(MigrationVersion.LATEST);
        sql.sql(WRITE.formatted(3, 4)).update();

        assertThat(new AuditShell(database).run("verify").out()).contains("chained     500 rows of 100 streams");
    }

    @Test
    void anOldRowThatIsAlteredLaterIsNamed() {
        migrateTo(MigrationVersion.LATEST);
        sql.sql("""
                UPDATE netpeering.event SET payload = replace(payload::text, ' ', '')::json
                 WHERE aggregate_id = 'pcx-00000042' AND sequence_number = 1
                """).update();

        assertThat(new AuditShell(database).tried("verify").out())
                .contains("(stream pcx-00000042, sequence number 1, ");
    }

    @Test
    void aGapThatWasThereBeforeIsNamed() {
        sql.sql("DELETE FROM netpeering.event WHERE aggregate_id = 'pcx-00000042' AND sequence_number = 1")
                .update();
        migrateTo(MigrationVersion.LATEST);

        assertThat(new AuditShell(database).tried("verify").out())
                .contains("(stream pcx-00000042, sequence number 2, ", "the stream has no sequence number 1");
    }

    @Test
    void aRowCannotBeAppendedBehindOneThatIsMissing() {
        migrateTo(MigrationVersion.LATEST);
        sql.sql("DELETE FROM netpeering.event WHERE aggregate_id = 'pcx-00000042' AND sequence_number = 2")
                .update();

        assertThatThrownBy(() -> sql.sql(WRITE.formatted(3, 3)).update())
                .hasMessageContaining("event 3 of pcx-00000042 cannot be appended: its stream has no event 2");
    }

    @Test
    void aLogThatIsNotChainedYetIsNotVerified() {
        assertThat(new AuditShell(database).tried("verify").err())
                .isEqualTo("The log in this database is not chained yet: start a server of this version on it once\n");
    }

    private void migrateTo(MigrationVersion version) {
        PeeringSchema.migrations()
                .dataSource(database.jdbcUrl(), database.username(), database.password())
                .target(version)
                .load()
                .migrate();
    }
}
