package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.Tag;
import org.netpeering.postgres.ViewRebuild;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Views are made again while commands and followers go on, and afterwards have all that they had and all that came meanwhile. */
class ViewRebuildTest {
    private static final String ENTRIES = """
            SELECT md5(string_agg(e::text, '|' ORDER BY entry_id)) FROM netpeering.audit_entry e
            """;
    private static final String PEERINGS = """
            SELECT md5(string_agg(p::text, '|' ORDER BY peering_id)) FROM netpeering.peering p
            """;
    private static final String INDEXES = """
            SELECT string_agg(indexdef, E'\\n' ORDER BY indexname) FROM pg_indexes
             WHERE schemaname = 'netpeering' AND tablename IN ('audit_entry', 'peering')
            """;

    private static void rebuild(TestPostgres.Database database, String view) {
        try (SingleConnectionDataSource connection =
                new SingleConnectionDataSource(database.jdbcUrl(), database.username(), database.password(), true)) {
            new ViewRebuild(connection, (step, done, total) -> {}).rebuild(view);
        }
    }

    private static String text(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql)
                .query((row, number) -> String.valueOf(row.getString(1)))
                .single();
    }

    private static void awaitFollowed(JdbcClient jdbc) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(text(
                                jdbc,
                                "SELECT (SELECT count(*) FROM netpeering.event) -"
                                        + " (SELECT count(*) FROM netpeering.audit_entry WHERE event_id IS NOT NULL)"))
                        .isEqualTo("0"));
    }

    private static void tell(PeeringStory story) {
        PeeringView peering = story.request("10.0.0.0/16", "10.1.0.0/16");
        story.send(new AcceptNetPeering(peering.id(), story.requester().account()), story.requester());
        story.send(
                new TagNetPeering(
                        peering.id(), story.requester().account(), List.of(new Tag("a=b", "1"), new Tag("Name", "é"))),
                story.requester());
        story.send(new AcceptNetPeering(peering.id(), story.accepter().account()), story.accepter());
        story.send(new DeleteNetPeering(peering.id(), story.accepter().account()), story.accepter());
        story.request("10.2.0.0/16", "10.2.0.0/16");
    }

    @Test
    void aViewThatIsMadeAgainIsTheSame() {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        try (RunningServer server = RunningServer.start(database)) {
            JdbcClient jdbc = JdbcClient.create(server.bean(DataSource.class));
            for (int i = 0; i < 3; i++) {
                tell(new PeeringStory(server));
            }
            awaitFollowed(jdbc);
            List<String> before = List.of(text(jdbc, ENTRIES), text(jdbc, PEERINGS), text(jdbc, INDEXES));
            jdbc.sql("UPDATE netpeering.audit_entry SET user_agent = 'spoilt', terms = '{}'")
                    .update();
            jdbc.sql("UPDATE netpeering.peering SET message = 'spoilt'").update();

            rebuild(database, "audit");
            rebuild(database, "peerings");

            assertThat(List.of(text(jdbc, ENTRIES), text(jdbc, PEERINGS), text(jdbc, INDEXES)))
                    .isEqualTo(before);
        }
    }

    @Test
    void commandsGoOnMeanwhileAndNothingIsMissing() throws Exception {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        try (RunningServer server = RunningServer.start(database);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            JdbcClient jdbc = JdbcClient.create(server.bean(DataSource.class));
            AtomicBoolean isOver = new AtomicBoolean();
            CountDownLatch begun = new CountDownLatch(4);
            List<Future<Integer>> writers = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                writers.add(threads.submit(() -> {
                    int told = 0;
                    while (!isOver.get()) {
                        tell(new PeeringStory(server));
                        told++;
                        begun.countDown();
                    }
                    return told;
                }));
            }
            begun.await();
            for (int i = 0; i < 3; i++) {
                rebuild(database, "audit");
                rebuild(database, "peerings");
            }
            isOver.set(true);
            int told = 0;
            for (Future<Integer> writer : writers) {
                told += writer.get();
            }
            awaitFollowed(jdbc);
            String entries = text(jdbc, ENTRIES);
            String peerings = text(jdbc, PEERINGS);

            assertThat(text(jdbc, "SELECT count(*) FROM netpeering.audit_entry WHERE refusal_code = 'not-permitted'"))
                    .isEqualTo(String.valueOf(told));
            assertThat(text(jdbc, "SELECT count(*) FROM netpeering.peering")).isEqualTo(String.valueOf(2 * told));
            rebuild(database, "audit");
            rebuild(database, "peerings");
            assertThat(text(jdbc, ENTRIES)).isEqualTo(entries);
            assertThat(text(jdbc, PEERINGS)).isEqualTo(peerings);
        }
    }
}
