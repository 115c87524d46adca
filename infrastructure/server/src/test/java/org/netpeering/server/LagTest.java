package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.postgres.FollowerLags;
import org.netpeering.postgres.FollowerLags.FollowerLag;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How far what follows the log is behind it, as operators see it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LagTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String AUDIT = "netpeering.audit";

    private RunningServer server;
    private PeeringStory story;

    @BeforeAll
    void start() {
        server = RunningServer.start(
                TestPostgres.freshDatabase(),
                "netpeering.data-dir=target/webhook-data",
                "management.endpoints.web.exposure.include=health,lag");
        story = new PeeringStory(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    /** A transaction that stays open holds the audit trail back, and nothing that commands need. */
    @Test
    void theAuditTrailSaysHowManyEventsAreMissingAndHowOldTheOldestIs() throws Exception {
        PeeringView before = story.request("10.0.0.0/16", "10.1.0.0/16");
        await().until(this::isCaughtUp);
        PeeringView held;
        try (Connection open = server.bean(DataSource.class).getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("SELECT pg_current_xact_id()");
            held = story.request("10.2.0.0/16", "10.3.0.0/16");
            story.send(new AcceptNetPeering(held.id(), story.accepter().account()), story.accepter());
            story.send(new AcceptNetPeering(before.id(), story.accepter().account()), story.accepter());

            await().untilAsserted(() -> {
                JsonNode audit = lagOf(AUDIT);
                assertThat(audit.get("events").intValue()).isEqualTo(3);
                assertThat(audit.get("oldest").stringValue())
                        .isEqualTo(held.requestedAt().toString());
                assertThat(audit.get("seconds").doubleValue()).isBetween(1.0, 60.0);
            });
            open.rollback();
        }
        await().untilAsserted(() -> {
            JsonNode audit = lagOf(AUDIT);
            assertThat(audit.get("events").intValue()).isZero();
            assertThat(audit.get("oldest").isNull()).isTrue();
            assertThat(audit.get("seconds").doubleValue()).isZero();
        });
    }

    @Test
    void everyFollowerOfTheEngineIsThere() {
        assertThat(server.bean(EngineOnPostgres.class).followerLags().followers())
                .extracting(FollowerLag::name)
                .containsExactlyInAnyOrder(AUDIT, "netpeering.expiry", "netpeering.redundancy");
    }

    /** As after a rebuild of everything, with a long log. */
    @Test
    void manyEventsAreCountedUpToABound() throws Exception {
        try (RunningServer own = RunningServer.start(TestPostgres.freshDatabase())) {
            PeeringView peering = new PeeringStory(own).request("10.0.0.0/16", "10.1.0.0/16");
            FollowerLags lags = own.bean(EngineOnPostgres.class).followerLags();
            try (Connection open = own.bean(DataSource.class).getConnection();
                    Statement statement = open.createStatement()) {
                open.setAutoCommit(false);
                statement.execute("SELECT pg_current_xact_id()");
                new WrittenLog(own).copyLastEvent(peering.id(), FollowerLags.MOST_COUNTED + 5);

                assertThat(lags.followers())
                        .filteredOn(lag -> lag.name().equals(AUDIT))
                        .singleElement()
                        .extracting(FollowerLag::behind)
                        .isEqualTo(FollowerLags.MOST_COUNTED);
                open.rollback();
            }
        }
    }

    @Test
    void aWebhookWhoseReceiverHangsIsBehind() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        TestAccount account = server.freshAccount();
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            receiver.answer(event -> {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return 204;
            });
            String body = String.format(Locale.ROOT, "{\"url\": \"%s\"}", receiver.url());
            String id = MAPPER.readTree(SignedPost.send(server, account, "/webhooks/v1", body)
                            .body())
                    .get("id")
                    .stringValue();
            PeeringView peering = story.request(
                    PeeringLoad.caller(account),
                    story.net(PeeringLoad.caller(account), "10.0.0.0/16"),
                    story.net(story.accepter(), "10.1.0.0/16"));

            await().untilAsserted(() -> {
                JsonNode webhooks = lag().get("webhooks");
                assertThat(webhooks.isEmpty()).isFalse();
                JsonNode behind = webhooks.get(0);
                assertThat(behind.get("id").stringValue()).isEqualTo(id);
                assertThat(behind.get("oldest").stringValue())
                        .isEqualTo(peering.requestedAt().toString());
                assertThat(behind.get("seconds").doubleValue()).isGreaterThan(1.0);
            });
            released.countDown();
            await().until(() -> lag().get("webhooks").isEmpty());
        }
    }

    private boolean isCaughtUp() throws Exception {
        return lagOf(AUDIT).get("events").intValue() == 0;
    }

    private JsonNode lagOf(String name) throws Exception {
        return lag().get("followers")
                .valueStream()
                .filter(follower -> follower.get("name").stringValue().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode lag() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return MAPPER.readTree(http.send(
                            HttpRequest.newBuilder(URI.create(server.baseUrl() + "/actuator/lag"))
                                    .build(),
                            BodyHandlers.ofString())
                    .body());
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
    }
}
