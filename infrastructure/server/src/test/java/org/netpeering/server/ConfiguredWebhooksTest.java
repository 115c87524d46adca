package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netpeering.server.WebhookAccounts.ALICE;
import static org.netpeering.server.WebhookAccounts.ANYTHING;
import static org.netpeering.server.WebhookAccounts.BOB;
import static org.netpeering.server.WebhookAccounts.OPERATOR;
import static org.netpeering.server.WebhookAccounts.caller;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.application.feed.FeedFilter;
import org.netpeering.application.feed.FeedPosition;
import org.netpeering.application.webhook.ConfigurationChanges;
import org.netpeering.application.webhook.ConfiguredWebhook;
import org.netpeering.application.webhook.Webhook;
import org.netpeering.application.webhook.WebhookOwner.OfOperator;
import org.netpeering.application.webhook.Webhooks;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Webhooks that the configuration names, from one start to the next. */
class ConfiguredWebhooksTest {
    private static final JsonMapper MAPPER = new JsonMapper();
    private static final String HOOK = "netpeering.webhooks.configured.billing.";
    private static final String ID = "configured-billing";
    private static final String PATH = "/webhooks/v1/" + ID;
    private static final String SECRET = "whsec_c2VjcmV0cyBvZiB3ZWJob29rcyBvZiB0ZXN0cyAx";
    private static final String OTHER_SECRET = "whsec_c2VjcmV0cyBvZiB3ZWJob29rcyBvZiB0ZXN0cyAy";
    private static final byte[] NO_BODY = {};

    @TempDir
    private Path directory = Path.of("");

    private final TestPostgres.Database database = TestPostgres.freshDatabase();

    @Test
    void whatConcernsAnyAccountIsDeliveredSignedWithTheConfiguredSecret() throws Exception {
        Path secret = Files.writeString(directory.resolve("secret"), SECRET + "\n");
        try (WebhookReceiver receiver = new WebhookReceiver();
                RunningServer server = start(HOOK + "url=" + receiver.url(), HOOK + "secret-file=" + secret)) {
            PeeringView peering = request(server);

            await().until(() -> receiver.taken().size() == 1);
            WebhookReceiver.Delivery delivery = receiver.deliveries().getFirst();
            JsonNode event = receiver.events().getFirst();
            assertThat(delivery.isSignedWith(SECRET)).isTrue();
            assertThat(event.get("subject").stringValue())
                    .isEqualTo(peering.id().value());
            assertThat(event.get("accesskeyid").stringValue())
                    .as("an operator reads as an auditor does")
                    .isEqualTo(ALICE.accessKeyId());
            assertThat(storedSecrets(server)).doesNotContain(SECRET, SECRET.substring("whsec_".length()));
        }
    }

    @Test
    void itsAccountReadsWithItsOwnEyesAndFiltersLeaveOutTheRest() throws Exception {
        try (WebhookReceiver ofBob = new WebhookReceiver();
                WebhookReceiver ofNobody = new WebhookReceiver();
                WebhookReceiver acceptedOnly = new WebhookReceiver();
                RunningServer server = start(
                        "netpeering.webhooks.configured.bob.url=" + ofBob.url(),
                        "netpeering.webhooks.configured.bob.secret=" + SECRET,
                        "netpeering.webhooks.configured.bob.account=" + BOB.id(),
                        "netpeering.webhooks.configured.nobody.url=" + ofNobody.url(),
                        "netpeering.webhooks.configured.nobody.secret=" + SECRET,
                        "netpeering.webhooks.configured.nobody.accounts=" + OPERATOR.id(),
                        "netpeering.webhooks.configured.accepted-only.url=" + acceptedOnly.url(),
                        "netpeering.webhooks.configured.accepted-only.secret=" + SECRET,
                        "netpeering.webhooks.configured.accepted-only.accounts=" + OPERATOR.id() + "," + ALICE.id(),
                        "netpeering.webhooks.configured.accepted-only.types[0]=netpeering.accepted.v1")) {
            PeeringView peering = request(server);
            accept(server, peering);

            await().until(() ->
                    acceptedOnly.taken().size() == 1 && ofBob.taken().size() == 2);
            assertThat(acceptedOnly.events().getFirst().get("type").stringValue())
                    .isEqualTo("netpeering.accepted.v1");
            assertThat(ofBob.events().getFirst().has("accesskeyid")).isFalse();
            assertThat(ofBob.events().getLast().get("accesskeyid").stringValue())
                    .isEqualTo(BOB.accessKeyId());
            assertThat(ofNobody.deliveries()).isEmpty();
        }
    }

