package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.PeeringView;

/** A server that is told to stop. */
class GracefulShutdownTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    /** A command waits in the database while the server is told to stop. */
    @Test
    void whatIsUnderWayIsAnsweredAndCommittedBeforeTheServerStops() throws Exception {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        RunningServer server = RunningServer.start(database);
        PeeringStory story = new PeeringStory(server);
        TestAccount account = server.freshAccount();
        CallContext accepter = PeeringLoad.caller(account);
        PeeringView pending = story.request(
                story.requester(), story.net(story.requester(), "10.0.0.0/16"), story.net(accepter, "10.1.0.0/16"));
        URI url = URI.create(server.baseUrl() + "/readyz");
        CompletableFuture<Void> stopped;
        CompletableFuture<HttpResponse<String>> answer;
        try (Connection other =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("LOCK TABLE netpeering.event IN EXCLUSIVE MODE");
            answer = CompletableFuture.supplyAsync(() -> accept(server, account, pending));
            await().atMost(LONG).until(() -> somebodyWaits(statement));

            stopped = CompletableFuture.runAsync(server::close);
            await().atMost(LONG).until(() -> isClosed(url));
            assertThat(stopped).isNotDone();
            assertThat(answer).isNotDone();
            other.rollback();
        }
        HttpResponse<String> answered = answer.get(LONG.toSeconds(), TimeUnit.SECONDS);
        stopped.get(LONG.toSeconds(), TimeUnit.SECONDS);

        assertThat(answered.statusCode()).as(answered.body()).isEqualTo(200);
        assertThat(answered.body()).contains("\"active\"");
        try (Connection later =
                        DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                Statement statement = later.createStatement()) {
            assertThat(isTrue(
                            statement,
                            "SELECT count(*) = 1 FROM netpeering.event WHERE event_type = 'netpeering.accepted.v1'"))
                    .isTrue();
        }
    }

    private static HttpResponse<String> accept(RunningServer server, TestAccount account, PeeringView peering) {
        try {
            return SignedPost.send(
                    server, account, "/api/v1/AcceptNetPeering", "{\"NetPeeringId\":\"" + peering.id() + "\"}");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean somebodyWaits(Statement statement) throws SQLException {
        return isTrue(
                statement,
                "SELECT EXISTS (SELECT FROM pg_locks WHERE NOT granted AND relation = 'netpeering.event'::regclass)");
    }

    private static boolean isTrue(Statement statement, String sql) throws SQLException {
        try (ResultSet row = statement.executeQuery(sql)) {
            return row.next() && row.getBoolean(1);
        }
    }

    private static boolean isClosed(URI url) throws Exception {
        try (HttpClient fresh = HttpClient.newHttpClient()) {
            fresh.send(
                    HttpRequest.newBuilder(url).timeout(Duration.ofSeconds(2)).build(), BodyHandlers.discarding());
            return false;
        } catch (ConnectException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
