package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** TLS by the settings of the README, in production mode and for other machines. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsTest {
    private Path directory;
    private SelfMadeCertificate certificate;
    private int furtherPort;
    private RunningServer server;

    @BeforeAll
    void start(@TempDir Path temporary) throws Exception {
        directory = temporary;
        furtherPort = FcuPortsTest.freePort();
        certificate = SelfMadeCertificate.make(directory);
        certificate.write(directory.resolve("cert.pem"), directory.resolve("key.pem"));
        server = RunningServer.start(
                TestPostgres.freshDatabase(),
                "netpeering.mode=production",
                "server.address=0.0.0.0",
                "netpeering.fcu.ports." + furtherPort + "=aws",
                "server.ssl.bundle=server",
                "spring.ssl.bundle.pem.server.keystore.certificate=" + directory.resolve("cert.pem"),
                "spring.ssl.bundle.pem.server.keystore.private-key=" + directory.resolve("key.pem"),
                "spring.ssl.bundle.pem.server.reload-on-update=true",
                "spring.ssl.bundle.watch.file.quiet-period=200ms");
    }

    @AfterAll
    void stop() {
        server.close();
    }

    private HttpResponse<String> read(SSLContext trust) throws Exception {
        return read(server.baseUrl().replace("http://", "https://"), trust);
    }

    private HttpResponse<String> read(String url, SSLContext trust) throws Exception {
        try (HttpClient http = HttpClient.newBuilder().sslContext(trust).build()) {
            return http.send(
                    SignedPost.request(
                            url,
                            server.freshAccount(),
                            "POST",
                            "/api/v1/ReadNets",
                            "application/json",
                            "{}".getBytes(StandardCharsets.UTF_8)),
                    BodyHandlers.ofString());
        }
    }

    @Test
    void aClientThatTrustsTheCertificateIsServedAndToldToStayWithTls() throws Exception {
        HttpResponse<String> response = read(certificate.trustedAlone());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.sslSession()).isPresent();
        assertThat(response.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    }

    private HttpResponse<String> readAtTheFurtherPort(SSLContext trust) throws Exception {
        return read("https://127.0.0.1:" + furtherPort, trust);
    }

    @Test
    void aFurtherPortSpeaksTlsToo() throws Exception {
        HttpResponse<String> response = readAtTheFurtherPort(certificate.trustedAlone());

        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.headers().firstValue("Strict-Transport-Security")).hasValue("max-age=31536000");
    }

    @Test
    void aClientThatTrustsAnotherOneIsNot() throws Exception {
        SSLContext other = SelfMadeCertificate.make(directory).trustedAlone();

        assertThatThrownBy(() -> read(other)).isInstanceOf(SSLHandshakeException.class);
    }

    @Test
    void plainHttpIsNotServedAtThatPort() throws Exception {
        URI uri = URI.create(server.baseUrl());
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream()
                    .write("GET /?Action=DescribeRegions HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);

            assertThat(answer).doesNotContain("HTTP/1.1 200", "regionInfo");
        }
    }

    @Test
    void aRenewedCertificateIsTakenWithoutARestart() throws Exception {
        SelfMadeCertificate renewed = SelfMadeCertificate.make(directory);

        renewed.write(directory.resolve("cert.pem"), directory.resolve("key.pem"));

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() ->
                        assertThat(read(renewed.trustedAlone()).statusCode()).isEqualTo(200));
        assertThat(readAtTheFurtherPort(renewed.trustedAlone()).statusCode()).isEqualTo(200);
        certificate = renewed;
    }
}
