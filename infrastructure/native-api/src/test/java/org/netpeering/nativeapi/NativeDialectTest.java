package org.netpeering.nativeapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.edge.EdgeRefusal;
import org.netpeering.edge.HttpAnswer;
import org.netpeering.edge.HttpCall;
import org.netpeering.testkit.InMemoryNetPeerings;
import org.netpeering.testkit.ManualTime;
import org.netpeering.testkit.Nets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class NativeDialectTest {
    private static final String GOOD = "sourceNet=vpc-0000000a&accepterNet=vpc-0000000b";
    private static final JsonMapper MAPPER = new JsonMapper();

    private final List<String> denied = new ArrayList<>();
    private final InMemoryNetPeerings engine = InMemoryNetPeerings.start(
            ManualTime.at("2026-01-01T00:00:00Z"),
            Nets.ofAliceAndBob(),
            PeeringSettings.DEFAULTS,
            request -> denied.contains(request.action())
                    ? Optional.of(new Refusal.ActionDenied(request.action(), false))
                    : Optional.empty());
    private final NativeDialect dialect =
            new NativeDialect(engine.peerings(), List.of(new Explanations(engine.peerings())));

    @Test
    void aRequestIsExplainedRuleByRuleAndNothingHappens() {
        engine.nets().giveRanges(new NetId("vpc-0000000b"), "10.0.7.0/24", "10.2.0.0/16");

        JsonNode document = body(explain(GOOD + "&accepterOwner=222222222222"), 200);

        assertThat(document.get("state").stringValue()).isEqualTo("failed");
        assertThat(document.get("refusal").isNull()).isTrue();
        assertThat(document.get("rules").size()).isEqualTo(11);
        JsonNode overlap = document.get("rules").get(9);
        assertThat(overlap.get("rule").stringValue()).isEqualTo("ranges-differ");
        assertThat(overlap.get("verdict").stringValue()).isEqualTo("broken");
        assertThat(overlap.get("message").stringValue()).contains("10.0.0.0/16 and 10.0.7.0/24");
        assertThat(overlap.get("collisions"))
                .isEqualTo(MAPPER.readTree("[{\"source\": \"10.0.0.0/16\", \"accepter\": \"10.0.7.0/24\"}]"));
        assertThat(engine.listFor(Nets.ALICE)).isEmpty();
        assertThat(engine.deadlines()).isEmpty();
    }

    @Test
    void aRefusalIsTheOneThatTheRequestWouldMeet() {
        engine.nets().removeVms(new NetId("vpc-0000000a"));

        JsonNode document = body(explain(GOOD), 200);

        assertThat(document.get("state").isNull()).isTrue();
        assertThat(document.at("/refusal/code").stringValue()).isEqualTo("net-lacks-vm");
        assertThat(document.at("/refusal/message").stringValue()).contains("vpc-0000000a");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            accepterNet=vpc-0000000b                          | missing-parameter  | sourceNet
            sourceNet=vpc-0000000a&accepterNet=               | invalid-value      | accepterNet
            sourceNet=net-1&accepterNet=vpc-0000000b          | invalid-value      | 'net-1' of sourceNet
            sourceNet=vpc-0000000a&accepterNet=vpc-0000000b&accepterOwner=7 | invalid-value | '7' of accepterOwner
            sourceNet=vpc-0000000a&accepterNet=vpc-0000000b&Net=x | unknown-parameter | 'Net' is not known
            sourceNet=vpc-0000000a&sourceNet=vpc-0000000b&accepterNet=vpc-0000000b | repeated-parameter | sourceNet
            """)
    void aMistakeIsToldByTheNameOfTheParameter(String query, String code, String words) {
        JsonNode problem = body(explain(query), 400);

        assertThat(problem.get("code").stringValue()).isEqualTo(code);
        assertThat(problem.get("detail").stringValue()).contains(words);
        assertThat(problem.get("requestId").stringValue()).isEqualTo("request-1");
    }

    @Test
    void theRightIsNeeded() {
        denied.add("netpeering:ExplainRequest");

        JsonNode problem = body(explain(GOOD), 403);

        assertThat(problem.get("code").stringValue()).isEqualTo("action-denied");
        assertThat(problem.get("detail").stringValue()).contains("netpeering:ExplainRequest");
    }

    @Test
    void theParametersOfASignatureAreNoParametersOfTheCall() {
        body(explain(GOOD + "&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260101T000000Z"), 200);
    }

    @Test
    void onlyItsOwnPathsAreClaimedAndOnlyGetIsTaken() {
        assertThat(dialect.claims(call("GET", "/explain/v1", null))).isTrue();
        assertThat(dialect.claims(call("GET", "//explain//v1", null))).isTrue();
        assertThat(dialect.claims(call("GET", "/explain/v2", null))).isFalse();
        assertThat(dialect.claims(call("GET", "/", null))).isFalse();
        assertThat(dialect.isOpen(call("GET", "/explain/v1", null))).isFalse();

        HttpAnswer answer = answer(call("POST", "/explain/v1", GOOD), Nets.ALICE);
        assertThat(answer.headers()).anySatisfy(header -> {
            assertThat(header.name()).isEqualTo("Allow");
            assertThat(header.value()).isEqualTo("GET");
        });
        assertThat(body(answer, 405).get("code").stringValue()).isEqualTo("method-not-allowed");
    }

    @Test
    void whatDescribesTheApiIsOpen() {
        for (String path : List.of("/asyncapi", "/events/v1/schemas/netpeering.requested.v1")) {
            HttpCall call = call("GET", path, null);
            assertThat(dialect.claims(call) && dialect.isOpen(call)).isTrue();
            HttpAnswer answer = dialect.answer(call, null, "request-1");
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.contentType()).endsWith("json" + (path.equals("/asyncapi") ? ";version=3.0.0" : ""));
            assertThat(MAPPER.readTree(answer.body()).size()).isPositive();
            body(dialect.answer(call("POST", path, null), null, "request-1"), 405);
        }
        assertThat(dialect.claims(call("GET", "/events/v1/schemas/netpeering.requested.v2", null)))
                .isFalse();
    }

    @Test
    void whatTheEdgeTurnsAwayGetsAProblemToo() {
        HttpCall call = call("GET", "/explain/v1", GOOD);
        JsonNode unknown = body(
                dialect.refuse(call, new EdgeRefusal(EdgeRefusal.Kind.UNKNOWN_KEY, "Who is that?"), "request-1"), 401);
        assertThat(unknown.get("detail").stringValue()).isEqualTo("Who is that?");
        body(dialect.refuse(call, new EdgeRefusal(EdgeRefusal.Kind.BODY_TOO_LARGE, "Too large."), "request-1"), 413);
        body(dialect.refuse(call, new EdgeRefusal(EdgeRefusal.Kind.BODY_UNREADABLE, "Cut."), "request-1"), 400);
        body(dialect.refuse(call, new EdgeRefusal(EdgeRefusal.Kind.LOCKED_OUT, "Locked."), "request-1"), 401);
        body(dialect.refuse(call, new EdgeRefusal(EdgeRefusal.Kind.TOO_MANY_CALLS, "Slow."), "request-1"), 429);
        body(dialect.refuse(call, new EdgeRefusal(EdgeRefusal.Kind.NO_ROOM, "Full."), "request-1"), 429);
        assertThat(body(dialect.fault(call, "request-1"), 500).get("code").stringValue())
                .isEqualTo("fault");
    }

    private HttpAnswer explain(String query) {
        return answer(call("GET", "/explain/v1", query), Nets.ALICE);
    }

    private HttpAnswer answer(HttpCall call, AccountId caller) {
        return dialect.answer(call, InMemoryNetPeerings.callBy(caller), "request-1");
    }

    private static HttpCall call(String method, String path, @Nullable String query) {
        return new HttpCall(method, path, query, List.of(), new byte[0], "127.0.0.1");
    }

    private static JsonNode body(HttpAnswer answer, int status) {
        JsonNode body = MAPPER.readTree(answer.body());
        assertThat(answer.status()).as(body.toString()).isEqualTo(status);
        assertThat(answer.contentType()).isEqualTo(status == 200 ? "application/json" : "application/problem+json");
        return body;
    }
}
