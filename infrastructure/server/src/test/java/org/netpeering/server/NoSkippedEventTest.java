package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A follower never loses an event whose transaction commits late, whatever was committed in between. */
class NoSkippedEventTest {
    private static RunningServer server;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        server = RunningServer.start(TestPostgres.freshDatabase());
        jdbc = JdbcClient.create(server.bean(DataSource.class));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /**
     * The late row is dated an hour back, so that a reader that forgets gaps after a time by the dates of the events, as
     * gap-aware tokens do after a minute, would have forgotten this one at once.
     */
    @Test
    void anEventThatCommitsLongAfterLaterOnesIsFollowedAllTheSame() throws Exception {
        PeeringStory story = new PeeringStory(server);
        PeeringView template = story.request("10.0.0.0/16", "10.1.0.0/16");
        awaitSagaOf(template.id().value());
        String late = "pcx-0000fade";
        try (Connection slow = server.bean(DataSource.class).getConnection();
                Statement statement = slow.createStatement()) {
            slow.setAutoCommit(false);
            statement.executeUpdate("""
                    INSERT INTO netpeering.event (transaction_id, aggregate_id, sequence_number, aggregate_type, event_id,
                                                  event_type, occurred_at, payload, metadata)
                    SELECT pg_current_xact_id(), '%1$s', 0, aggregate_type, 'late', event_type,
                           occurred_at - interval '1 hour', replace(payload::text, '%2$s', '%1$s')::json, metadata
                      FROM netpeering.event WHERE aggregate_id = '%2$s'
                    """.formatted(late, template.id().value()));
            List<PeeringView> meanwhile =
                    List.of(story.request("10.2.0.0/16", "10.3.0.0/16"), story.request("10.4.0.0/16", "10.5.0.0/16"));

            assertThat(meanwhile)
                    .allSatisfy(peering -> assertThat(sagasOf(peering.id().value()))
                            .as("followers wait for the slow transaction")
                            .isZero());
            slow.commit();
            awaitSagaOf(late);
            meanwhile.forEach(peering -> awaitSagaOf(peering.id().value()));
        }
    }

    @Test
    void aStreamStaysInOrderThoughATransactionDrewItsIdBeforeTheStreamBegan() {
        PeeringStory story = new PeeringStory(server);
        TransactionTemplate early = new TransactionTemplate(server.bean(PlatformTransactionManager.class));
        PeeringView peering = early.execute(status -> {
            jdbc.sql("SELECT pg_current_xact_id()::text")
                    .query((row, number) -> row.getString(1))
                    .single();
            PeeringView requested = CompletableFuture.supplyAsync(() -> story.request("10.0.0.0/16", "10.1.0.0/16"))
                    .join();
            story.send(new DeleteNetPeering(requested.id(), story.requester().account()), story.requester());
            return requested;
        });

        assertThat(jdbc.sql("""
                                SELECT sequence_number FROM netpeering.event WHERE aggregate_id = ?
                                 ORDER BY transaction_id, global_index
                                """)
                        .param(peering.id().value())
                        .query((row, number) -> row.getLong(1))
                        .list())
                .containsExactly(0L, 1L);
        Awaitility.await()
                .untilAsserted(() -> assertThat(sagasOf(peering.id().value())).isZero());
    }

    /** Ids of transactions are numbers: 99 comes before 100, though its text does not. */
    @Test
    void noEventIsPassedOverWhereTheIdsOfTransactionsGetOneMoreDigit() {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        int events = 250;
        try (RunningServer before = RunningServer.start(database)) {
            PeeringView template = new PeeringStory(before).request("10.0.0.0/16", "10.1.0.0/16");
            JdbcClient own = JdbcClient.create(before.bean(DataSource.class));
            own.sql("""
                            INSERT INTO netpeering.event (transaction_id, aggregate_id, sequence_number, aggregate_type,
                                                          event_id, event_type, occurred_at, payload, metadata)
                            SELECT i::text::xid8, 'pcx-' || to_char(i, 'FM00000000'), 0, aggregate_type, 'copy' || i, event_type,
                                   occurred_at, replace(payload::text, :id, 'pcx-' || to_char(i, 'FM00000000'))::json, metadata
                              FROM netpeering.event CROSS JOIN generate_series(5, 4 + :events) AS i
                             WHERE aggregate_id = :id
                            """)
                    .param("id", template.id().value())
                    .param("events", events)
                    .update();
            own.sql("UPDATE netpeering.token SET owner = NULL, token = NULL, token_type = NULL")
                    .update();
        }
        try (RunningServer after = RunningServer.start(database)) {
            JdbcClient own = JdbcClient.create(after.bean(DataSource.class));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(own.sql("SELECT count(*) FROM netpeering.saga")
                                    .query((row, number) -> row.getLong(1))
                                    .single())
                            .isEqualTo(events + 1));
        }
    }

    private static void awaitSagaOf(String peering) {
        Awaitility.await().untilAsserted(() -> assertThat(sagasOf(peering)).isEqualTo(1));
    }

    private static long sagasOf(String peering) {
        return jdbc.sql("SELECT count(*) FROM netpeering.saga WHERE association_value = ?")
                .param(peering)
                .query((row, number) -> row.getLong(1))
                .single();
    }
}
