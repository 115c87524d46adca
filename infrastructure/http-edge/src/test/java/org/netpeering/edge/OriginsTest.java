package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.catalina.LifecycleException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The connection comes from 127.0.0.1 always; what a header says of others counts as far as its writer is known. */
class OriginsTest {
    private static final String PEER = "127.0.0.1";
    private static final String HSTS = "Strict-Transport-Security: max-age=31536000\r\n";

    @TempDir
    private Path directory;

    private String answer(Origins origins, String... headers) throws IOException, LifecycleException {
        Capture capture = Capture.load("outscale-09");
        for (String header : headers) {
            capture = capture.withHeader(header);
        }
        try (EdgeServer server = new EdgeServer(directory, CallLimits.NONE, origins)) {
            server.setNow(capture.signedAt());
            String answer = server.send(capture.head().replaceAll("(?i)\nconnection: .*", ""), capture.body());
            assertThat(answer).startsWith("HTTP/1.1 200");
            return answer;
        }
    }

    private static Origins behind(ForwardedStyle style, String... proxies) {
        return Origins.behindProxy(
                style, List.of(proxies).stream().map(AddressRange::parse).toList());
    }

    @Test
    void withoutAProxyTheHeadersAreTextOfStrangers() throws Exception {
        String answer = answer(
                Origins.direct(),
                "X-Forwarded-For: 192.0.2.1",
                "X-Forwarded-Proto: https",
                "Forwarded: for=192.0.2.1;proto=https",
                "X-Real-IP: 192.0.2.1");

        assertThat(answer).contains("sourceIp=" + PEER).doesNotContain("Strict-Transport-Security", "192.0.2.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            192.0.2.1                           | 192.0.2.1
            198.51.100.66, 192.0.2.1            | 192.0.2.1
            127.0.0.1, 10.0.0.1,192.0.2.1:4711  | 192.0.2.1
            [2001:db8::7]:4711                  | 2001:db8:0:0:0:0:0:7
            2001:db8::7                         | 2001:db8:0:0:0:0:0:7
            192.0.2.1, unknown                  | 127.0.0.1
            192.0.2.1, proxy.example.org        | 127.0.0.1
            192.0.2.1,                          | 127.0.0.1
            """)
    void ofOneProxyTheLastEntryIsBelieved(String header, String expected) throws Exception {
        assertThat(answer(behind(ForwardedStyle.X_FORWARDED), "X-Forwarded-For: " + header))
                .contains("sourceIp=" + expected + ",");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            198.51.100.66, 192.0.2.1, 10.1.2.3    | 192.0.2.1
            198.51.100.66, 10.1.2.3, 10.9.9.9     | 198.51.100.66
            10.1.2.3                              | 10.1.2.3
            198.51.100.66, oops, 10.1.2.3         | 10.1.2.3
            """)
    void ofSeveralProxiesTheLastEntryThatIsNotOneOfThemIsBelieved(String header, String expected) throws Exception {
        assertThat(answer(
                        behind(ForwardedStyle.X_FORWARDED, "127.0.0.0/8", "10.0.0.0/8"), "X-Forwarded-For: " + header))
                .contains("sourceIp=" + expected + ",");
    }

    @Test
    void severalLinesAreOneList() throws Exception {
        assertThat(answer(
                        behind(ForwardedStyle.X_FORWARDED),
                        "X-Forwarded-For: 198.51.100.66",
                        "X-Forwarded-For: 192.0.2.1"))
                .contains("sourceIp=192.0.2.1,");
    }

    @Test
    void aConnectionThatIsNotOfAProxyOfOursIsDirect() throws Exception {
        assertThat(answer(
                        behind(ForwardedStyle.X_FORWARDED, "10.0.0.0/8"),
                        "X-Forwarded-For: 192.0.2.1",
                        "X-Forwarded-Proto: https"))
                .contains("sourceIp=" + PEER)
                .doesNotContain(HSTS);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            for=192.0.2.1                                       | 192.0.2.1
            for=198.51.100.66, for=192.0.2.1;by=10.0.0.1        | 192.0.2.1
            For="[2001:db8::7]:4711";Proto=http                 | 2001:db8:0:0:0:0:0:7
            for="198.51.100.66, for=192.0.2.1                   | 192.0.2.1
            for=192.0.2.1, for=_hidden                          | 127.0.0.1
            proto=https                                         | 127.0.0.1
            """)
    void theStandardHeaderIsReadTheSameWay(String header, String expected) throws Exception {
        assertThat(answer(behind(ForwardedStyle.FORWARDED), "Forwarded: " + header))
                .contains("sourceIp=" + expected + ",");
    }

    @Test
    void theOtherStyleIsNotBelieved() throws Exception {
        assertThat(answer(behind(ForwardedStyle.FORWARDED), "X-Forwarded-For: 192.0.2.1"))
                .contains("sourceIp=" + PEER);
        assertThat(answer(behind(ForwardedStyle.X_FORWARDED), "Forwarded: for=192.0.2.1"))
                .contains("sourceIp=" + PEER);
    }

    @Test
    void whoSpokeTlsToTheProxyShallDoSoFromNowOn() throws Exception {
        assertThat(answer(behind(ForwardedStyle.X_FORWARDED), "X-Forwarded-For: 192.0.2.1", "X-Forwarded-Proto: HTTPS"))
                .contains(HSTS);
        assertThat(answer(behind(ForwardedStyle.FORWARDED), "Forwarded: for=192.0.2.1;proto=https"))
                .contains(HSTS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https, http", ""})
    void whoDidNotIsToldNothing(String protocol) throws Exception {
        assertThat(answer(
                        behind(ForwardedStyle.X_FORWARDED),
                        "X-Forwarded-For: 192.0.2.1",
                        "X-Forwarded-Proto: " + protocol))
                .doesNotContain("Strict-Transport-Security");
    }
}
