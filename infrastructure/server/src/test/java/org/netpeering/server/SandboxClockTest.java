package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.application.NetPeerings;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.PeeringStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

class SandboxClockTest {
    private static RunningServer server;
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        server = RunningServer.start(TestPostgres.freshDatabase());
    }

    @AfterAll
    static void stop() {
        server.close();
        HTTP.close();
    }

    @Test
    void sevenDaysLaterTheRequestHasExpiredWhenTheAnswerComes() throws Exception {
        PeeringStory story = new PeeringStory(server);
        PeeringView pending = story.request("10.0.0.0/16", "10.1.0.0/16");

        assertThat(move("{\"advance\":\"P6DT23H59M\"}").statusCode()).isEqualTo(200);
        assertThat(eventsOf(pending)).containsExactly("netpeering.requested.v1");

        assertThat(move("{\"advance\":\"PT1M\"}").body()).contains("\"expired\":1");
        assertThat(eventsOf(pending)).containsExactly("netpeering.requested.v1", "netpeering.expired.v1");
        assertThat(story.send(
                        new AcceptNetPeering(pending.id(), story.accepter().account()), story.accepter()))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(Refusal.InvalidState.class));
        NetPeerings peerings = server.bean(NetPeerings.class);
        assertThat(peerings.find(pending.id(), story.requester()))
                .hasValueSatisfying(peering -> assertThat(peering.status()).isEqualTo(PeeringStatus.EXPIRED));

        move("{\"advance\":\"PT1H\"}");
        assertThat(peerings.find(pending.id(), story.requester())).isEmpty();
    }

    @Test
    void aNewRequestForThePairFirstExpiresTheOneWhoseTimeIsOver() throws Exception {
        try (RunningServer own = RunningServer.start(TestPostgres.freshDatabase(), "netpeering.expiry=PT0.3S")) {
            PeeringStory story = new PeeringStory(own);
            NetId source = story.net(story.requester(), "10.0.0.0/16");
            NetId target = story.net(story.accepter(), "10.1.0.0/16");
            PeeringView first = story.request(story.requester(), source, target);
            Awaitility.await().until(() -> Instant.now().isAfter(first.expiresAt()));

            PeeringView second = story.request(story.requester(), source, target);

            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(own.bean(NetPeerings.class)
                            .list(
                                    new ListNetPeerings(story.requester().account(), List.of(), null, 10),
                                    story.requester())
                            .peerings())
                    .extracting(PeeringView::id)
                    .containsExactly(first.id(), second.id());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"advance":"-P1D"}         | does not lead forward
                    {"advance":"PT0S"}         | does not lead forward
                    {"advance":"P1000000D"}    | leads more than 3650 days ahead
                    {"advance":"P99999999999999999999D"} | is not a duration
                    {"advance":"tomorrow"}     | is not a duration
                    {"to":"2020-01-01T00:00:00Z"} | is not later than now
                    {"to":"2020"}              | is not an instant
                    {"to":null}                | is not an instant
                    {}                         | The body is not one of the two
                    {"advance":"PT1S","to":"x"} | The body is not one of the two
                    {"wait":"PT1S"}            | The body is not one of the two
                    []                         | The body is not JSON
                    {"advance":                | The body is not JSON
                    """)
    void aMoveThatMakesNoSenseIsRefusedWithASentence(String body, String sentence) throws Exception {
        HttpResponse<String> answer = move(body);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("\"error\"", sentence).doesNotContain("Exception");
    }

    @Test
    void aFormOfAStrangersPageMovesNothing() throws Exception {
        HttpResponse<String> answer = HTTP.send(
                HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sandbox/reset"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.noBody())
                        .build(),
                BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void aResetForgetsEverything() throws Exception {
        try (RunningServer own = RunningServer.start(TestPostgres.freshDatabase())) {
            PeeringStory story = new PeeringStory(own);
            story.request("10.0.0.0/16", "10.1.0.0/16");

            HTTP.send(
                    HttpRequest.newBuilder(URI.create(own.baseUrl() + "/sandbox/reset"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.noBody())
                            .build(),
                    BodyHandlers.ofString());

            assertThat(own.bean(NetPeerings.class)
                            .list(
                                    new ListNetPeerings(story.requester().account(), List.of(), null, 10),
                                    story.requester())
                            .peerings())
                    .isEmpty();
            assertThat(story.request("10.0.0.0/16", "10.1.0.0/16").status())
                    .isEqualTo(PeeringStatus.PENDING_ACCEPTANCE);
        }
    }

    private static HttpResponse<String> move(String body) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sandbox/clock"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static List<String> eventsOf(PeeringView peering) {
        return JdbcClient.create(server.bean(DataSource.class))
                .sql("SELECT event_type FROM netpeering.event WHERE aggregate_id = ? ORDER BY sequence_number")
                .param(peering.id().value())
                .query((row, number) -> row.getString(1))
                .list();
    }
}
