package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HttpCallTest {

    @ParameterizedTest
    @CsvSource({
        "'', /",
        "/, /",
        "///, /",
        "//api/latest/ReadNets, /api/latest/ReadNets",
        "/api/v1//api///latest/X//, /api/v1/api/latest/X/",
        "/a%2F%2Fb, /a%2F%2Fb",
    })
    void runsOfSlashesBecomeOne(String raw, String normalized) {
        HttpCall call = new HttpCall("POST", raw, null, List.of(), new byte[0], "127.0.0.1");
        assertThat(call.rawPath()).isEqualTo(raw);
        assertThat(call.normalizedPath()).isEqualTo(normalized);
    }

    @Test
    void headersKeepTheirOrderAndRepeatsWhateverTheirCase() {
        List<HttpHeader> sent = List.of(new HttpHeader("A", "1"), new HttpHeader("b", "2"), new HttpHeader("a", "3"));
        HttpCall call = new HttpCall("POST", "/", null, sent, new byte[0], "127.0.0.1");
        assertThat(call.headers()).isEqualTo(sent);
        assertThat(call.header("a")).contains("1");
        assertThat(call.headers("a")).containsExactly("1", "3");
        assertThat(call.header("c")).isEmpty();
        assertThat(call.headers("c")).isEmpty();
    }

    @Test
    void itsTextHoldsNoCredentials() {
        HttpCall call = Capture.load("ec2-40").call();
        assertThat(call).hasToString("GET /");
    }
}
