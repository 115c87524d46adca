package org.netpeering.server.campaign;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.netpeering.domain.value.AccountId;

/** Sends signed requests to nodes; each is sent once and never again, whatever comes of it. */
final class SignedCalls {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** What came back, if anything did. */
    record Reply(int status, byte[] body) {}

    Answer send(int port, AccountId account, OapiCall call, String userAgent) {
        try {
            Reply reply = post(port, account, call.path(), call.bytes(), userAgent);
            return OapiCall.answer(reply.status(), reply.body());
        } catch (ConnectException e) {
            return new Answer.NotSent();
        } catch (IOException e) {
            return new Answer.Unknown(e.toString());
        }
    }

    Reply post(int port, AccountId account, String path, byte[] body, String userAgent) throws IOException {
        String host = "127.0.0.1:" + port;
        RequestSigner.Signed signed = new RequestSigner(account).sign(host, path, body, Instant.now());
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://" + host + path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Osc-Date", signed.date())
                .header("Authorization", signed.authorization())
                .header("User-Agent", userAgent)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
