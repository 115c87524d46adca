package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.availability.ApplicationAvailabilityBean;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What those ask who run the server: whether it lives, whether it serves, what it is. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HealthTest {
    private final HttpClient http = HttpClient.newHttpClient();
    private RunningServer server;

    @BeforeAll
    void start() {
        server = RunningServer.start(
                TestPostgres.freshDatabase(),
                "netpeering.data-dir=target/webhook-data",
                "netpeering.health.lag=PT1S",
                "management.endpoint.health.show-details=always",
                Scrape.EXPOSED);
    }

    @AfterAll
    void stop() {
        server.close();
        http.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz", "/actuator/health/liveness", "/actuator/health/readiness"})
    void aServerThatServesSaysSo(String path) throws Exception {
        assertThat(get(path).statusCode()).isEqualTo(200);
        assertThat(get(path).body()).contains("\"UP\"");
    }

    @Test
    void oneThatIsToBeLeftAloneLivesAndIsNotReady() throws Exception {
        ApplicationAvailabilityBean availability = server.bean(ApplicationAvailabilityBean.class);
        availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.REFUSING_TRAFFIC));

        assertThat(get("/readyz").statusCode()).isEqualTo(503);
        assertThat(get("/livez").statusCode()).isEqualTo(200);

        availability.onApplicationEvent(new AvailabilityChangeEvent<>(this, ReadinessState.ACCEPTING_TRAFFIC));
        assertThat(get("/readyz").statusCode()).isEqualTo(200);
    }

    /** All nodes have the same one: neither another start nor another node would help. */
    @Test
    void whileTheDatabaseIsAwayTheHealthSaysSoAndNoNodeIsTakenOutOrStartedAgain() throws Exception {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        try (RunningServer cutOff = RunningServer.start(
                database,
                "netpeering.data-dir=target/webhook-data",
                "management.endpoint.health.show-components=always",
                "spring.datasource.hikari.connection-timeout=1000")) {
            allowConnections(database, false);

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> get(cutOff, "/actuator/health").statusCode() == 503);
            assertThat(JsonMapper.shared()
                            .readTree(get(cutOff, "/actuator/health").body())
                            .at("/components/db/status")
                            .asString())
                    .isEqualTo("DOWN");
            assertThat(get(cutOff, "/livez").statusCode()).isEqualTo(200);
            assertThat(get(cutOff, "/readyz").statusCode()).isEqualTo(200);

            allowConnections(database, true);
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> get(cutOff, "/actuator/health").statusCode() == 200);
        }
    }

    private static void allowConnections(TestPostgres.Database database, boolean allowed) throws SQLException {
        String name = database.jdbcUrl().replaceFirst("^.*/", "");
        try (Connection elsewhere = DriverManager.getConnection(
                        TestPostgres.freshDatabase().jdbcUrl(), database.username(), database.password());
                Statement statement = elsewhere.createStatement()) {
            statement.execute("ALTER DATABASE " + name + " ALLOW_CONNECTIONS " + allowed);
            if (!allowed) {
                statement.execute(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + name + "'");
            }
        }
    }

    @Test
    void theHealthHasTheDatabaseTheFollowersTheDeadlinesAndWhatWasParked() throws Exception {
        JsonNode parts = json("/actuator/health").get("components");

        assertThat(parts.at("/db/status").asString()).isEqualTo("UP");
        JsonNode engine = parts.at("/netpeering/components");
        assertThat(engine.at("/lag/details/events/netpeering.audit").isInt()).isTrue();
        assertThat(engine.at("/deadlines/details/secondsOverdue").isNumber()).isTrue();
        assertThat(engine.at("/parked/details/parked").asInt()).isZero();
    }

    @Test
    void aFollowerThatIsHeldBackTooLongIsReported() throws Exception {
        try (Connection open = server.bean(DataSource.class).getConnection();
                Statement statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("SELECT pg_current_xact_id()");
            new PeeringStory(server).request("10.0.0.0/16", "10.1.0.0/16");

            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(json("/actuator/health/netpeering/lag")
                                    .get("status")
                                    .asString())
                            .isEqualTo("BEHIND"));
            assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
            open.rollback();
        }
    }

    @Test
    void theServerTellsItsVersionAndThatOfTheSchema() throws Exception {
        JsonNode info = json("/actuator/info");

        assertThat(info.at("/build/version").asString()).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(info.at("/netpeering/schema").asString())
                .isEqualTo(JdbcClient.create(server.bean(DataSource.class))
                        .sql("SELECT max(version) FROM netpeering.schema_history")
                        .query((row, number) -> row.getString(1))
                        .single());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return get(server, path);
    }

    private HttpResponse<String> get(RunningServer asked, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(URI.create(asked.baseUrl() + path)).build(), BodyHandlers.ofString());
    }

    private JsonNode json(String path) throws Exception {
        return JsonMapper.shared().readTree(get(path).body());
    }
}
