package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.server.AuditAccounts.ACCEPTER;
import static org.netpeering.server.AuditAccounts.ANYTHING;
import static org.netpeering.server.AuditAccounts.AUDITOR;
import static org.netpeering.server.AuditAccounts.NOTHING;
import static org.netpeering.server.AuditAccounts.REQUESTER;
import static org.netpeering.server.AuditAccounts.STRANGER;

import io.github.outscale.osc_sdk_java.client.ApiException;
import io.github.outscale.osc_sdk_java.client.model.CreateTagsRequest;
import io.github.outscale.osc_sdk_java.client.model.ResourceTag;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One story between two owners, made with the SDK of OUTSCALE, and what each may learn of it afterwards. */
class AuditTrailTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final byte[] NO_BODY = {};

    private static RunningServer server;
    private static String source = "";
    private static String target = "";
    private static String peering = "";
    private static String requestId = "";

    @BeforeAll
    static void story() throws Exception {
        server = RunningServer.startWithAccounts(
                TestPostgres.freshDatabase(), AuditAccounts.writtenTo(Path.of("target", "audit-accounts.yaml")));
        OutscaleCaller requester = new OutscaleCaller(server, REQUESTER);
        OutscaleCaller accepter = new OutscaleCaller(server, ACCEPTER);
        source = requester.net("10.0.0.0/16");
        target = accepter.net("10.1.0.0/16");
        peering = Objects.requireNonNull(requester.request(source, target).getNetPeeringId());
        refused(() -> requester.accept(peering));
        refused(() -> new OutscaleCaller(server, STRANGER).accept(peering));
        refused(() -> new OutscaleCaller(server, NOTHING).accept(peering));
        accepter.accept(peering);
        requester.tags.createTags(new CreateTagsRequest()
                .addResourceIdsItem(peering)
                .addTagsItem(new ResourceTag().key("env").value("prod")));
        accepter.delete(peering);
        Awaitility.await()
                .untilAsserted(
                        () -> assertThat(types(REQUESTER, "state=deleted")).hasSize(1));
        requestId = entries(REQUESTER, "type=netpeering.requested.v1")
                .getFirst()
                .get("requestId")
                .asString();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private interface Call {
        void run() throws ApiException;
    }

    private static void refused(Call call) {
        Assertions.assertThatThrownBy(call::run).isInstanceOf(ApiException.class);
    }

    private static HttpResponse<String> get(TestAccount caller, String pathAndQuery) throws Exception {
        return SignedPost.send(server, caller, "GET", pathAndQuery, "application/json", NO_BODY);
    }

    private static JsonNode read(TestAccount caller, String pathAndQuery) throws Exception {
        HttpResponse<String> answer = get(caller, pathAndQuery);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private static List<JsonNode> entries(TestAccount caller, String query) throws Exception {
        return read(caller, "/audit/v1/entries?" + query)
                .get("entries")
                .valueStream()
                .toList();
    }

    private static List<String> types(TestAccount caller, String query) throws Exception {
        return entries(caller, query).stream()
                .map(entry -> entry.get("type").asString())
                .toList();
    }

    @Test
    void eachOwnerSeesTheStoryFromItsSide() throws Exception {
        assertThat(types(REQUESTER, "order=oldest"))
                .containsExactly(
                        "netpeering.requested.v1",
                        "AcceptNetPeering",
                        "netpeering.accepted.v1",
                        "netpeering.tagged.v1",
                        "netpeering.deleted.v1");
        assertThat(types(ACCEPTER, ""))
                .containsExactly("netpeering.deleted.v1", "netpeering.accepted.v1", "netpeering.requested.v1");
        assertThat(types(STRANGER, "order=oldest")).containsExactly("AcceptNetPeering", "api:AcceptNetPeering");
    }

    @Test
    void anAuditorSeesAllAndNobodyElseWhoMayDoAnything() throws Exception {
        assertThat(types(AUDITOR, ""))
                .filteredOn(type -> !type.startsWith("netpeering:"))
                .hasSize(7);
        assertThat(types(ANYTHING, "")).isEqualTo(types(STRANGER, ""));
    }

    @Test
    void whoMayNotReadTheTrailIsToldSo() throws Exception {
        HttpResponse<String> answer = get(NOTHING, "/audit/v1/entries");

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("netpeering:ReadAudit");
    }

    @Test
    void anAttemptSaysWhoTriedWhatFromWhereAndWhyNot() throws Exception {
        JsonNode attempt = entries(REQUESTER, "refusal=not-permitted").getFirst();

        assertThat(attempt.at("/refusal/message").asString()).contains(REQUESTER.id() + "' cannot accept", peering);
        assertThat(attempt.at("/peering").asString()).isEqualTo(peering);
        assertThat(attempt.at("/actor/account").asString())
                .isEqualTo(REQUESTER.id().value());
        assertThat(attempt.at("/actor/accessKeyId").asString()).isEqualTo(REQUESTER.accessKeyId());
        assertThat(attempt.at("/actor/sourceIp").asString()).isEqualTo("127.0.0.1");
        assertThat(attempt.at("/actor/userAgent").asString()).contains("osc-sdk-java");
        assertThat(attempt.at("/action").asString()).isEqualTo("api:AcceptNetPeering");
        assertThat(attempt.at("/stateBefore").asString()).isEqualTo("pending-acceptance");
        assertThat(attempt.at("/source/net").asString()).isEqualTo(source);
        assertThat(attempt.at("/requestId").asString()).isNotEmpty();
    }

    @Test
    void aStrangersAttemptTellsItNothingOfThePeering() throws Exception {
        JsonNode attempt = entries(STRANGER, "refusal=no-such-peering").getFirst();

        assertThat(attempt.at("/peering").asString()).isEqualTo(peering);
        for (String hidden : List.of("source", "accepter", "stateBefore", "stateAfter")) {
            assertThat(attempt.has(hidden)).as(hidden).isFalse();
        }
        assertThat(attempt.toString()).doesNotContain(source, target);
    }

    @Test
    void theOtherOwnerIsShownWithoutKeyAddressAndProgram() throws Exception {
        JsonNode accepted = entries(REQUESTER, "type=netpeering.accepted.v1").getFirst();

        assertThat(accepted.get("actor").propertyNames()).containsExactlyInAnyOrder("account", "dialect");
        assertThat(entries(AUDITOR, "type=netpeering.accepted.v1")
                        .getFirst()
                        .get("actor")
                        .propertyNames())
                .contains("accessKeyId", "sourceIp", "userAgent");
        assertThat(entries(REQUESTER, "actor=" + ACCEPTER.id())).hasSize(2);
        assertThat(entries(REQUESTER, "actor=" + ACCEPTER.accessKeyId()))
                .as("nobody can find out by asking which key it was")
                .isEmpty();
        assertThat(entries(AUDITOR, "actor=" + ACCEPTER.accessKeyId())).hasSize(2);
    }

    @Test
    void everyFilterSelects() throws Exception {
        assertThat(types(REQUESTER, "peering=" + peering)).hasSize(5);
        assertThat(types(AUDITOR, "net=" + target)).hasSize(5);
        assertThat(types(AUDITOR, "account=" + REQUESTER.id())).hasSize(5);
        assertThat(types(AUDITOR, "account=" + STRANGER.id())).hasSize(2);
        assertThat(types(AUDITOR, "actor=" + STRANGER.id() + "/nothing")).containsExactly("api:AcceptNetPeering");
        assertThat(types(AUDITOR, "refusal=action-denied")).containsExactly("api:AcceptNetPeering");
        assertThat(types(REQUESTER, "state=active")).containsExactly("netpeering.accepted.v1");
        assertThat(types(REQUESTER, "tag=env")).containsExactly("netpeering.deleted.v1", "netpeering.tagged.v1");
        assertThat(types(REQUESTER, "tag=env%3Dprod")).hasSize(2);
        assertThat(types(REQUESTER, "tag=env%3Dtest")).isEmpty();
        assertThat(types(ACCEPTER, "tag=env")).as("tags of the other owner").isEmpty();
        assertThat(types(REQUESTER, "range=10.1.2.3")).hasSize(5);
        assertThat(types(REQUESTER, "range=10.1.2.0%2F24&type=AcceptNetPeering"))
                .hasSize(1);
        assertThat(types(REQUESTER, "range=10.0.0.0%2F8"))
                .as("no range contains it")
                .isEmpty();
        assertThat(types(REQUESTER, "request=" + requestId)).containsExactly("netpeering.requested.v1");
        String correlation = entries(REQUESTER, "type=netpeering.deleted.v1")
                .getFirst()
                .get("correlationId")
                .asString();
        assertThat(types(REQUESTER, "correlation=" + correlation)).containsExactly("netpeering.deleted.v1");
        Instant accepted = Instant.parse(
                entries(REQUESTER, "state=active").getFirst().get("at").asString());
        assertThat(types(REQUESTER, "from=" + accepted)).hasSize(3);
        assertThat(types(REQUESTER, "to=" + accepted)).hasSize(2);
        assertThat(types(REQUESTER, "actor=engine")).isEmpty();
    }

    @Test
    void pagesFollowEachOtherWithoutAGap() throws Exception {
        for (String order : List.of("newest", "oldest")) {
            List<String> all = types(AUDITOR, "order=" + order);
            List<String> paged = new ArrayList<>();
            @Nullable String cursor = "";
            do {
                JsonNode page = read(AUDITOR, "/audit/v1/entries?limit=2&order=" + order + cursor);
                page.get("entries").forEach(entry -> paged.add(entry.get("type").asString()));
                cursor = page.get("next").isNull()
                        ? null
                        : "&cursor=" + page.get("next").asString();
            } while (cursor != null);
            assertThat(paged).isEqualTo(all);
        }
    }

    @Test
    void aCursorFitsNoOtherQuery() throws Exception {
        String cursor = read(AUDITOR, "/audit/v1/entries?limit=2").get("next").asString();

        for (String other : List.of(
                "limit=2&order=oldest&cursor=" + cursor,
                "net=" + target + "&cursor=" + cursor,
                "cursor=" + cursor.substring(1),
                "cursor=" + cursor + "AA",
                "cursor=%21")) {
            HttpResponse<String> answer = get(AUDITOR, "/audit/v1/entries?" + other);
            assertThat(answer.statusCode()).as(other).isEqualTo(400);
            assertThat(answer.body()).contains("of cursor is invalid");
        }
        assertThat(get(REQUESTER, "/audit/v1/entries?cursor=" + cursor).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            entries?colour=red | parameter 'colour' is not known
            entries?net=vpc-1&net=vpc-2 | sent more than once
            entries?peering=pcx-1 | of peering is invalid
            entries?net=net-1 | of net is invalid
            entries?account=12 | of account is invalid
            entries?actor=%20 | of actor is invalid
            entries?type=a%20b | of type is invalid
            entries?refusal=NO | of refusal is invalid
            entries?state=gone | pending-acceptance, provisioning, active
            entries?tag=%3Dprod | of tag is invalid
            entries?tag=a%00b | of tag is invalid
            entries?range=10.0.0.1%2F8 | of range is invalid
            entries?range=300.0.0.1 | of range is invalid
            entries?from=yesterday | of from is invalid
            entries?from=2026-02-01T00:00:00Z&to=2026-01-01T00:00:00Z | The window is empty
            entries?from=2026-02-01T00:00:00Z&to=2026-02-01T00:00:00Z | The window is empty
            entries?from=12026-01-01T00:00:00Z | of from is invalid
            entries?order=up | Send newest or oldest
            entries?limit=0 | 1 to 1000
            entries?limit=1001 | 1 to 1000
            entries?limit=99999999999 | 1 to 1000
            entries?format=xml | Send json, ndjson or csv
            entries?format=csv&limit=5 | an export has all entries
            peerings | The parameter asOf is required
            peerings?asOf=2999-01-01T00:00:00Z | It lies in the future
            peerings?asOf=2026-01-01T00:00:00Z&state=up | pending-acceptance, provisioning, active
            peerings?asOf=2026-01-01T00:00:00Z&cursor=x | of cursor is invalid
            peerings/pcx-zz | the peering in the path is invalid
            peerings/PEERING?asOf=2999-01-01T00:00:00Z | It lies in the future
            peerings/PEERING?version=-1 | of version is invalid
            peerings/PEERING?version=0&asOf=2026-01-01T00:00:00Z | send one of them
            peerings/PEERING/diff?from=0 | The parameter to is required
            peerings/PEERING/diff?from=0&to=x | of to is invalid
            peerings/PEERING/history?x=1 | parameter 'x' is not known
            requests/%20/graph | the request in the path is invalid
            """)
    void whatMakesNoSenseIsRefusedByName(String call, String words) throws Exception {
        HttpResponse<String> answer = get(REQUESTER, "/audit/v1/" + call.replace("PEERING", peering));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains(words);
    }

    @ParameterizedTest
    @CsvSource({
        "peerings/pcx-00000000",
        "peerings/PEERING?version=99",
        "peerings/PEERING?asOf=2020-01-01T00:00:00Z",
        "peerings/PEERING/diff?from=0&to=77",
        "requests/unknown/graph"
    })
    void whatIsNotThereIsNotFound(String call) throws Exception {
        HttpResponse<String> answer = get(REQUESTER, "/audit/v1/" + call.replace("PEERING", peering));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    }

    @Test
    void aStrangerFindsNothingOfThePeering() throws Exception {
        for (String call : List.of("", "/history", "/diff?from=0&to=1", "?version=0")) {
            assertThat(get(STRANGER, "/audit/v1/peerings/" + peering + call).statusCode())
                    .as(call)
                    .isEqualTo(404);
        }
        assertThat(get(STRANGER, "/audit/v1/requests/" + requestId + "/graph").statusCode())
                .isEqualTo(404);
    }

    @Test
    void thePastOfThePeeringCanBeLookedAt() throws Exception {
        String path = "/audit/v1/peerings/" + peering;
        List<JsonNode> history =
                read(REQUESTER, path + "/history").get("entries").valueStream().toList();

        assertThat(history).extracting(entry -> entry.get("version").asInt()).containsExactly(0, 1, 2, 3);
        assertThat(history.getFirst().at("/event/source/ranges/0").asString()).isEqualTo("10.0.0.0/16");
        assertThat(read(ACCEPTER, path + "/history").get("entries").valueStream())
                .as("tags of the other owner")
                .extracting(entry -> entry.get("version").asInt())
                .containsExactly(0, 1, 3);
        assertThat(read(REQUESTER, path + "?version=1").get("state").asString()).isEqualTo("active");
        assertThat(read(REQUESTER, path).get("state").asString()).isEqualTo("deleted");
        Instant tagged = Instant.parse(history.get(2).get("at").asString());
        assertThat(read(REQUESTER, path + "?asOf=" + tagged.minus(Duration.ofNanos(1000)))
                        .get("tags")
                        .isEmpty())
                .isTrue();
        assertThat(read(REQUESTER, path + "?asOf=" + tagged)
                        .at("/tags/" + REQUESTER.id() + "/env")
                        .asString())
                .isEqualTo("prod");
        assertThat(read(ACCEPTER, path + "?asOf=" + tagged).get("tags").isEmpty())
                .isTrue();
    }

    @Test
    void twoVersionsAreCompared() throws Exception {
        JsonNode changes = read(REQUESTER, "/audit/v1/peerings/" + peering + "/diff?from=0&to=2")
                .get("changes");

        assertThat(changes.valueStream().map(change -> change.get("field").asString()))
                .containsExactly("state", "message", "tags." + REQUESTER.id() + ".env");
        assertThat(changes.get(0).get("from").asString()).isEqualTo("pending-acceptance");
        assertThat(changes.get(0).get("to").asString()).isEqualTo("active");
    }

    @Test
    void aRequestIsFollowedToItsDeadline() throws Exception {
        JsonNode graph = read(REQUESTER, "/audit/v1/requests/" + requestId + "/graph");

        assertThat(graph.get("nodes").valueStream().map(node -> node.get("kind").asString()))
                .containsExactly("request", "command", "event", "deadline");
        assertThat(graph.at("/nodes/3/state").asString()).isEqualTo("cancelled");
        assertThat(graph.get("edges").size()).isEqualTo(3);
    }

    @Test
    void exportsHaveEveryEntry() throws Exception {
        String ndjson =
                get(REQUESTER, "/audit/v1/entries?format=ndjson&order=oldest").body();
        String csv = get(REQUESTER, "/audit/v1/entries?format=csv&order=oldest").body();

        assertThat(ndjson.lines().map(JSON::readTree).toList()).isEqualTo(entries(REQUESTER, "order=oldest"));
        List<String> lines = csv.lines().toList();
        assertThat(lines.getFirst()).startsWith("id,at,type,peering,version");
        assertThat(lines.stream().skip(1).map(line -> line.split(",")[2]))
                .containsExactlyElementsOf(types(REQUESTER, "order=oldest"));
    }
}
