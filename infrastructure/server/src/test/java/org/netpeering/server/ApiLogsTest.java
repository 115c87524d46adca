package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.outscale.osc_sdk_java.client.ApiClient;
import io.github.outscale.osc_sdk_java.client.ApiException;
import io.github.outscale.osc_sdk_java.client.api.ApiLogApi;
import io.github.outscale.osc_sdk_java.client.model.FiltersApiLog;
import io.github.outscale.osc_sdk_java.client.model.Log;
import io.github.outscale.osc_sdk_java.client.model.ReadApiLogsRequest;
import io.github.outscale.osc_sdk_java.client.model.ReadApiLogsResponse;
import io.github.outscale.osc_sdk_java.client.model.With;
import java.net.http.HttpResponse;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** ReadApiLogs as the SDK of OUTSCALE calls it. */
@NullUnmarked
class ApiLogsTest {
    private final RunningServer server = RunningServer.shared();
    private final OutscaleCaller requester = new OutscaleCaller(server, server.freshAccount());
    private final OutscaleCaller accepter = new OutscaleCaller(server, server.freshAccount());

    private static ApiLogApi logsOf(RunningServer server, OutscaleCaller caller) {
        ApiClient client = new ApiClient();
        client.setBasePath(server.baseUrl() + "/api/v1");
        client.setAWS4Configuration(caller.account.accessKeyId(), caller.account.secretKey(), "eu-west-2", "api");
        return new ApiLogApi(client);
    }

    private List<Log> read(OutscaleCaller caller, FiltersApiLog filters) throws ApiException {
        return logsOf(server, caller)
                .readApiLogs(new ReadApiLogsRequest().filters(filters))
                .getLogs();
    }

    /** The requester asks and then tries to accept; the accepter asks back, in vain, and accepts. */
    @BeforeEach
    void calls() throws ApiException {
        String source = requester.net("10.0.0.0/16");
        String target = accepter.net("10.1.0.0/16");
        String peering = requester.request(source, target).getNetPeeringId();
        assertThatThrownBy(() -> requester.accept(peering)).isInstanceOf(ApiException.class);
        accepter.accept(peering);
        Awaitility.await().untilAsserted(() -> {
            assertThat(read(requester, new FiltersApiLog())).hasSize(2);
            assertThat(read(accepter, new FiltersApiLog())).hasSize(1);
        });
    }

    @Test
    void theCallsOfTheAccountAreListedTheLatestFirst() throws ApiException {
        List<Log> logs = read(requester, new FiltersApiLog());

        assertThat(logs).extracting(Log::getQueryCallName).containsExactly("AcceptNetPeering", "CreateNetPeering");
        assertThat(logs).extracting(Log::getResponseStatusCode).containsExactly(400, 200);
        assertThat(logs).allSatisfy(log -> {
            assertThat(log.getAccountId()).isEqualTo(requester.id());
            assertThat(log.getQueryAccessKey()).isEqualTo(requester.account.accessKeyId());
            assertThat(log.getQueryApiName()).isEqualTo("oapi");
            assertThat(log.getQueryIpAddress()).isEqualTo("127.0.0.1");
            assertThat(log.getQueryUserAgent()).contains("osc-sdk-java");
            assertThat(log.getRequestId()).isNotEmpty();
            assertThat(log.getQueryDate())
                    .isAfter(OffsetDateTime.now(ZoneOffset.UTC).minusMinutes(5));
        });
        assertThat(read(accepter, new FiltersApiLog()))
                .extracting(Log::getQueryCallName)
                .containsExactly("AcceptNetPeering");
    }

    @Test
    void everyFilterSelects() throws ApiException {
        Log accept = read(requester, new FiltersApiLog()).getFirst();

        for (FiltersApiLog filter : List.of(
                new FiltersApiLog().addQueryCallNamesItem("AcceptNetPeering"),
                new FiltersApiLog().addResponseStatusCodesItem(400),
                new FiltersApiLog().addRequestIdsItem(accept.getRequestId()),
                new FiltersApiLog().addRequestIdsItem(accept.getRequestId()).addRequestIdsItem("another"))) {
            assertThat(read(requester, filter)).as("" + filter).containsExactly(accept);
        }
        for (FiltersApiLog filter : List.of(
                new FiltersApiLog().addQueryAccessKeysItem(requester.account.accessKeyId()),
                new FiltersApiLog().addQueryApiNamesItem("oapi"),
                new FiltersApiLog().addQueryIpAddressesItem("127.0.0.1"),
                new FiltersApiLog().addQueryUserAgentsItem(accept.getQueryUserAgent()),
                new FiltersApiLog().queryDateAfter(accept.getQueryDate().minusHours(1)))) {
            assertThat(read(requester, filter)).as("" + filter).hasSize(2);
        }
        for (FiltersApiLog filter : List.of(
                new FiltersApiLog().addQueryAccessKeysItem("another"),
                new FiltersApiLog().addQueryApiNamesItem("fcu"),
                new FiltersApiLog().addQueryIpAddressesItem("192.0.2.1"),
                new FiltersApiLog().queryDateBefore(accept.getQueryDate().minusHours(1)),
                new FiltersApiLog().queryDateAfter(accept.getQueryDate().plusHours(1)))) {
            assertThat(read(requester, filter)).as("" + filter).isEmpty();
        }
    }

    @Test
    void pagesFollowEachOtherAndFieldsCanBeLeftOut() throws ApiException {
        List<String> calls = new ArrayList<>();
        String token = null;
        do {
            ReadApiLogsResponse page = logsOf(server, requester)
                    .readApiLogs(new ReadApiLogsRequest()
                            .resultsPerPage(1)
                            .nextPageToken(token)
                            .with(new With().requestId(false).queryCallName(true)));
            page.getLogs().forEach(log -> {
                calls.add(log.getQueryCallName());
                assertThat(log.getRequestId()).isNull();
            });
            token = page.getNextPageToken();
        } while (token != null);
        assertThat(calls).containsExactly("AcceptNetPeering", "CreateNetPeering");
    }

    @Test
    void aDateThatIsNoneIsRefusedByName() throws Exception {
        HttpResponse<String> answer = SignedPost.send(
                server, requester.account, "/api/v1/ReadApiLogs", "{\"Filters\":{\"QueryDateAfter\":\"yesterday\"}}");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("QueryDateAfter", "yesterday", "Send a date such as");
    }
}
