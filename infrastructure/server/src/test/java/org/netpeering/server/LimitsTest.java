package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The limits of the settings, as the clients of both dialects meet them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LimitsTest {
    private static final String READ = "/api/v1/ReadNets";
    private static final String CREATE = "/api/v1/CreateNet";
    private static final int FAILURES = 4;

    private RunningServer server;

    @BeforeAll
    void start() {
        server = RunningServer.start(
                TestPostgres.freshDatabase(),
                "netpeering.limits.reads-per-second=1",
                "netpeering.limits.reads-burst=3",
                "netpeering.limits.writes-per-second=1",
                "netpeering.limits.writes-burst=2",
                "netpeering.quotas.pending-per-net=7",
                "netpeering.quotas.peerings-per-net=9");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private static void assertRetryAfter(HttpResponse<String> response) {
        assertThat(response.headers().firstValue("Retry-After"))
                .hasValueSatisfying(
                        seconds -> assertThat(Integer.parseInt(seconds)).isPositive());
    }

    private HttpResponse<String> untilThrottled(TestAccount account, String path) throws Exception {
        HttpResponse<String> response = SignedPost.send(server, account, path, "{}");
        for (int call = 0; call < 100 && response.statusCode() != 429; call++) {
            response = SignedPost.send(server, account, path, "{}");
        }
        return response;
    }

    @Test
    void oapiThrottlesReadsAndWritesApart() throws Exception {
        TestAccount account = server.freshAccount();

        HttpResponse<String> throttled = untilThrottled(account, READ);

        assertThat(throttled.statusCode()).isEqualTo(429);
        assertThat(throttled.body())
                .contains(
                        "\"Code\":\"24\",\"Type\":\"AccessDenied\"", account.id() + " may make 1 read calls a second");
        assertRetryAfter(throttled);
        assertThat(SignedPost.send(server, account, CREATE, "{\"IpRange\":\"10.0.0.0/16\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(untilThrottled(account, CREATE).body()).contains("may make 1 write calls a second");
    }

    @Test
    void fcuThrottlesToo() throws Exception {
        TestAccount account = server.freshAccount();
        untilThrottled(account, READ);

        HttpResponse<String> throttled = SignedPost.form(server, account, "Action=DescribeVpcs&Version=2016-11-15");

        assertThat(throttled.statusCode()).isEqualTo(503);
        assertThat(throttled.body()).contains("<Code>RequestLimitExceeded</Code>", "may make 1 read calls a second");
        assertRetryAfter(throttled);
    }

    @Test
    void oneAccountDoesNotUseUpTheCallsOfAnother() throws Exception {
        untilThrottled(server.freshAccount(), READ);

        assertThat(SignedPost.send(server, server.freshAccount(), READ, "{}").statusCode())
                .isEqualTo(200);
    }

    @Test
    void aStrangerWhoKnowsAKeyIdCannotUseUpItsCalls() throws Exception {
        TestAccount owner = server.freshAccount();
        TestAccount forger = new TestAccount(owner.id(), owner.accessKeyId(), "F".repeat(40));
        for (int call = 0; call < FAILURES - 1; call++) {
            assertThat(SignedPost.send(server, forger, READ, "{}").statusCode()).isEqualTo(401);
        }

        assertThat(SignedPost.send(server, owner, READ, "{}").statusCode()).isEqualTo(200);
        assertThat(SignedPost.send(server, owner, READ, "{}").statusCode()).isEqualTo(200);
        assertThat(SignedPost.send(server, owner, READ, "{}").statusCode()).isEqualTo(200);
    }

    @Test
    void whoSignsWronglyAgainAndAgainIsLockedOut() throws Exception {
        TestAccount owner = server.freshAccount();
        TestAccount forger = new TestAccount(owner.id(), owner.accessKeyId(), "F".repeat(40));
        for (int call = 0; call < FAILURES; call++) {
            assertThat(SignedPost.send(server, forger, READ, "{}").body()).contains("\"Code\":\"1\"");
        }

        HttpResponse<String> oapi = SignedPost.send(server, owner, READ, "{}");
        HttpResponse<String> fcu = SignedPost.form(server, owner, "Action=DescribeVpcs&Version=2016-11-15");

        assertThat(oapi.statusCode()).isEqualTo(401);
        assertThat(oapi.body()).contains("\"Code\":\"13\",\"Type\":\"AccessDenied\"", owner.accessKeyId());
        assertRetryAfter(oapi);
        assertThat(fcu.statusCode()).isEqualTo(401);
        assertThat(fcu.body()).contains("<Code>AuthFailure</Code>", "is locked for calls from your address");
        assertRetryAfter(fcu);
    }

    @Test
    void theConfiguredQuotasAreShown() throws Exception {
        HttpResponse<String> quotas = SignedPost.send(server, server.freshAccount(), "/api/v1/ReadQuotas", "{}");

        assertThat(quotas.body())
                .containsPattern("\"net_peering_requests_limit\"[^}]*\"MaxValue\":7,")
                .containsPattern("\"net_peerings_limit\"[^}]*\"MaxValue\":9,");
    }
}
