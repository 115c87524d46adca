package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.postgres.EngineOnPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

class ParkedEventsTest {
    private static final String BROKEN = "pcx-0000dead";
    /** After which an event is parked. */
    private static final long MOST_TRIES = 4;

    @Test
    void anEventThatCannotBeHandledIsParkedHoldsNobodyUpAndCanBeRetried() throws Exception {
        try (RunningServer server = RunningServer.start(
                        TestPostgres.freshDatabase(), "management.endpoints.web.exposure.include=health,parked");
                HttpClient http = HttpClient.newHttpClient()) {
            JdbcClient jdbc = JdbcClient.create(server.bean(DataSource.class));
            PeeringStory story = new PeeringStory(server);
            PeeringView before = story.request("10.0.0.0/16", "10.1.0.0/16");
            jdbc.sql("""
                            INSERT INTO netpeering.event (transaction_id, aggregate_id, sequence_number, aggregate_type,
                                                          event_id, event_type, occurred_at, payload, metadata)
                            SELECT pg_current_xact_id(), :broken, 0, aggregate_type, 'broken', event_type, occurred_at,
                                   replace(replace(payload::text, :id, :broken), '"expiresAt":"', '"expiresAt":"?')::json,
                                   metadata
                              FROM netpeering.event WHERE aggregate_id = :id
                            """)
                    .param("broken", BROKEN)
                    .param("id", before.id().value())
                    .update();
            PeeringView after = story.request("10.2.0.0/16", "10.3.0.0/16");

            Awaitility.await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                assertThat(get(http, server, "/actuator/health").body()).contains("PARKED");
                assertThat(sagasOf(jdbc, after.id().value())).isEqualTo(1);
            });
            assertThat(get(http, server, "/actuator/health").statusCode()).isEqualTo(200);
            assertThat(get(http, server, "/actuator/parked").body())
                    .contains("\"stream\":\"" + BROKEN + "\"", "\"processor\":\"netpeering.expiry\"");

            assertThat(post(http, server, "/actuator/parked").body()).contains("\"handled\":0");
            jdbc.sql(
                            "UPDATE netpeering.event SET payload = replace(payload::text, '?', '')::json WHERE aggregate_id = ?")
                    .param(BROKEN)
                    .update();
            assertThat(post(http, server, "/actuator/parked").body()).contains("\"parked\":0");
            assertThat(sagasOf(jdbc, BROKEN)).isEqualTo(1);
            assertThat(get(http, server, "/actuator/health").body())
                    .contains("UP")
                    .doesNotContain("PARKED");
        }
    }

    @Test
    void aDeliveryThatIsNotTakenIsParkedInSightOfOperatorsAndCanBeRetried() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver();
                WebhookReceiver other = new WebhookReceiver();
                RunningServer server = RunningServer.start(
                        TestPostgres.freshDatabase(),
                        "management.endpoints.web.exposure.include=health,parked",
                        "netpeering.data-dir=target/webhook-data",
                        "netpeering.webhooks.tries=1",
                        "netpeering.webhooks.configured.billing.url=" + receiver.url(),
                        "netpeering.webhooks.configured.billing.secret=whsec_" + "c2VjcmV0".repeat(4),
                        "netpeering.webhooks.configured.other.url=" + other.url(),
                        "netpeering.webhooks.configured.other.secret=whsec_" + "c2VjcmV0".repeat(4));
                HttpClient http = HttpClient.newHttpClient()) {
            assertThat(get(http, server, "/actuator/health").body()).contains("UP");
            receiver.answer(event -> 500);
            other.answer(event -> 500);
            PeeringView peering = new PeeringStory(server).request("10.0.0.0/16", "10.1.0.0/16");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(
                                    get(http, server, "/actuator/parked").body())
                            .contains(
                                    "\"followers\":[]",
                                    "\"webhook\":\"configured-billing\"",
                                    "\"webhook\":\"configured-other\"",
                                    "\"url\":\"" + receiver.url() + "\"",
                                    "\"peering\":\"" + peering.id() + "\"",
                                    "status 500")
                            .doesNotContain("whsec_"));
            assertThat(get(http, server, "/actuator/health").body()).contains("PARKED");
            assertThat(get(http, server, "/actuator/health").statusCode()).isEqualTo(200);

            receiver.answer(event -> 204);
            other.answer(event -> 204);
            assertThat(postJson(http, server, "/actuator/parked", "{\"webhook\":\"configured-billing\"}")
                            .body())
                    .isEqualTo("{\"due\":1}");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(
                                    get(http, server, "/actuator/parked").body())
                            .doesNotContain("configured-billing"));
            assertThat(receiver.taken().size()).isEqualTo(1);
            assertThat(other.taken().size()).isZero();
            assertThat(post(http, server, "/actuator/parked").body()).contains("\"handled\":0", "\"due\":1");
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(
                                    get(http, server, "/actuator/health").body())
                            .contains("UP")
                            .doesNotContain("PARKED"));
            assertThat(other.taken().size()).isEqualTo(1);
        }
    }

    /** As many failures as would park an event twice over; the sequence counts them, since nothing rolls it back. */
    @Test
    void whatFailsBecauseOfTheDatabaseIsNeverParked() throws Exception {
        try (RunningServer server = RunningServer.start(TestPostgres.freshDatabase())) {
            JdbcClient jdbc = JdbcClient.create(server.bean(DataSource.class));
            jdbc.sql("CREATE SEQUENCE netpeering.failures").update();
            jdbc.sql("""
                            CREATE FUNCTION netpeering.shut_down() RETURNS boolean LANGUAGE plpgsql AS $$
                            BEGIN
                                PERFORM nextval('netpeering.failures');
                                RAISE 'terminating connection due to administrator command' USING ERRCODE = '57P01';
                            END $$
                            """).update();
            jdbc.sql("ALTER TABLE netpeering.saga RENAME TO saga_kept").update();
            jdbc.sql("""
                            CREATE VIEW netpeering.saga AS
                            SELECT kept.* FROM netpeering.shut_down() AS fails LEFT JOIN netpeering.saga_kept kept ON fails
                            """).update();
            PeeringView requested = new PeeringStory(server).request("10.0.0.0/16", "10.1.0.0/16");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() -> assertThat(jdbc.sql("SELECT last_value FROM netpeering.failures")
                                    .query((row, number) -> row.getLong(1))
                                    .single())
                            .isGreaterThan(MOST_TRIES));
            jdbc.sql("DROP VIEW netpeering.saga").update();
            jdbc.sql("ALTER TABLE netpeering.saga_kept RENAME TO saga").update();

            Awaitility.await()
                    .atMost(Duration.ofSeconds(90))
                    .untilAsserted(() ->
                            assertThat(sagasOf(jdbc, requested.id().value())).isEqualTo(1));
            assertThat(server.bean(EngineOnPostgres.class).parkedEvents().count())
                    .isZero();
        }
    }

    private static long sagasOf(JdbcClient jdbc, String peering) {
        return jdbc.sql("SELECT count(*) FROM netpeering.saga WHERE association_value = ?")
                .param(peering)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private static HttpResponse<String> get(HttpClient http, RunningServer server, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(HttpClient http, RunningServer server, String path) throws Exception {
        return postJson(http, server, path, "");
    }

    private static HttpResponse<String> postJson(HttpClient http, RunningServer server, String path, String body)
            throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(server.baseUrl() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
