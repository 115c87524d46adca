package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;
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
}
