package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.netpeering.domain.api.PeeringView;
import org.slf4j.LoggerFactory;
import org.springframework.boot.logging.logback.StructuredLogEncoder;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What programs find in the log by its keys. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StructuredLogTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    private final Lines lines = new Lines();
    private RunningServer server;

    /** All lines, each as it was when it was written. */
    private static final class Lines extends AppenderBase<ILoggingEvent> {
        private final List<ILoggingEvent> all = new CopyOnWriteArrayList<>();

        @Override
        protected void append(ILoggingEvent line) {
            line.prepareForDeferredProcessing();
            all.add(line);
        }
    }

    @BeforeAll
    void start() {
        server = RunningServer.start(TestPostgres.freshDatabase(), "netpeering.data-dir=target/webhook-data");
        lines.start();
        engineLog().addAppender(lines);
    }

    @AfterAll
    void stop() {
        engineLog().detachAppender(lines);
        server.close();
    }

    private static Logger engineLog() {
        return (Logger) LoggerFactory.getLogger("org.netpeering");
    }

    /** Of a call that is refused, while the attempt cannot be written down. */
    @Test
    void aLineThatIsWrittenDuringACallSaysWhichCallAndWhichTrace() throws Exception {
        JdbcClient jdbc = JdbcClient.create(server.bean(DataSource.class));
        jdbc.sql("ALTER TABLE netpeering.attempt RENAME TO attempt_kept").update();
        String requestId;
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest signed = SignedPost.request(
                    server.baseUrl(),
                    server.freshAccount(),
                    "POST",
                    "/api/v1/AcceptNetPeering",
                    "application/json",
                    "{\"NetPeeringId\":\"pcx-00000000\"}".getBytes(StandardCharsets.UTF_8));
            HttpRequest traced = HttpRequest.newBuilder(signed, (name, value) -> true)
                    .header("traceparent", "00-" + TRACE + "-00f067aa0ba902b7-01")
                    .build();
            String body = http.send(traced, BodyHandlers.ofString()).body();
            requestId = JsonMapper.shared()
                    .readTree(body)
                    .at("/ResponseContext/RequestId")
                    .asString();
        } finally {
            jdbc.sql("ALTER TABLE netpeering.attempt_kept RENAME TO attempt").update();
        }

        assertThat(requestId).isNotEmpty();
        JsonNode line = inFormat("ecs", line("could not be written to the audit trail"));
        assertThat(line.at("/requestId").asString()).isEqualTo(requestId);
        assertThat(line.at("/traceId").asString()).isEqualTo(TRACE);
    }

    @Test
    void anEventThatIsParkedIsFoundByItsPeering() throws Exception {
        String broken = "pcx-0deadbad";
        JdbcClient jdbc = JdbcClient.create(server.bean(DataSource.class));
        PeeringView before = new PeeringStory(server).request("10.0.0.0/16", "10.1.0.0/16");
        jdbc.sql("""
                        INSERT INTO netpeering.event (transaction_id, aggregate_id, sequence_number, aggregate_type,
                                                      event_id, event_type, occurred_at, payload, metadata)
                        SELECT pg_current_xact_id(), :broken, 0, aggregate_type, :broken, event_type, occurred_at,
                               replace(replace(payload::text, :id, :broken), '"expiresAt":"', '"expiresAt":"?')::json,
                               metadata
                          FROM netpeering.event WHERE aggregate_id = :id
                        """).param("broken", broken).param("id", before.id().value()).update();

        String text = "of " + broken + " failed 4 times in netpeering.expiry";
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> lines.all.stream()
                        .anyMatch(line -> line.getFormattedMessage().contains(text)));
        for (String format : List.of("ecs", "logstash")) {
            JsonNode line = inFormat(format, line(text));
            assertThat(line.at("/peeringId").asString()).isEqualTo(broken);
            assertThat(line.at("/requestId").asString()).isEqualTo("request-1");
            assertThat(line.at("/follower").asString()).isEqualTo("netpeering.expiry");
        }
    }

    private ILoggingEvent line(String text) {
        return lines.all.stream()
                .filter(line -> line.getFormattedMessage().contains(text))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line has '" + text + "': " + lines.all));
    }

    /** As {@code logging.structured.format.console} has it. */
    private static JsonNode inFormat(String format, ILoggingEvent line) {
        StructuredLogEncoder encoder = new StructuredLogEncoder();
        encoder.setContext(engineLog().getLoggerContext());
        encoder.setFormat(format);
        encoder.start();
        try {
            return JsonMapper.shared().readTree(encoder.encode(line));
        } finally {
            encoder.stop();
        }
    }
}
