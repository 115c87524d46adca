package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EdgeFilterTest {
    private static final int LIMIT = 1024 * 1024;

    private EdgeServer server;

    @BeforeAll
    void start(@TempDir Path directory) throws LifecycleException {
        server = new EdgeServer(directory);
    }

    @AfterAll
    void stop() throws LifecycleException {
        server.close();
    }

    @ParameterizedTest
    @MethodSource("org.netpeering.edge.CapturedRequestTest#signed")
    void everyRealClientIsBelievedThroughTheContainer(Capture capture) throws IOException {
        String answer = send(capture);
        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("caller CallContext[account=", "dialect=plain", "sourceIp=127.0.0.1")
                .contains("requestId=" + EdgeServer.REQUEST_ID, "X-Plain: " + EdgeServer.REQUEST_ID)
                .endsWith("body " + new String(capture.body(), StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"outscale-03", "ec2-42"})
    void aRefusalIsADocumentOfTheDialectWithDateAndLength(String name) throws IOException {
        assertThat(send(Capture.load(name)))
                .startsWith("HTTP/1.1 401")
                .contains("\r\nDate: ", "\r\nContent-Length: ", "text/plain;charset=UTF-8")
                .contains("EdgeRefusal[kind=")
                .endsWith(EdgeServer.REQUEST_ID.toString());
    }

    @Test
    void theUserAgentIsCutAndTheTraceIsFollowed() throws IOException {
        Capture capture = Capture.load("outscale-09")
                .with("curl/7.88.1", "a\tb" + "x".repeat(300))
                .withHeader("traceparent: 00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assertThat(send(capture))
                .contains("userAgent=a?b" + "x".repeat(253) + ", traceId=4bf92f3577b34da6a3ce929d0e0e4736]");
    }

    @Test
    void anOpenCallNeedsNoCredentials() throws IOException {
        assertThat(server.send("GET /open HTTP/1.1\nHost: h", new byte[0]))
                .startsWith("HTTP/1.1 200")
                .contains("caller null");
    }

    @Test
    void whatAStreamFlushesArrivesWhileTheRestIsNotWrittenYet() throws IOException {
        String answer = server.sendForStream(
                "GET /open/stream HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.UTF_8));

        assertThat(answer)
                .startsWith("HTTP/1.1 200")
                .contains("X-Plain: " + EdgeServer.REQUEST_ID, "Transfer-Encoding: chunked")
                .contains("X-Content-Type-Options: nosniff")
                .endsWith("\r\nfirst\r\n6\r\nsecond\r\n0\r\n\r\n");
    }

    @Test
    void aStreamThatFailsIsCutSoThatNobodyTakesThePartForTheWhole() throws IOException {
        String answer = server.send("GET /open/cut HTTP/1.1\nHost: h", new byte[0]);

        assertThat(answer).startsWith("HTTP/1.1 200").contains("\r\nfirst").doesNotContain("\r\n0\r\n", "nobody");
    }

    @Test
    void badCredentialsAreRefusedOnAnOpenCallToo() throws IOException {
        assertThat(server.send("GET /open HTTP/1.1\nHost: h\nAuthorization: Basic YTpi", new byte[0]))
                .startsWith("HTTP/1.1 401")
                .contains("UNSUPPORTED_SCHEME");
    }

    @Test
    void anyOtherCallNeedsCredentials() throws IOException {
        assertThat(server.send("GET /shut HTTP/1.1\nHost: h", new byte[0]))
                .startsWith("HTTP/1.1 401")
                .contains("MISSING_CREDENTIALS");
    }

    @Test
    void whatNoDialectClaimsGoesOnWithItsBodyUnread() throws IOException {
        String head = "POST /elsewhere HTTP/1.1\nHost: h\nContent-Length: 3\n"
                + "Content-Type: application/x-www-form-urlencoded";
        assertThat(server.send(head, "a=1".getBytes(StandardCharsets.UTF_8)))
                .startsWith("HTTP/1.1 200")
                .endsWith("elsewhere 1");
    }

    @Test
    void aBodyOfExactlyTheLimitIsTaken() throws IOException {
        assertThat(server.send("POST /open HTTP/1.1\nHost: h\nContent-Length: " + LIMIT, new byte[LIMIT]))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void aBodyOneByteTooLargeIsRefusedByItsLength() throws IOException {
        int length = LIMIT + 1;
        assertThat(server.send("POST /open HTTP/1.1\nHost: h\nContent-Length: " + length, new byte[length]))
                .startsWith("HTTP/1.1 413")
                .contains("BODY_TOO_LARGE", "The body has 1048577 bytes; at most 1048576 are taken.");
    }

    @Test
    void aChunkedBodyIsMeasuredToo() throws IOException {
        String head = "POST /open HTTP/1.1\nHost: h\nTransfer-Encoding: chunked";
        assertThat(server.send(head, chunked(LIMIT))).startsWith("HTTP/1.1 200");
        assertThat(server.send(head, chunked(LIMIT + 1)))
                .startsWith("HTTP/1.1 413")
                .contains("more than 1048576 bytes");
    }

    @Test
    void aBodyThatStopsComingIsRefused() throws IOException {
        server.setReadTimeout(Duration.ofMillis(200));
        try {
            assertThat(server.send("POST /open HTTP/1.1\nHost: h\nContent-Length: 10", new byte[3]))
                    .startsWith("HTTP/1.1 408");
        } finally {
            server.setReadTimeout(Duration.ofSeconds(10));
        }
    }

    @Test
    void aBodyThatIsCutOffOrMalformedIsRefused() throws IOException {
        String head = "POST /open HTTP/1.1\nHost: h\nTransfer-Encoding: chunked";
        assertThat(server.send(head, "zz\r\nabc\r\n0\r\n\r\n".getBytes(StandardCharsets.US_ASCII)))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open", "/shut", "/open/bug", "/elsewhere"})
    void everyAnswerIsGuarded(String path) throws IOException {
        assertThat(server.send("GET " + path + " HTTP/1.1\nHost: h", new byte[0]))
                .contains("\r\nX-Content-Type-Options: nosniff\r\n", "\r\nCache-Control: no-store\r\n")
                .doesNotContainIgnoringCase("\r\nServer:", "\r\nX-Powered-By:", "Strict-Transport-Security");
    }

    @Test
    void aDocumentLoadsNothingAndIsFramedByNobody() throws IOException {
        assertThat(server.send("GET /open HTTP/1.1\nHost: h", new byte[0]))
                .contains("Content-Security-Policy: default-src 'none'; frame-ancestors 'none'\r\n");
        assertThat(server.send("GET /elsewhere HTTP/1.1\nHost: h", new byte[0]))
                .doesNotContain("Content-Security-Policy");
    }

    @Test
    void anAccountThatCallsTooOftenIsRefusedUntilTimeHasPassed(@TempDir Path directory) throws Exception {
        CallLimits one = new CallLimits(CallRate.UNLIMITED, new CallRate(1, 1), 0, Duration.ZERO);
        Capture capture = Capture.load("outscale-09");
        try (EdgeServer strict = new EdgeServer(directory, one, Origins.direct())) {
            assertThat(send(capture, strict)).startsWith("HTTP/1.1 200");
            assertThat(send(capture, strict))
                    .startsWith("HTTP/1.1 401")
                    .contains("\r\nRetry-After: 1\r\n", "TOO_MANY_CALLS");
            strict.pass(Duration.ofSeconds(1));
            assertThat(send(capture, strict)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void callsThatAreNotSignedRightAreNotCounted(@TempDir Path directory) throws Exception {
        CallLimits one = new CallLimits(CallRate.UNLIMITED, new CallRate(1, 1), 0, Duration.ZERO);
        Capture capture = Capture.load("outscale-09");
        try (EdgeServer strict = new EdgeServer(directory, one, Origins.direct())) {
            for (int i = 0; i < 3; i++) {
                assertThat(send(
                                capture.with(KnownKeys.OUTSCALE.id() + "/2026", KnownKeys.OUTSCALE.id() + "/2025"),
                                strict))
                        .contains("WRONG_SCOPE");
            }
            assertThat(send(capture, strict)).startsWith("HTTP/1.1 200");
        }
    }

    @Test
    void aPlaceIsGivenBackWithEachAnswer(@TempDir Path directory) throws Exception {
        CallLimits one = new CallLimits(CallRate.UNLIMITED, CallRate.UNLIMITED, 1, Duration.ZERO);
        Capture capture = Capture.load("outscale-09");
        try (EdgeServer strict = new EdgeServer(directory, one, Origins.direct())) {
            for (int i = 0; i < 3; i++) {
                assertThat(send(capture, strict)).startsWith("HTTP/1.1 200");
            }
        }
    }

    @Test
    void whoSignsWronglyTooOftenIsLockedOut(@TempDir Path directory) throws Exception {
        Capture capture = Capture.load("outscale-09");
        try (EdgeServer fresh = new EdgeServer(directory)) {
            for (int i = 0; i < 4; i++) {
                assertThat(send(capture.withBody("x".repeat(capture.body().length)), fresh))
                        .contains("WRONG_SIGNATURE")
                        .doesNotContain("Retry-After");
            }
            assertThat(send(capture, fresh))
                    .startsWith("HTTP/1.1 401")
                    .contains("LOCKED_OUT", "\r\nRetry-After: 60\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/open/bug", "/open/deep"})
    void aBugIsAFaultDocumentWithoutItsCause(String path) throws IOException {
        assertThat(server.send("POST " + path + " HTTP/1.1\nHost: h\nContent-Length: 0", new byte[0]))
                .startsWith("HTTP/1.1 500")
                .contains("\r\nDate: ")
                .endsWith("fault " + EdgeServer.REQUEST_ID)
                .doesNotContain("nobody's business", "Exception", "Error");
    }

    @Test
    void aBugInTheFaultDocumentStillShowsNoCause() throws IOException {
        assertThat(server.send("POST /open/worse HTTP/1.1\nHost: h\nContent-Length: 0", new byte[0]))
                .startsWith("HTTP/1.1 500")
                .endsWith("Internal error, request " + EdgeServer.REQUEST_ID)
                .doesNotContain("nobody's business");
    }

    @Test
    void theConnectionIsKeptForTheNextCall() throws IOException {
        String two = "GET /open HTTP/1.1\r\nHost: h\r\n\r\nGET /shut HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n";
        assertThat(server.send(two.getBytes(StandardCharsets.US_ASCII))).contains("HTTP/1.1 200", "HTTP/1.1 401");
    }

    private String send(Capture capture) throws IOException {
        return send(capture, server);
    }

    private static String send(Capture capture, EdgeServer server) throws IOException {
        server.setNow(capture.signedAt());
        String head = capture.head().replaceAll("(?i)\nconnection: .*", "");
        return server.send(head, capture.body());
    }

    private static byte[] chunked(int length) {
        return (Integer.toHexString(length) + "\r\n" + "x".repeat(length) + "\r\n0\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
