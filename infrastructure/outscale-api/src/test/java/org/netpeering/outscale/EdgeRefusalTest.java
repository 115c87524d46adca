package org.netpeering.outscale;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.edge.CallClass;
import org.netpeering.edge.EdgeRefusal;
import org.netpeering.edge.HttpCall;
import org.netpeering.edge.HttpHeader;
import org.netpeering.outscale.Oapi.Answer;

class EdgeRefusalTest {
    private final Oapi oapi = new Oapi();

    private static HttpCall with(String authorization) {
        List<HttpHeader> headers = List.of(new HttpHeader("authorization", authorization));
        return new HttpCall("POST", "/api/v1/ReadNetPeerings", null, headers, new byte[0], "::1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            MISSING_CREDENTIALS    |                | 401 AccessDenied 1
            UNREADABLE_CREDENTIALS | OSC4-HMAC-SHA256 x | 401 AccessDenied 12
            UNKNOWN_KEY            | OSC4-HMAC-SHA256 x | 400 InvalidParameterValue 4120
            WRONG_SIGNATURE        | OSC4-HMAC-SHA256 x | 401 AccessDenied 1
            WRONG_SCOPE_OR_HEADERS | OSC4-HMAC-SHA256 x | 401 AccessDenied 1
            OUT_OF_TIME            | OSC4-HMAC-SHA256 x | 401 AccessDenied 1
            SESSION_TOKEN          | OSC4-HMAC-SHA256 x | 401 AuthFailure 9
            UNSUPPORTED_SCHEME     | Basic YTpi     | 401 AuthFailure 9
            UNSUPPORTED_SCHEME     | Bearer abc     | 401 AccessDenied 12
            BODY_TOO_LARGE         | OSC4-HMAC-SHA256 x | 400 InvalidParameterValue 4106
            BODY_UNREADABLE        | OSC4-HMAC-SHA256 x | 400 InvalidParameterValue 4045
            NO_ROOM                | OSC4-HMAC-SHA256 x | 429 AccessDenied 25
            LOCKED_OUT             | OSC4-HMAC-SHA256 x | 401 AccessDenied 13
            TOO_MANY_CALLS         | OSC4-HMAC-SHA256 x | 429 AccessDenied 24
            """)
    void everyKindHasItsCode(EdgeRefusal.Kind kind, String authorization, String error) {
        Answer answer = Oapi.read(oapi.dialect.refuse(
                with(authorization == null ? "" : authorization), new EdgeRefusal(kind, "the reason"), "the-id"));
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.details()).isEqualTo("the reason");
        assertThat(answer.at("/ResponseContext/RequestId")).isEqualTo("the-id");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/ReadNetPeerings, READ",
        "//api/latest/ReadTags, READ",
        "/api/v1/CreateNetPeering, WRITE",
        "/api/v1/readNetPeerings, WRITE",
        "/api/v1/, WRITE"
    })
    void anActionThatReadsIsTakenForOneByItsName(String path, CallClass expected) {
        HttpCall call = new HttpCall("POST", path, null, List.of(), new byte[0], "::1");

        assertThat(oapi.dialect.classOf(call)).isEqualTo(expected);
    }

    @Test
    void aFaultTellsNoCause() {
        Answer answer = Oapi.read(oapi.dialect.fault(with(""), "the-id"));
        assertThat(answer.error()).isEqualTo("500 DefaultError 0");
        assertThat(answer.details()).isNotEmpty();
    }

    @Test
    void noCallIsOpen() {
        assertThat(oapi.dialect.isOpen(with(""))).isFalse();
    }
}
