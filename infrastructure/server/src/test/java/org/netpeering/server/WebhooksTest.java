package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.NetId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks on two nodes, with receivers that behave and others that do not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WebhooksTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int TRIES = 3;
    private static final int DEATHS = 3;

    private final List<RunningServer> nodes = new ArrayList<>();
    private RunningServer server;
    private PeeringStory story;

    @BeforeAll
    void start() {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        for (int node = 0; node < 2; node++) {
            nodes.add(RunningServer.start(
                    database,
                    "netpeering.data-dir=target/webhook-data",
                    "netpeering.webhooks.per-account=3",
                    "netpeering.webhooks.tries=" + TRIES,
                    "netpeering.webhooks.first-retry=PT0.05S"));
        }
        server = nodes.getFirst();
        story = new PeeringStory(server);
    }

    @AfterAll
    void stop() {
        nodes.forEach(RunningServer::close);
    }

    @Test
    void eventsAreDeliveredSignedWithASecretThatIsShownOnce() throws Exception {
        TestAccount account = server.freshAccount();
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            JsonNode webhook = create(account, "{\"url\": \"" + receiver.url() + "\"}");
            String secret = webhook.get("secret").stringValue();
            PeeringView peering = request(account);

            await().until(() -> receiver.taken().size() == 1);
            WebhookReceiver.Delivery delivery = receiver.deliveries().getFirst();
            JsonNode event = MAPPER.readTree(delivery.body());
            assertThat(event.get("subject").stringValue())
                    .isEqualTo(peering.id().value());
            assertThat(event.get("accesskeyid").stringValue()).isEqualTo(account.accessKeyId());
            assertThat(delivery.id()).isEqualTo(event.get("id").stringValue());
            assertThat(delivery.contentType()).startsWith("application/cloudevents+json");
            assertThat(delivery.isSignedWith(secret)).isTrue();

            String path = "/webhooks/v1/" + webhook.get("id").stringValue();
            assertThat(send(account, "GET", "/webhooks/v1", "").body())
                    .contains(receiver.url())
                    .doesNotContain("secret", secret);
            assertThat(send(account, "GET", path, "").body())
                    .contains("\"parked\":[]")
                    .doesNotContain("secret");
            assertThat(send(server.freshAccount(), "GET", path, "").statusCode())
                    .isEqualTo(404);
            assertThat(send(server.freshAccount(), "DELETE", path, "").statusCode())
                    .isEqualTo(404);
            assertThat(send(account, "PUT", path, "").headers().firstValue("Allow"))
                    .hasValue("DELETE, GET");
            assertThat(storedSecretOf(webhook)).doesNotContain(secret, secret.substring("whsec_".length()));

            assertThat(send(account, "DELETE", path, "").statusCode()).isEqualTo(204);
            assertThat(send(account, "GET", path, "").statusCode()).isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            {}                                                       | The field url is required
            {'url': 7}                                               | '7' of url
            {'url': 'http://example.com/'}                           | of url is invalid. It must begin with https
            {'url': 'https://10.0.0.1/'}                             | of url is invalid. The host 10.0.0.1 has an address that is not public
            {'url': 'https://169.254.169.254/latest/meta-data'}      | not public
            {'url': 'https://u:p@127.0.0.1/'}                        | no user
            {'url': 'https://127.0.0.1/', 'types': ['requested']}    | 'requested' of types
            {'url': 'https://127.0.0.1/', 'types': []}               | The field types is not a list
            {'url': 'https://127.0.0.1/', 'nets': ['vpc-1']}         | 'vpc-1' of nets
            {'url': 'https://127.0.0.1/', 'peerings': ['pcx-1']}     | 'pcx-1' of peerings
            {'url': 'https://127.0.0.1/', 'accounts': ['7']}         | '7' of accounts
            {'url': 'https://127.0.0.1/', 'accounts': []}            | The field accounts is not a list
            {'url': 'https://127.0.0.1/', 'accounts': '400000000001'} | The field accounts is not a list
            {'url': 'https://127.0.0.1/', 'secret': 'mine'}          | 'secret' is not known
            []                                                       | not a JSON object
            {'url'                                                   | not valid JSON
            """)
    void aMistakeIsToldByTheNameOfTheField(String body, String words) throws Exception {
        HttpResponse<String> response = send(server.freshAccount(), "POST", "/webhooks/v1", body.replace('\'', '"'));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(MAPPER.readTree(response.body()).get("detail").stringValue()).contains(words);
    }

    @Test
    void anAccountHasSoManyWebhooks() throws Exception {
        TestAccount account = server.freshAccount();
        String body = "{\"url\": \"https://127.0.0.1:9999/\"}";
        for (int i = 0; i < 3; i++) {
            create(account, body);
        }

        HttpResponse<String> oneMore = send(account, "POST", "/webhooks/v1", body);

        assertThat(oneMore.statusCode()).isEqualTo(409);
        assertThat(oneMore.body()).contains("has 3 webhooks already");
    }

    @Test
    void aFilterLeavesOutWhatItDoesNotName() throws Exception {
        TestAccount account = server.freshAccount();
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            create(account, "{\"url\": \"" + receiver.url() + "\", \"types\": [\"netpeering.deleted.v1\"]}");
            PeeringView peering = request(account);
            story.send(new DeleteNetPeering(peering.id(), account.id()), PeeringLoad.caller(account));

            await().until(() -> receiver.taken().ids().size() == 1);
            assertThat(receiver.events().getFirst().get("type").stringValue()).isEqualTo("netpeering.deleted.v1");
        }
    }

    @Test
    void whatIsNotTakenIsParkedWithAllBehindItWhileOtherPeeringsGoOnAndCanBeReplayed() throws Exception {
        TestAccount account = server.freshAccount();
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            JsonNode webhook = create(account, "{\"url\": \"" + receiver.url() + "\"}");
            String path = "/webhooks/v1/" + webhook.get("id").stringValue();
            PeeringView refused = peeringThatIsRefused(receiver, account);
            story.send(new AcceptNetPeering(refused.id(), story.accepter().account()), story.accepter());
            PeeringView other = request(account);

            await().untilAsserted(() -> assertThat(parked(account, path).size()).isEqualTo(2));
            await().until(() -> receiver.taken().size() == 1);
            JsonNode parked = parked(account, path);
            assertThat(parked.get(0).get("peering").stringValue())
                    .isEqualTo(refused.id().value());
            assertThat(parked.get(0).get("failure").stringValue()).contains("status 500");
            assertThat(parked.get(1).get("failure").stringValue()).contains("behind");
            assertThat(receiver.events().getFirst().get("subject").stringValue())
                    .isEqualTo(other.id().value());
            assertThat(receiver.deliveries()).hasSize(TRIES + 1);

            assertThat(send(account, "POST", path + "/replay", "").body()).isEqualTo("{\"due\":2}");
            await().until(() -> receiver.deliveries().size() == TRIES + 2);
            receiver.answer(event -> 204);
            send(nodes.get(1), account, "POST", path + "/replay", "");

            await().untilAsserted(() -> assertThat(parked(account, path).size()).isZero());
            story.send(new DeleteNetPeering(refused.id(), account.id()), PeeringLoad.caller(account));
            await().until(() -> receiver.taken().size() == 4);
            assertThat(receiver.taken().outOfOrder()).isEmpty();
        }
    }

    /** It dies while events are under way, and comes back at the same address. */
    @Test
    void aReceiverThatDiesAndReturnsGetsEveryEventInTheOrderOfItsPeering() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver();
                PeeringLoad load = PeeringLoad.on(nodes)) {
            JsonNode webhook = create(
                    load.requester(),
                    "{\"url\": \"" + receiver.url() + "\", \"types\": [\"netpeering.requested.v1\","
                            + " \"netpeering.accepted.v1\", \"netpeering.deleted.v1\"]}");
            String path = "/webhooks/v1/" + webhook.get("id").stringValue();
            for (int death = 0; death < DEATHS; death++) {
                int seen = receiver.taken().size();
                await().until(() -> receiver.taken().size() > seen + 20);
                receiver.die();
                await().until(() -> parked(load.requester(), path).size() > 0);
                receiver.start();
                replay(load.requester(), path);
            }
            load.finish();
            PeeringView last = request(load.requester());
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> receiver.events().stream()
                            .anyMatch(event -> event.get("subject")
                                    .stringValue()
                                    .equals(last.id().value())));
            replay(load.requester(), path);

            assertThat(receiver.taken().ids())
                    .isEqualTo(new WrittenLog(server)
                            .idsOfEventsSince(
                                    receiver.events().getFirst().get("position").stringValue(),
                                    load.requester().id()));
            assertThat(receiver.taken().outOfOrder()).isEmpty();
            System.out.printf(
                    "A receiver that died %d times took %d events, %d of them again%n",
                    DEATHS, receiver.taken().size(), receiver.taken().repeated());
        }
    }

    @Test
    void aReceiverThatHangsHoldsUpNobodyElse() throws Exception {
        TestAccount account = server.freshAccount();
        CountDownLatch released = new CountDownLatch(1);
        try (WebhookReceiver hanging = new WebhookReceiver();
                WebhookReceiver other = new WebhookReceiver()) {
            hanging.answer(event -> {
                try {
                    released.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return 204;
            });
            create(account, "{\"url\": \"" + hanging.url() + "\"}");
            create(account, "{\"url\": \"" + other.url() + "\"}");
            request(account);
            await().until(() -> hanging.deliveries().size() == 1);
            for (int i = 0; i < 5; i++) {
                request(account);
            }

            await().until(() -> other.taken().size() == 6);
            assertThat(hanging.taken().size()).isZero();
            released.countDown();
            await().until(() -> hanging.taken().size() == 6);
        }
    }

    @Test
    void aNodeThatStopsLeavesItsWebhooksToTheOther() throws Exception {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        try (RunningServer leaving = RunningServer.start(database, "netpeering.data-dir=target/webhook-data");
                WebhookReceiver receiver = new WebhookReceiver()) {
            TestAccount account = leaving.freshAccount();
            SignedPost.send(leaving, account, "/webhooks/v1", "{\"url\": \"" + receiver.url() + "\"}");
            PeeringStory there = new PeeringStory(leaving);
            request(there, account);
            await().until(() -> receiver.taken().size() == 1);
            try (RunningServer staying = RunningServer.start(database, "netpeering.data-dir=target/webhook-data")) {
                leaving.close();
                request(new PeeringStory(staying), account);
                await().until(() -> receiver.taken().size() == 2);
            }
            assertThat(receiver.taken().repeated()).isZero();
        }
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }

    /** Replays until nothing is parked. */
    private void replay(TestAccount account, String path) {
        await().until(() -> {
            send(account, "POST", path + "/replay", "");
            return parked(account, path).isEmpty();
        });
    }

    private PeeringView peeringThatIsRefused(WebhookReceiver receiver, TestAccount account) {
        NetId source = story.net(PeeringLoad.caller(account), "10.0.0.0/16");
        NetId target = story.net(story.accepter(), "10.1.0.0/16");
        receiver.answer(event -> event.at("/data/source/net").stringValue().equals(source.value()) ? 500 : 204);
        return story.request(PeeringLoad.caller(account), source, target);
    }

    private PeeringView request(TestAccount account) {
        return request(story, account);
    }

    private static PeeringView request(PeeringStory there, TestAccount account) {
        return there.request(
                PeeringLoad.caller(account),
                there.net(PeeringLoad.caller(account), "10.0.0.0/16"),
                there.net(there.accepter(), "10.1.0.0/16"));
    }

    private JsonNode create(TestAccount account, String body) throws Exception {
        HttpResponse<String> response = send(account, "POST", "/webhooks/v1", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        return MAPPER.readTree(response.body());
    }

    private JsonNode parked(TestAccount account, String path) throws Exception {
        return MAPPER.readTree(send(account, "GET", path, "").body()).get("parked");
    }

    private HttpResponse<String> send(TestAccount account, String method, String path, String body) throws Exception {
        return send(server, account, method, path, body);
    }

    private static HttpResponse<String> send(
            RunningServer node, TestAccount account, String method, String path, String body) throws Exception {
        return SignedPost.send(node, account, method, path, "application/json", body.getBytes(StandardCharsets.UTF_8));
    }

    private String storedSecretOf(JsonNode webhook) {
        return JdbcClient.create(server.bean(DataSource.class))
                .sql("SELECT encode(secret, 'escape') FROM netpeering.webhook WHERE webhook_id = ?")
                .param(webhook.get("id").stringValue())
                .query((row, number) -> row.getString(1))
                .single();
    }
}