    @Test
    void aRestartGoesOnWhereTheLastOneEndedAndAChangeTakesItsPlaceWithIt() throws Exception {
        try (WebhookReceiver before = new WebhookReceiver();
                WebhookReceiver after = new WebhookReceiver()) {
            try (RunningServer unconfigured = start()) {
                request(unconfigured);
            }
            before.answer(event -> 500);
            PeeringView parked;
            try (RunningServer server = start(hook(before, SECRET))) {
                parked = request(server);
                await().until(() -> countOf(server, "webhook_parked") == 1);
            }
            String created;
            try (RunningServer unchanged = start(hook(before, SECRET))) {
                assertThat(countOf(unchanged, "webhook_parked")).isEqualTo(1);
                created = get(unchanged, PATH).get("createdAt").stringValue();
            }
            try (RunningServer changed = start(hook(after, OTHER_SECRET))) {
                assertThat(get(changed, PATH).get("createdAt").stringValue()).isEqualTo(created);
                accept(changed, parked);
                await().until(() -> countOf(changed, "webhook_parked") == 2);
                PeeringView next = request(changed);
                await().until(() -> after.taken().size() == 1);
                assertThat(after.events().getFirst().get("subject").stringValue())
                        .isEqualTo(next.id().value());

                assertThat(send(changed, OPERATOR, "POST", PATH + "/replay").body())
                        .isEqualTo("{\"due\":2}");
                await().until(() -> countOf(changed, "webhook_parked") == 0);
                assertThat(after.taken().size()).isEqualTo(3);
                assertThat(after.deliveries()).allMatch(delivery -> isSigned(delivery, OTHER_SECRET));
            }
            try (RunningServer without = start()) {
                assertThat(countOf(without, "webhook")).isZero();
                request(without);
            }
            try (RunningServer again = start(hook(after, SECRET))) {
                PeeringView last = request(again);
                await().until(() -> after.taken().size() == 4);
                assertThat(after.events().getLast().get("subject").stringValue())
                        .as("what happened while it was not configured is not delivered")
                        .isEqualTo(last.id().value());
            }
        }
    }

    @Test
    void aChangeReachesTheNodeThatDeliversNow() throws Exception {
        try (WebhookReceiver before = new WebhookReceiver();
                WebhookReceiver after = new WebhookReceiver();
                RunningServer delivering = start(hook(before, SECRET))) {
            request(delivering);
            await().until(() -> before.taken().size() == 1);

            try (RunningServer changed = start(hook(after, OTHER_SECRET))) {
                await().until(() -> {
                    request(changed);
                    return after.taken().size() > 0;
                });
                // What was on its way to the old address when the change came may still arrive there.
                await().until(() -> {
                    int taken = before.taken().size();
                    int more = after.taken().size();
                    request(delivering);
                    await().until(() -> after.taken().size() > more);
                    return before.taken().size() == taken;
                });
                assertThat(after.deliveries()).allMatch(delivery -> isSigned(delivery, OTHER_SECRET));
            }
        }
    }

