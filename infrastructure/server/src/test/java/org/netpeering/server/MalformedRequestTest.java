package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
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
