package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.server.WebhookAccounts.ALICE;
import static org.netpeering.server.WebhookAccounts.ANYTHING;
import static org.netpeering.server.WebhookAccounts.AUDITOR;
import static org.netpeering.server.WebhookAccounts.BOB;
import static org.netpeering.server.WebhookAccounts.caller;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.netpeering.application.webhook.Webhooks;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.server.AccountsShell.Said;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** To whom a webhook delivers, and for how long. */
class WebhookRightsTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    @TempDir
    private Path directory = Path.of("");

    private final TestPostgres.Database database = TestPostgres.freshDatabase();

    @Test
    void anAuditorHasTheEventsOfTheAccountsThatItNamesAndOthersHaveTheirOwnOnly() throws Exception {
        try (WebhookReceiver ofAuditor = new WebhookReceiver();
                WebhookReceiver ofAlice = new WebhookReceiver();
                WebhookReceiver ofStranger = new WebhookReceiver();
                RunningServer server = WebhookAccounts.start(database, dataDir())) {
            JsonNode audited = create(server, AUDITOR, ofAuditor, BOB);
            JsonNode own = create(server, ALICE, ofAlice, BOB);
            create(server, ANYTHING, ofStranger, BOB);
            JsonNode ofOthers = create(server, AUDITOR, ofStranger, AUDITOR);
            PeeringStory story = new PeeringStory(server);
            PeeringView betweenThem = request(story, ALICE, BOB);
            PeeringView withinAlice = request(story, ALICE, ALICE);
            PeeringView withinBob = request(story, BOB, BOB);

            await().until(() -> ofAuditor.taken().size() == 2);
            await().until(() -> ofAlice.taken().size() == 1);
            assertThat(ofAuditor.events())
                    .extracting(event -> event.get("subject").stringValue())
                    .containsExactly(betweenThem.id().value(), withinBob.id().value())
                    .doesNotContain(withinAlice.id().value());
            assertThat(ofAuditor.events().getFirst().get("accesskeyid").stringValue())
                    .isEqualTo(ALICE.accessKeyId());
            assertThat(ofAlice.events().getFirst().get("subject").stringValue())
                    .isEqualTo(betweenThem.id().value());
            assertThat(ofStranger.deliveries()).isEmpty();
            assertThat(audited.get("auditor").booleanValue()).isTrue();
            assertThat(audited.get("accounts").get(0).stringValue())
                    .isEqualTo(BOB.id().value());
            assertThat(ofOthers.get("auditor").booleanValue()).isTrue();
            assertThat(own.has("auditor")).isFalse();
        }
    }

    @Test
    void anAuditorWhoIsNoneAnyMoreHasNothingDeliveredUntilItIsOneAgain() throws Exception {
        AccountsShell shell = new AccountsShell(database);
        TestAccount owner = shell.add("owner");
        TestAccount watchers = shell.add("watchers");
        String user = watchers.id() + "/auditor";
        Said added = shell.run("add-user", user);
        TestAccount auditor = added.keyOf(watchers.id());
        shell.run("attach-policy", user, "all", policy("netpeering:*"));
        shell.run("attach-policy", user, "audit", policy("audit:ReadEvents"));
        try (WebhookReceiver receiver = new WebhookReceiver();
                RunningServer server = startOn(shell)) {
            String path = "/webhooks/v1/"
                    + create(server, auditor, receiver, owner).get("id").stringValue();
            PeeringStory story = new PeeringStory(server);
            request(story, owner, owner);
            await().until(() -> receiver.taken().size() == 1);

            shell.run("rotate", user);
            shell.run("disable", auditor.accessKeyId());
            request(story, owner, owner);
            await().until(() -> receiver.taken().size() == 2);

            shell.run("enable", auditor.accessKeyId());
            shell.run("detach-policy", user, "audit");
            await().until(() -> get(server, auditor, path).has("paused"));
            assertThat(get(server, auditor, path).get("paused").stringValue())
                    .contains("user " + user + " has the right audit:ReadEvents any more");
            request(story, owner, owner);
            create(server, owner, receiver, owner);
            request(story, owner, owner);
            await().until(() -> receiver.taken().size() == 3);

            shell.run("attach-policy", user, "audit", policy("audit:ReadEvents"));
            await().until(() -> receiver.taken().ids().size() == 4);
            assertThat(get(server, auditor, path).has("paused")).isFalse();
        }
    }

    @Test
    void anAccountThatIsDisabledHasNothingDeliveredUntilItIsEnabledAgain() throws Exception {
        AccountsShell shell = new AccountsShell(database);
        TestAccount disabled = shell.add("disabled");
        TestAccount other = shell.add("other");
        TestAccount auditor = shell.add("auditor");
        String user = auditor.id() + "/operator";
        TestAccount operator = shell.run("add-user", user).keyOf(auditor.id());
        shell.run("attach-policy", user, "all", policy("netpeering:*", "audit:ReadWebhooks"));
        try (WebhookReceiver made = new WebhookReceiver();
                WebhookReceiver configured = new WebhookReceiver();
                WebhookReceiver ofOther = new WebhookReceiver();
                RunningServer server = startOn(
                        shell,
                        "netpeering.webhooks.tries=2",
                        "netpeering.webhooks.first-retry=PT0.02S",
                        "netpeering.webhooks.configured.watch.url=" + configured.url(),
                        "netpeering.webhooks.configured.watch.secret=whsec_" + "c2VjcmV0".repeat(4),
                        "netpeering.webhooks.configured.watch.account=" + disabled.id())) {
            String path = "/webhooks/v1/"
                    + create(server, disabled, made, disabled).get("id").stringValue();
            create(server, other, ofOther, other);
            made.answer(event -> 500);
            PeeringStory story = new PeeringStory(server);
            request(story, other, disabled);
            await().until(() ->
                    configured.taken().size() == 1 && ofOther.taken().size() == 1);
            await().until(() -> !get(server, disabled, path).get("parked").isEmpty());
            made.answer(event -> 204);
            int tried = made.deliveries().size();

            shell.run("disable", disabled.id().value());
            await().until(() ->
                    get(server, operator, "/webhooks/v1/configured-watch").has("paused"));
            server.bean(Webhooks.class).replayAll();
            request(story, other, disabled);
            request(story, other, disabled);
            await().until(() -> ofOther.taken().size() == 3);
            assertThat(get(server, operator, "/webhooks/v1/configured-watch")
                            .get("paused")
                            .stringValue())
                    .isEqualTo("Account " + disabled.id() + " is disabled or unknown");
            assertThat(made.deliveries()).as("what is parked waits as well").hasSize(tried);
            assertThat(configured.deliveries()).hasSize(1);

            shell.run("enable", disabled.id().value());
            await().until(() -> configured.taken().size() == 3 && made.taken().size() == 3);
            await().until(() -> get(server, disabled, path).get("parked").isEmpty());
            assertThat(get(server, disabled, path).has("paused")).isFalse();
            assertThat(configured.taken().repeated()).isZero();
        }
    }

    private RunningServer startOn(AccountsShell shell, String... settings) {
        return RunningServer.startWithoutAccountsFile(
                database,
                Stream.concat(Stream.of(shell.secretsKey(), dataDir()), Arrays.stream(settings))
                        .toArray(String[]::new));
    }

    private String dataDir() {
        return "netpeering.data-dir=" + directory.resolve("data");
    }

    private String policy(String... actions) throws Exception {
        return Files.writeString(directory.resolve("policy.json"), """
                        {"Statement": [{"Effect": "Allow", "Action": ["%s"], "Resource": ["*"]}]}
                        """.formatted(String.join("\", \"", actions)))
                .toString();
    }

    private static PeeringView request(PeeringStory story, TestAccount from, TestAccount to) {
        return story.request(
                caller(from), story.net(caller(from), "10.0.0.0/16"), story.net(caller(to), "10.1.0.0/16"));
    }

    private static JsonNode create(RunningServer server, TestAccount by, WebhookReceiver receiver, TestAccount account)
            throws Exception {
        String body = "{\"url\": \"" + receiver.url() + "\", \"accounts\": [\"" + account.id() + "\"]}";
        HttpResponse<String> answer = SignedPost.send(server, by, "/webhooks/v1", body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return MAPPER.readTree(answer.body());
    }

    private static JsonNode get(RunningServer server, TestAccount by, String path) throws Exception {
        HttpResponse<String> answer =
                SignedPost.send(server, by, "GET", path, "application/json", "".getBytes(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return MAPPER.readTree(answer.body());
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(50));
    }
}
