package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javax.sql.DataSource;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.PeeringStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

class RestartTest {
    @Test
    void aRestartChangesNothingAndWhatFellDueMeanwhileExpires() {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        PeeringView active;
        PeeringView pending;
        List<String> events;
        PeeringStory story;
        try (RunningServer server = RunningServer.start(database, "netpeering.expiry=PT6S")) {
            story = new PeeringStory(server);
            active = story.request("10.0.0.0/16", "10.1.0.0/16");
            story.send(new AcceptNetPeering(active.id(), story.accepter().account()), story.accepter());
            pending = story.request("10.2.0.0/16", "10.3.0.0/16");
            JdbcClient jdbc = JdbcClient.create(server.bean(DataSource.class));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(jdbc.sql("SELECT count(*) FROM netpeering.deadline")
                                    .query((row, number) -> row.getLong(1))
                                    .single())
                            .isEqualTo(1));
            events = events(jdbc);
        }

        try (RunningServer server = RunningServer.start(database, "netpeering.expiry=PT6S")) {
            JdbcClient jdbc = JdbcClient.create(server.bean(DataSource.class));
            assertThat(events(jdbc)).startsWith(events.toArray(String[]::new));
            NetPeerings peerings = server.bean(NetPeerings.class);
            assertThat(peerings.list(
                                    new ListNetPeerings(story.requester().account(), List.of(), null, 10),
                                    story.requester())
                            .peerings())
                    .extracting(PeeringView::id)
                    .containsExactly(active.id(), pending.id());
            Awaitility.await()
                    .untilAsserted(() -> assertThat(peerings.find(pending.id(), story.requester()))
                            .hasValueSatisfying(
                                    peering -> assertThat(peering.status()).isEqualTo(PeeringStatus.EXPIRED)));
            Awaitility.await()
                    .untilAsserted(() -> assertThat(events(jdbc))
                            .last(InstanceOfAssertFactories.STRING)
                            .contains("netpeering.expired.v1"));
            assertThat(peerings.find(active.id(), story.requester()))
                    .hasValueSatisfying(peering -> assertThat(peering.status()).isEqualTo(PeeringStatus.ACTIVE));
        }
    }

    private static List<String> events(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT concat_ws(' ', aggregate_id, sequence_number, event_id, event_type, occurred_at, payload, metadata)
                          FROM netpeering.event ORDER BY transaction_id, global_index
                        """).query((row, number) -> row.getString(1)).list();
    }
}
