package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.server.OtlpReceiver.Seen;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What a collector of OpenTelemetry sees of the calls to a server. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracingTest {
    private static final String CALLER = "00f067aa0ba902b7";

    private final HttpClient http = HttpClient.newHttpClient();
    private OtlpReceiver collector;
    private RunningServer server;
    private PeeringStory story;
    private TestAccount account;

    @BeforeAll
    void start() throws Exception {
        collector = new OtlpReceiver();
        server = RunningServer.start(TestPostgres.freshDatabase(), collector.settings());
        story = new PeeringStory(server);
        account = server.freshAccount();
    }

    @AfterAll
    void stop() {
        server.close();
        collector.close();
        http.close();
    }

    /** The clock is moved by hand, so it is the sweep that finds the request overdue. */
    @Test
    void anExpiryAWeekLaterIsInTheTraceOfTheRequest() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        String peering = request(trace, "01");

        advance("P7D");

        Seen request = span(seen -> seen.is("request", peering));
        Seen expiry = span(seen -> seen.is("expire", peering));
        Seen call = span(seen -> seen.id().equals(request.parent()));
        assertThat(call.parent()).isEqualTo(CALLER);
        assertThat(call.service()).isEqualTo("netpeering");
        assertThat(List.of(call, request, expiry)).extracting(Seen::trace).containsOnly(trace);
        assertThat(expiry.parent()).isEqualTo(request.id());
        assertThat(expiry.attributes()).containsEntry("netpeering.outcome", "done");
        assertThat(traceOfEvent(peering, "netpeering.expired.v1")).isEqualTo(trace);
    }

    /** The clock comes to the instant by itself, so it is the deadline of the saga that sends the command. */
    @Test
    void anExpiryByItsDeadlineIsInTheTraceOfTheRequest() throws Exception {
        String trace = "5bf92f3577b34da6a3ce929d0e0e4736";
        String peering = request(trace, "01");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> hasDeadline(trace));

        advance("P6DT23H59M56S");

        Seen request = span(seen -> seen.is("request", peering));
        Seen expiry = span(seen -> seen.is("expire", peering));
        assertThat(expiry.trace()).isEqualTo(trace);
        assertThat(expiry.parent()).isEqualTo(request.id());
        assertThat(traceOfEvent(peering, "netpeering.expired.v1")).isEqualTo(trace);
    }

    @Test
    void aCallWithoutATraceBeginsOneThatItsEventsName() throws Exception {
        String peering = request(null, "01");

        Seen request = span(seen -> seen.is("request", peering));
        assertThat(span(seen -> seen.id().equals(request.parent())).parent()).isEmpty();
        assertThat(traceOfEvent(peering, "netpeering.requested.v1")).isEqualTo(request.trace());
    }

    /** It is the caller who says so; what happens a week later is shown all the same, and says where to look for the request. */
    @Test
    void aCallThatIsNotToBeRecordedIsNot() throws Exception {
        String trace = "6bf92f3577b34da6a3ce929d0e0e4736";
        String peering = request(trace, "00");

        advance("P7D");

        Seen expiry = span(seen -> seen.is("expire", peering));
        assertThat(expiry.attributes()).containsEntry("netpeering.trace_id", trace);
        assertThat(collector.spans())
                .noneMatch(seen -> seen.is("request", peering) || seen.trace().equals(trace));
        assertThat(traceOfEvent(peering, "netpeering.expired.v1")).isEqualTo(trace);
    }

    @Test
    void aRefusalIsShownByItsCode() {
        CallContext stranger = PeeringStory.caller(server);
        NetPeeringId unknown = new NetPeeringId("pcx-0badcafe");

        story.send(new AcceptNetPeering(unknown, stranger.account()), stranger);

        assertThat(span(seen -> seen.is("accept", unknown.value())).attributes())
                .containsEntry("netpeering.command", "accept")
                .containsEntry("netpeering.outcome", "no-such-peering");
    }

    @Test
    void aRejectionThatTheEngineSendsIsBelowTheAcceptanceThatLedToIt() {
        CallContext one = story.requester();
        CallContext other = story.accepter();
        var left = story.net(one, "10.0.0.0/16");
        var right = story.net(other, "10.1.0.0/16");
        PeeringView there = story.request(one, left, right);
        PeeringView back = story.request(other, right, left);

        story.send(new AcceptNetPeering(there.id(), other.account()), other);

        Seen accept = span(seen -> seen.is("accept", there.id().value()));
        Seen reject = span(seen -> seen.is("reject-redundant", back.id().value()));
        assertThat(reject.trace()).isEqualTo(accept.trace());
        assertThat(reject.parent()).isEqualTo(accept.id());
    }

    @Test
    void noSpanHasAKeyOrASignatureAndNobodyWhoWatchesLeavesOne() throws Exception {
        String peering = request("7bf92f3577b34da6a3ce929d0e0e4736", "01");
        for (String path : List.of("/livez", "/readyz", "/actuator/health")) {
            http.send(
                    HttpRequest.newBuilder(URI.create(server.baseUrl() + path)).build(), BodyHandlers.discarding());
        }
        advance("PT1S");

        span(seen -> seen.is("request", peering));
        span(seen -> seen.attributes().containsValue("/sandbox/clock"));
        assertThat(collector.spans())
                .isNotEmpty()
                .allSatisfy(seen -> assertThat(seen.toString())
                        .doesNotContain(
                                account.accessKeyId(),
                                account.secretKey(),
                                "Signature",
                                "livez",
                                "readyz",
                                "actuator"));
    }

    @Test
    void aServerThatSendsSpansNowhereHasNothingOfIt() {
        assertThat(RunningServer.shared().beans(Object.class))
                .extracting(bean -> bean.getClass().getName())
                .hasSizeGreaterThan(100)
                .filteredOn(name -> name.startsWith("io.opentelemetry") || name.startsWith("io.micrometer.tracing"))
                .isEmpty();
    }

    private String request(@Nullable String trace, String flags) throws Exception {
        CallContext requester = PeeringLoad.caller(account);
        String source = story.net(requester, "10.0.0.0/16").value();
        String accepter = story.net(story.accepter(), "10.1.0.0/16").value();
        HttpRequest signed = SignedPost.request(
                server.baseUrl(),
                account,
                "POST",
                "/api/v1/CreateNetPeering",
                "application/json",
                "{\"SourceNetId\":\"%s\",\"AccepterNetId\":\"%s\"}"
                        .formatted(source, accepter)
                        .getBytes(StandardCharsets.UTF_8));
        HttpRequest.Builder call = HttpRequest.newBuilder(signed, (name, value) -> true);
        if (trace != null) {
            call.header("traceparent", "00-" + trace + "-" + CALLER + "-" + flags);
        }
        HttpResponse<String> answer = http.send(call.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonMapper.shared()
                .readTree(answer.body())
                .at("/NetPeering/NetPeeringId")
                .asString();
    }

    private void advance(String by) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sandbox/clock"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"advance\":\"" + by + "\"}"))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private Seen span(Predicate<Seen> which) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> collector.spans().stream().filter(which).toList(), found -> !found.isEmpty())
                .getFirst();
    }

    private boolean hasDeadline(String trace) {
        return JdbcClient.create(server.bean(DataSource.class))
                .sql("SELECT EXISTS (SELECT FROM netpeering.deadline WHERE metadata->>'traceId' = ?)")
                .param(trace)
                .query((row, number) -> row.getBoolean(1))
                .single();
    }

    private String traceOfEvent(String peering, String type) {
        return JdbcClient.create(server.bean(DataSource.class))
                .sql("SELECT metadata->>'traceId' FROM netpeering.event WHERE aggregate_id = ? AND event_type = ?")
                .params(peering, type)
                .query((row, number) -> row.getString(1))
                .single();
    }
}
