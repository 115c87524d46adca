package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are hardly HTTP get an answer in the shape of an API, never a page, a trace or a 500. */
class MalformedRequestTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /api/v1/ReadNets\u0001 HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /api/v1/ReadNets HTTP/1.1\r\nHost: localhost\r\nContent-Length: many\r\n\r\n",
                "POST /api/v1/ReadNets HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}",
                "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: gzip\r\n\r\n",
                "POST /api/v1/ReadNets HTTP/1.1\r\nHost: a b\r\n\r\n",
                "POST /api/v1/ReadNets HTTP/1.1\r\n\r\n",
                "NONSENSE\r\n\r\n",
            })
    void aRequestThatCannotBeReadIsRefusedInTheShapeOfAnApi(String request) throws IOException {
        String answer = send(request);

        assertThat(answer).matches("(?s)HTTP/1\\.1 400 .*").doesNotContain("<html", "Exception", "\tat ");
        assertThat(answer.substring(answer.indexOf("\r\n\r\n")))
                .satisfiesAnyOf(
                        body -> assertThat(body).contains("\"Errors\":[{\"Code\":"),
                        body -> assertThat(body).contains("<Error><Code>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /?Action=%s HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "POST /api/v1/ReadNets HTTP/1.1\r\nHost: localhost\r\nX-Long: %s\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: localhost\r\nAuthorization: AWS4-HMAC-SHA256 %s\r\n\r\n"
            })
    void aHeadThatIsTooLargeIsRefusedWithTheLimit(String request) throws IOException {
        String answer = send(request.formatted("x".repeat(17_000)));

        assertThat(answer).startsWith("HTTP/1.1 400 ").contains("\"Errors\":[{\"Code\":", "more than 16 KiB");
    }

    @Test
    void aHeadOfNearlyTheLimitIsTaken() throws IOException {
        assertThat(send("GET /?Action=" + "x".repeat(15_000) + " HTTP/1.1\r\nHost: localhost\r\n\r\n"))
                .startsWith("HTTP/1.1 403 ")
                .contains("MissingAuthenticationToken");
    }

    @Test
    void aHundredHeadersAreTakenAndNoMore() throws IOException {
        String head = "GET /?Action=DescribeRegions HTTP/1.1\r\nHost: localhost\r\n";

        assertThat(send(head + "X: 1\r\n".repeat(99) + "\r\n")).startsWith("HTTP/1.1 200 ");
        assertThat(send(head + "X: 1\r\n".repeat(100) + "\r\n"))
                .startsWith("HTTP/1.1 400 ")
                .contains("\"Errors\":[{\"Code\":", "or 100 headers");
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/ReadNets, '\"Code\":\"4045\"'", "/, <Code>InvalidParameter</Code>"})
    void aBodyThatIsMalformedOrCutOffIsRefusedByItsDialect(String path, String code) throws IOException {
        String head = "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n";

        for (String body :
                List.of("Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n", "Content-Length: 9\r\n\r\n{}")) {
            assertThat(send(head + body))
                    .startsWith("HTTP/1.1 400 ")
                    .contains(code, "The body stopped coming, or its chunks are malformed", "nosniff")
                    .doesNotContain("Exception", "\tat ", "timestamp");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NONSENSE\r\n\r\n",
                "POST /api/v1/ReadNets HTTP/1.1\r\nHost: localhost\r\n\r\n",
                "GET /actuator/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
                "GET /nowhere HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            })
    void everyAnswerIsGuardedAndNamesNoProduct(String request) throws IOException {
        assertThat(send(request))
                .contains("\r\nX-Content-Type-Options: nosniff\r\n", "\r\nCache-Control: no-store\r\n")
                .doesNotContainIgnoringCase("\r\nServer:", "\r\nX-Powered-By:", "Tomcat", "Strict-Transport-Security");
    }

    private static String send(String request) throws IOException {
        URI server = URI.create(RunningServer.shared().baseUrl());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
