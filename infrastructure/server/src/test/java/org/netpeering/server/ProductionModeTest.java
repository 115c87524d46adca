package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.domain.value.PeeringStatus;

class ProductionModeTest {
    private static final String PRODUCTION = "netpeering.mode=production";

    @Test
    void itServesAndHasNothingOfTheSandbox() throws Exception {
        try (RunningServer server = RunningServer.start(TestPostgres.freshDatabase(), PRODUCTION);
                HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest clock = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/sandbox/clock"))
                    .build();

            assertThat(http.send(clock, BodyHandlers.ofString()).statusCode()).isEqualTo(404);
            assertThat(new PeeringStory(server)
                            .request("10.0.0.0/16", "10.1.0.0/16")
                            .status())
                    .isEqualTo(PeeringStatus.PENDING_ACCEPTANCE);
        }
    }

    @Test
    void aClockThatIsOffIsRefused() {
        assertThatThrownBy(() ->
                        RunningServer.start(TestPostgres.freshDatabase(), PRODUCTION, "netpeering.clock.offset=PT1M"))
                .hasStackTraceContaining("Production mode takes the time of the machine as it is");
    }

    @Test
    void plainHttpForOtherMachinesIsRefused() {
        assertThatThrownBy(
                        () -> RunningServer.start(TestPostgres.freshDatabase(), PRODUCTION, "server.address=0.0.0.0"))
                .hasStackTraceContaining("Production mode speaks TLS on --server.address=0.0.0.0")
                .hasStackTraceContaining("--server.ssl.bundle")
                .hasStackTraceContaining("netpeering.behind-proxy=true");
    }

    @Test
    void whatOnlyOperatorsAreToSeeIsNotShownToCallers() throws Exception {
        String[] behindProxy = {PRODUCTION, "server.address=0.0.0.0", "netpeering.behind-proxy=true"};

        assertThatThrownBy(() -> RunningServer.start(
                        TestPostgres.freshDatabase(),
                        with(behindProxy, "management.endpoints.web.exposure.include=health,prometheus,parked")))
                .hasStackTraceContaining("give parked, prometheus (management.endpoints.web.exposure.include) a port")
                .hasStackTraceContaining("--management.server.port");

        try (RunningServer server = RunningServer.start(
                        TestPostgres.freshDatabase(),
                        with(
                                behindProxy,
                                "management.endpoints.web.exposure.include=health,prometheus",
                                "management.server.port=0",
                                "management.server.address=127.0.0.1"));
                HttpClient http = HttpClient.newHttpClient()) {
            assertThat(status(http, server.managementUrl() + "/actuator/prometheus"))
                    .isEqualTo(200);
            assertThat(status(http, server.baseUrl() + "/actuator/prometheus")).isEqualTo(404);
            assertThat(status(http, server.baseUrl() + "/readyz")).isEqualTo(200);
        }
    }

    private static String[] with(String[] settings, String... more) {
        return Stream.concat(Arrays.stream(settings), Arrays.stream(more)).toArray(String[]::new);
    }

    private static int status(HttpClient http, String url) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void aProxyMayEndTls() throws Exception {
        try (RunningServer server = RunningServer.start(
                        TestPostgres.freshDatabase(),
                        PRODUCTION,
                        "server.address=0.0.0.0",
                        "netpeering.behind-proxy=true");
                HttpClient http = HttpClient.newHttpClient()) {
            assertThat(hsts(server, http)).as("behind a proxy").isTrue();
        }
    }

    @Test
    void forwardingHeadersOfAnybodyChangeNothing() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            assertThat(hsts(RunningServer.shared(), http)).as("without a proxy").isFalse();
        }
    }

    private static boolean hsts(RunningServer server, HttpClient http) throws Exception {
        HttpRequest forwarded = HttpRequest.newBuilder(URI.create(server.baseUrl() + "/actuator/health"))
                .header("X-Forwarded-For", "192.0.2.1")
                .header("X-Forwarded-Proto", "https")
                .build();
        return http.send(forwarded, BodyHandlers.ofString())
                .headers()
                .firstValue("Strict-Transport-Security")
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            server.forward-headers-strategy=native  | would believe what anybody writes
            netpeering.proxy.addresses=10.0.0.0/40  | netpeering.proxy.addresses: An address 10.0.0.0 has no 40 bits
            netpeering.proxy.addresses=proxy        | netpeering.proxy.addresses: 'proxy' is not an IP address
            netpeering.limits.reads-per-second=-1   | -1 calls a second are less than none
            netpeering.limits.writes-burst=0        | A burst of 0 calls is less than one
            netpeering.limits.at-once=-1            | -1 calls at once are less than none
            netpeering.limits.wrong-signatures=-1   | (netpeering.limits.wrong-signatures)
            netpeering.audit.checkpoint-interval=PT0S | netpeering.audit.checkpoint-interval: 'PT0S' is not between
            netpeering.audit.signing-key-file=/no   | (netpeering.audit.signing-key-file), cannot be read: there is no such
            netpeering.audit.signing-key-file=pom.xml | The key that signs checkpoints, file pom.xml
            """)
    void settingsThatMakeNoSenseAreRefusedByName(String setting, String message) {
        assertThatThrownBy(() -> RunningServer.start(TestPostgres.freshDatabase(), setting))
                .hasStackTraceContaining(message);
    }
}
