package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What Prometheus reads. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsTest {
    private RunningServer server;
    private PeeringStory story;
    private JdbcClient jdbc;

    @BeforeAll
    void start() {
        server = RunningServer.start(
                TestPostgres.freshDatabase(),
                "netpeering.data-dir=target/webhook-data",
                "management.endpoint.health.show-components=always",
                Scrape.EXPOSED);
        story = new PeeringStory(server);
        jdbc = JdbcClient.create(server.bean(DataSource.class));
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void aCommandIsTimedByWhatWasAskedAndWhatBecameOfIt() throws Exception {
        double accepted = commands("accept", "done");
        double repeated = commands("accept", "already-done");
        double unknown = commands("delete", "no-such-peering");
        PeeringView pending = story.request("10.0.0.0/16", "10.1.0.0/16");
        CallContext accepter = story.accepter();
        CallContext stranger = PeeringStory.caller(server);

        story.send(new AcceptNetPeering(pending.id(), accepter.account()), accepter);
        story.send(new AcceptNetPeering(pending.id(), accepter.account()), accepter);
        story.send(new DeleteNetPeering(pending.id(), stranger.account()), stranger);

        assertThat(commands("accept", "done")).isEqualTo(accepted + 1);
        assertThat(commands("accept", "already-done")).isEqualTo(repeated + 1);
        assertThat(commands("delete", "no-such-peering")).isEqualTo(unknown + 1);
        assertThat(Scrape.of(server).value("netpeering_commands_seconds_sum{command=\"accept\",outcome=\"done\"}"))
                .isPositive();
    }

    @Test
    void aCallOverHttpIsCountedLikeAnyOther() throws Exception {
        double before = commands("accept", "no-such-peering");

        int status = SignedPost.send(
                        server,
                        server.freshAccount(),
                        "/api/v1/AcceptNetPeering",
                        "{\"NetPeeringId\":\"pcx-00000000\"}")
                .statusCode();

        assertThat(status).isEqualTo(400);
        assertThat(commands("accept", "no-such-peering")).isEqualTo(before + 1);
    }

    /** Of neither there is an end, and whoever reads metrics is not to know whose they are. */
    @Test
    void noAccountKeyOrPeeringIsNamed() throws Exception {
        PeeringView pending = story.request("10.0.0.0/16", "10.1.0.0/16");

        assertThat(Scrape.of(server).text())
                .doesNotContain(
                        pending.id().value(),
                        pending.source().net().value(),
                        story.requester().account().value(),
                        String.valueOf(story.requester().accessKeyId()));
    }

    @Test
    void whatWaitsIsShown() throws Exception {
        double pending = pending();
        story.request("10.0.0.0/16", "10.1.0.0/16");
        story.request("10.2.0.0/16", "10.3.0.0/16");
        jdbc.sql("INSERT INTO netpeering.parked_event VALUES ('netpeering.other', 'pcx-0000dead', 0, now(), 'test')")
                .update();

        await().untilAsserted(() -> {
            Scrape scrape = Scrape.of(server);
            assertThat(scrape.value("netpeering_pending")).isEqualTo(pending + 2);
            assertThat(scrape.value("netpeering_parked{of=\"followers\"}")).isEqualTo(1);
            assertThat(scrape.value("netpeering_parked{of=\"webhooks\"}")).isZero();
        });
        jdbc.sql("DELETE FROM netpeering.parked_event").update();
    }

    /** The row says so, its peering does not, and the peering is the judge: so nothing expires. */
    @Test
    void aRequestThatShouldHaveExpiredIsSeenByItsAge() throws Exception {
        PeeringView stuck = story.request("10.0.0.0/16", "10.1.0.0/16");
        assertThat(Scrape.of(server).value("netpeering_deadline_overdue_seconds"))
                .isZero();
        setExpiry(stuck, "now() - interval '1 hour'");

        await().untilAsserted(() -> assertThat(Scrape.of(server).value("netpeering_deadline_overdue_seconds"))
                .isBetween(3600.0, 4000.0));
        assertThat(health("/netpeering/deadlines")).contains("OVERDUE");
        assertThat(health("")).contains("OVERDUE");

        setExpiry(stuck, "now() + interval '1 hour'");
        await().untilAsserted(() -> assertThat(health("")).contains("\"UP\""));
    }

    private void setExpiry(PeeringView peering, String sql) {
        jdbc.sql("UPDATE netpeering.peering SET expires_at = " + sql + " WHERE peering_id = ?")
                .param(peering.id().value())
                .update();
    }

    @Test
    void aFollowerThatIsHeldBackIsSeenByEventsAndSeconds() throws Exception {
        String audit = "{follower=\"netpeering.audit\"}";
        try (Connection open = server.bean(DataSource.class).getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("SELECT pg_current_xact_id()");
            story.request("10.0.0.0/16", "10.1.0.0/16");

            await().untilAsserted(() -> {
                Scrape scrape = Scrape.of(server);
                assertThat(scrape.value("netpeering_follower_lag_events" + audit))
                        .isPositive();
                assertThat(scrape.value("netpeering_follower_lag_seconds" + audit))
                        .isBetween(1.0, 60.0);
            });
            open.rollback();
        }
        await().untilAsserted(() -> {
            Scrape scrape = Scrape.of(server);
            assertThat(scrape.value("netpeering_follower_lag_events" + audit)).isZero();
            assertThat(scrape.value("netpeering_follower_lag_seconds" + audit)).isZero();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus", "info", "metrics", "env", "parked", "lag"})
    void nothingButTheHealthIsShownUnlessTheOperatorSaysSo(String endpoint) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            URI uri = URI.create(RunningServer.shared().baseUrl() + "/actuator/" + endpoint);

            assertThat(http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    private double commands(String command, String outcome) throws Exception {
        double count = Scrape.of(server)
                .value("netpeering_commands_seconds_count{command=\"" + command + "\",outcome=\"" + outcome + "\"}");
        return Double.isNaN(count) ? 0 : count;
    }

    private double pending() {
        return jdbc.sql("SELECT count(*) FROM netpeering.peering WHERE status = 'pending-acceptance'")
                .query((row, number) -> row.getDouble(1))
                .single();
    }

    private String health(String part) throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(
                            HttpRequest.newBuilder(URI.create(server.baseUrl() + "/actuator/health" + part))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(200));
    }
}
