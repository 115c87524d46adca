package org.netpeering.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netpeering.server.TestPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** What has been migrated is not migrated otherwise later on, but for the one that has been out in two forms. */
class PeeringSchemaTest {
    private SingleConnectionDataSource source;
    private JdbcClient jdbc;

    @BeforeEach
    void migrate() {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        source = new SingleConnectionDataSource(database.jdbcUrl(), database.username(), database.password(), true);
        jdbc = JdbcClient.create(source);
        PeeringSchema.migrate(source, 0);
    }

    @AfterEach
    void close() {
        source.destroy();
    }

    private int checksum() {
        return jdbc.sql("SELECT checksum FROM netpeering.schema_history WHERE version = '017'")
                .query(Integer.class)
                .single();
    }

    private void becomeThatOfAnotherBuild(int checksum) {
        jdbc.sql("UPDATE netpeering.schema_history SET checksum = ? WHERE version = '017'")
                .param(checksum)
                .update();
    }

    @Test
    void theOtherFormOfV017IsTakenForTheOneThatComesAlong() {
        int ours = checksum();
        jdbc.sql("DELETE FROM netpeering.schema_history WHERE version = '020'").update();
        jdbc.sql("ALTER TABLE netpeering.peering DROP CONSTRAINT peering_ended_or_live")
                .update();
        jdbc.sql("ALTER INDEX netpeering.peering_open_by_accepter_net RENAME TO peering_live_by_accepter_net")
                .update();
        becomeThatOfAnotherBuild(-1550069987);

        PeeringSchema.migrate(source, 0);

        assertThat(checksum()).isEqualTo(ours);
        assertThat(PeeringSchema.version(source)).isEqualTo("020");
    }

    @Test
    void anyOtherFormIsRefused() {
        becomeThatOfAnotherBuild(4711);

        assertThatThrownBy(() -> PeeringSchema.migrate(source, 0))
                .hasMessageContaining("checksum mismatch for migration version 017");
    }
}