    /** What was parked for one account is not for another. */
    @Test
    void whatIsParkedIsNotDeliveredToAnAccountThatMayNotReadIt() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            receiver.answer(event -> 500);
            try (RunningServer server = start(hook(receiver, SECRET))) {
                request(server);
                await().until(() -> countOf(server, "webhook_parked") == 1);
            }
            int tried = receiver.deliveries().size();
            receiver.answer(event -> 204);
            try (RunningServer server = start(with(hook(receiver, SECRET), HOOK + "account=" + OPERATOR.id()))) {
                send(server, OPERATOR, "POST", PATH + "/replay");
                await().until(() -> countOf(server, "webhook_parked") == 0);
                assertThat(receiver.deliveries()).hasSize(tried);
            }
        }
    }

    @Test
    void nodesThatStartTogetherMakeOneWebhookOfIt() throws Exception {
        start().close();
        int nodes = 4;
        try (WebhookReceiver receiver = new WebhookReceiver()) {
            List<RunningServer> servers = startTogether(nodes, hook(receiver, SECRET));
            try {
                assertThat(countOf(servers.getFirst(), "webhook")).isEqualTo(1);
                for (RunningServer server : servers) {
                    request(server);
                }
                await().until(() -> receiver.taken().ids().size() == nodes);
                assertThat(receiver.taken().repeated()).isZero();
            } finally {
                servers.forEach(RunningServer::close);
            }
        }
    }

    @Test
    void aConfigurationThatSeveralNodesBringAtOnceIsTakenOnce() throws Exception {
        try (RunningServer one = start();
                RunningServer other = start()) {
            OfOperator owner = new OfOperator("billing", null);
            ConfiguredWebhook wanted = new ConfiguredWebhook(
                    new Webhook(
                            owner.id(),
                            owner,
                            URI.create("https://127.0.0.1/"),
                            FeedFilter.ALL,
                            Instant.parse("2026-01-01T00:00:00Z")),
                    SECRET);
            for (int round = 0; round < 10; round++) {
                List<Callable<ConfigurationChanges>> starts = new ArrayList<>();
                for (int i = 0; i < 4; i++) {
                    starts.add(() -> one.bean(Webhooks.class).configure(List.of(wanted), FeedPosition.BEGINNING));
                    starts.add(() -> other.bean(Webhooks.class).configure(List.of(wanted), FeedPosition.BEGINNING));
                }
                assertThat(AtOnce.call(starts))
                        .filteredOn(changes -> !changes.isEmpty())
                        .extracting(ConfigurationChanges::added)
                        .containsExactly(List.of(ID));
                assertThat(one.bean(Webhooks.class)
                                .configure(List.of(), FeedPosition.BEGINNING)
                                .removed())
                        .containsExactly(ID);
            }
        }
    }

    @Test
    void operatorsSeeAndReplayItButDoNotDeleteItAndAccountsDoNotKnowOfIt() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver();
                RunningServer server = start(
                        with(hook(receiver, SECRET), HOOK + "account=" + ALICE.id(), HOOK + "accounts=" + BOB.id()))) {
            assertThat(send(server, OPERATOR, "GET", "/webhooks/v1").body())
                    .contains(
                            "\"id\":\"" + ID + "\"",
                            "\"configured\":true",
                            "\"account\":\"" + ALICE.id() + "\"",
                            "\"accounts\":[\"" + BOB.id() + "\"]")
                    .doesNotContain("secret", SECRET);
            assertThat(send(server, OPERATOR, "GET", PATH).body()).contains("\"parked\":[]");
            assertThat(send(server, OPERATOR, "POST", PATH + "/replay").body()).isEqualTo("{\"due\":0}");

            HttpResponse<String> refused = send(server, OPERATOR, "DELETE", PATH);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(MAPPER.readTree(refused.body()).get("code").stringValue())
                    .isEqualTo("configured-webhook");
            assertThat(MAPPER.readTree(refused.body()).get("detail").stringValue())
                    .contains(
                            "remove the settings netpeering.webhooks.configured.billing.* and start the server again");

            for (TestAccount other : List.of(ALICE, BOB, ANYTHING)) {
                assertThat(send(server, other, "GET", "/webhooks/v1").body()).isEqualTo("{\"webhooks\":[]}");
                assertThat(send(server, other, "GET", PATH).statusCode()).isEqualTo(404);
                assertThat(send(server, other, "DELETE", PATH).statusCode()).isEqualTo(404);
                assertThat(send(server, other, "POST", PATH + "/replay").statusCode())
                        .isEqualTo(404);
            }
            assertThat(countOf(server, "webhook")).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            secret=%s                                             | billing.url is missing
            url=http://example.com/ secret=%s                     | billing.url: 'http://example.com/' is no receiver. It must begin with https
            url=https://10.0.0.1/?token=abcdef secret=%s          | billing.url: 'https://10.0.0.1/?...' is no receiver. The host 10.0.0.1 has an address that is not public
            url=https://10.0.0.1/ secret=%s                       | netpeering.webhooks.allowed-addresses
            url=https://me:pw@127.0.0.1/ secret=%s                | billing.url: 'https://...@127.0.0.1/' is no receiver. It must have no user
            url=https://127.0.0.1/                                | billing.secret-file is missing
            url=https://127.0.0.1/ secret=whsec_abcdef            | billing.secret is not 'whsec_' and 24 to 64 bytes in base64 (12 characters, not shown)
            url=https://127.0.0.1/ secret=%s secret-file=pom.xml  | billing.secret and .secret-file are both set
            url=https://127.0.0.1/ secret-file=/no                | billing.secret-file: '/no' cannot be read: there is no such file
            url=https://127.0.0.1/ secret-file=mvnw               | billing.secret-file: 'mvnw' cannot be read
            url=https://127.0.0.1/ secret=%s account=7            | billing.account: '7' is no id of an account
            url=https://127.0.0.1/ secret=%s accounts=7           | billing.accounts: '7' is invalid. An id has 12 digits
            url=https://127.0.0.1/ secret=%s accounts=            | billing.accounts is empty. Name some, or leave it out for all
            url=https://127.0.0.1/ secret=%s types=requested      | billing.types: 'requested' is invalid. The types are netpeering.accepted.v1
            url=https://127.0.0.1/ secret=%s nets=vpc-1           | billing.nets: 'vpc-1' is invalid
            url=https://127.0.0.1/ secret=%s peerings=pcx-1       | billing.peerings: 'pcx-1' is invalid
            url=https://127.0.0.1/ secret=%s acounts=500000000001 | billing.acounts is not known. Known are url, secret, secret-file
            """)
    void aMistakeIsRefusedByTheNameOfTheSettingAndTellsNoSecret(String settings, String words) {
        String[] all = Stream.of(settings.formatted(SECRET, SECRET).split(" "))
                .map(setting -> HOOK + setting)
                .toArray(String[]::new);
        assertThatThrownBy(() -> start(all).close())
                .hasStackTraceContaining(words)
                .satisfies(failure -> assertThat(stackTrace(failure))
                        .doesNotContain(SECRET, SECRET.substring(6), "whsec_abcdef", "me:pw", "abcdef"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            netpeering.webhooks.configured.Billing_1.url=https://127.0.0.1/ | 'Billing_1' is no name of a webhook
            netpeering.webhooks.configured.url=https://127.0.0.1/           | netpeering.webhooks.configured.url is not known
            netpeering.webhooks.configured.billing=whsec_abcdef             | netpeering.webhooks.configured.billing is not known
            """)
    void aNameThatIsNoneIsRefused(String setting, String words) {
        assertThatThrownBy(() -> start(setting).close())
                .hasStackTraceContaining(words)
                .satisfies(failure -> assertThat(stackTrace(failure)).doesNotContain("whsec_abcdef"));
    }

    @Test
    void productionNeedsAKeyThatEncryptsTheSecret() {
        assertThatThrownBy(() -> start(
                                "netpeering.mode=production",
                                HOOK + "url=https://example.com/",
                                HOOK + "secret=" + SECRET)
                        .close())
                .hasStackTraceContaining("netpeering.webhooks.configured names webhooks (billing)")
                .hasStackTraceContaining("netpeering.secrets-key-file");
    }

    /** An operator must be able to start a server while the names of the world cannot be looked up. */
    @Test
    void aReceiverThatCannotBeFoundNowKeepsNoServerFromStarting() throws Exception {
        try (RunningServer server = start(HOOK + "url=https://receiver.invalid/", HOOK + "secret=" + SECRET)) {
            assertThat(get(server, PATH).get("url").stringValue()).isEqualTo("https://receiver.invalid/");
        }
    }

    @Test
    void aSandboxThatIsResetKeepsIt() throws Exception {
        try (WebhookReceiver receiver = new WebhookReceiver();
                RunningServer server = start(hook(receiver, SECRET))) {
            request(server);
            await().until(() -> receiver.taken().size() == 1);

            assertThat(SignedPost.send(server, ALICE, "/sandbox/reset", "{}").statusCode())
                    .isEqualTo(200);
            assertThat(get(server, PATH).get("configured").booleanValue()).isTrue();
            request(server);
            await().until(() -> receiver.taken().size() == 2);
        }
    }

    private RunningServer start(String... settings) {
        return WebhookAccounts.start(
                database,
                with(
                        settings,
                        "netpeering.data-dir=" + directory.resolve("data"),
                        "netpeering.webhooks.tries=2",
                        "netpeering.webhooks.first-retry=PT0.02S"));
    }

    /**
     * So many nodes that start at once. They leave the logging as it is, since applications that configure it in the
     * same JVM at the same time disturb each other.
     */
    private List<RunningServer> startTogether(int nodes, String... settings) throws Exception {
        System.setProperty(LoggingSystem.SYSTEM_PROPERTY, LoggingSystem.NONE);
        try {
            return AtOnce.call(Collections.nCopies(nodes, () -> start(settings)));
        } finally {
            System.clearProperty(LoggingSystem.SYSTEM_PROPERTY);
        }
    }

    private static String[] hook(WebhookReceiver receiver, String secret) {
        return new String[] {HOOK + "url=" + receiver.url(), HOOK + "secret=" + secret};
    }

    private static String[] with(String[] settings, String... more) {
        return Stream.of(settings, more).flatMap(Stream::of).toArray(String[]::new);
    }

    private static PeeringView request(RunningServer server) {
        PeeringStory story = new PeeringStory(server);
        return story.request(
                caller(ALICE), story.net(caller(ALICE), "10.0.0.0/16"), story.net(caller(BOB), "10.1.0.0/16"));
    }

    private static void accept(RunningServer server, PeeringView peering) {
        new PeeringStory(server).send(new AcceptNetPeering(peering.id(), BOB.id()), caller(BOB));
    }

    private static JsonNode get(RunningServer server, String path) throws Exception {
        HttpResponse<String> answer = send(server, OPERATOR, "GET", path);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return MAPPER.readTree(answer.body());
    }

    private static HttpResponse<String> send(RunningServer server, TestAccount account, String method, String path)
            throws IOException, InterruptedException {
        return SignedPost.send(server, account, method, path, "application/json", NO_BODY);
    }

    private static long countOf(RunningServer server, String table) {
        return JdbcClient.create(server.bean(DataSource.class))
                .sql("SELECT count(*) FROM netpeering." + table)
                .query((row, number) -> row.getLong(1))
                .single();
    }

    private static String storedSecrets(RunningServer server) {
        return JdbcClient.create(server.bean(DataSource.class))
                .sql("SELECT string_agg(encode(secret, 'escape'), ' ') FROM netpeering.webhook")
                .query((row, number) -> row.getString(1))
                .single();
    }

    private static boolean isSigned(WebhookReceiver.Delivery delivery, String secret) {
        try {
            return delivery.isSignedWith(secret);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static String stackTrace(Throwable failure) {
        StringWriter text = new StringWriter();
        failure.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
