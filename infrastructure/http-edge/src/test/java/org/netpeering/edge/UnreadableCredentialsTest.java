package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.edge.VerdictAssert.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.edge.EdgeRefusal.Kind;

class UnreadableCredentialsTest {
    private static final String SIGNATURE = "5704347cfecbda594f9039d0964064af970e9f292776eccc43ab2ab15d472de0";
    private static final String CREDENTIAL = "Credential=AKIAIOSFODNN7EXAMPLE/20261122/eu-west-2/ec2/aws4_request";
    private static final String NAMES = "SignedHeaders=content-type;host;x-amz-date";
    private static final String WHOLE = "AWS4-HMAC-SHA256 " + CREDENTIAL + ", " + NAMES + ", Signature=" + SIGNATURE;

    static Stream<String> malformed() {
        return Stream.of(
                "",
                " ",
                "AWS4-HMAC-SHA256",
                "AWS4-HMAC-SHA256 ",
                "AWS4-HMAC-SHA256 ,",
                "AWS4-HMAC-SHA256 ,,,",
                "AWS4-HMAC-SHA256 =",
                "AWS4-HMAC-SHA256 Credential",
                "AWS4-HMAC-SHA256 " + CREDENTIAL,
                "AWS4-HMAC-SHA256 " + CREDENTIAL + ", " + NAMES,
                "AWS4-HMAC-SHA256 " + CREDENTIAL + ", Signature=" + SIGNATURE,
                "AWS4-HMAC-SHA256 " + NAMES + ", Signature=" + SIGNATURE,
                WHOLE + ", Extra=1",
                WHOLE + ",",
                WHOLE + ", " + CREDENTIAL,
                WHOLE.replace("AWS4-HMAC-SHA256 ", "AWS4-HMAC-SHA256, "),
                WHOLE.replace("AWS4-HMAC-SHA256", "OSC4-HMAC-SHA256"),
                WHOLE.replace("aws4_request", "osc4_request"),
                WHOLE.replace("aws4_request", "aws4_request/"),
                WHOLE.replace("/aws4_request", ""),
                WHOLE.replace("/ec2", ""),
                WHOLE.replace("/ec2/", "//"),
                WHOLE.replace("AKIAIOSFODNN7EXAMPLE", ""),
                WHOLE.replace("AKIAIOSFODNN7EXAMPLE", "A".repeat(129)),
                WHOLE.replace("20261122", ""),
                WHOLE.replace(CREDENTIAL, "Credential="),
                WHOLE.replace(CREDENTIAL, "Credential=////"),
                WHOLE.replace(NAMES, "SignedHeaders="),
                WHOLE.replace(NAMES, "SignedHeaders=;"),
                WHOLE.replace(NAMES, "SignedHeaders=host;;x-amz-date"),
                WHOLE.replace(NAMES, "SignedHeaders=host;x-amz-date;"),
                WHOLE.replace(NAMES, "SignedHeaders=host;x-amz-date;Host"),
                WHOLE.replace(NAMES, "SignedHeaders= ; "),
                WHOLE.replace(SIGNATURE, ""),
                WHOLE.replace(SIGNATURE, SIGNATURE.substring(1)),
                WHOLE.replace(SIGNATURE, SIGNATURE + "0"),
                WHOLE.replace(SIGNATURE, SIGNATURE.replace('a', 'g')),
                WHOLE.replace(SIGNATURE, "é".repeat(64)));
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void aMalformedHeaderIsRefusedAndNeverThrows(String authorization) {
        String message = assertRefused(Kind.UNREADABLE_CREDENTIALS, verify(authorization));
        assertThat(message).doesNotContain(SIGNATURE.substring(1, 60));
    }

    @Test
    void anyBeginningOfAHeaderIsRefusedAndNeverThrows() {
        for (int i = 0; i < WHOLE.length(); i++) {
            assertThat(verify(WHOLE.substring(0, i))).isInstanceOf(Verdict.Unsigned.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer abc", "AWS AKIAIOSFODNN7EXAMPLE:abc=", "Digest a=b", "aws4-hmac-sha256 a=b"})
    void anotherSchemeIsNamed(String authorization) {
        assertThat(assertRefused(Kind.UNSUPPORTED_SCHEME, verify(authorization)))
                .contains("'" + authorization.substring(0, authorization.indexOf(' ')) + "'");
    }

    @Test
    void aSecretInThePlaceOfTheSchemeIsNotRepeated() {
        assertRefused(Kind.UNSUPPORTED_SCHEME, verify(KnownKeys.PERMANENT.secret() + " x"));
    }

    @Test
    void spacesAndOrderOfThePartsDoNotMatter() {
        String other = "AWS4-HMAC-SHA256  Signature=" + SIGNATURE + "," + CREDENTIAL + " ," + NAMES;
        VerdictAssert.assertSignedWith(KnownKeys.PERMANENT, verify(other));
    }

    @Test
    void twoAuthorizationHeadersAreRefused() {
        Verdict verdict =
                Capture.load("ec2-01").withHeader("Authorization: " + WHOLE).verify();
        assertThat(assertRefused(Kind.UNREADABLE_CREDENTIALS, verdict)).contains("2 times");
    }

    @Test
    void aSignatureInBothPlacesIsRefused() {
        Verdict verdict =
                Capture.load("ec2-39").withHeader("Authorization: " + WHOLE).verify();
        assertThat(assertRefused(Kind.UNREADABLE_CREDENTIALS, verdict)).contains("signed twice");
    }

    @Test
    void aRequestWithoutAnyCredentialsIsToldSo() {
        Capture capture = Capture.load("ec2-01");
        String line = capture.head()
                .lines()
                .filter(l -> l.startsWith("Authorization"))
                .findFirst()
                .orElseThrow();
        assertRefused(Kind.MISSING_CREDENTIALS, capture.with("\n" + line, "").verify());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "20261122",
                "20261122T185708",
                "20261322T185708Z",
                "20261122T245708Z",
                "2026-11-22T18:57:08Z"
            })
    void anUnreadableDateIsShown(String date) {
        String message = assertRefused(
                Kind.UNREADABLE_CREDENTIALS,
                Capture.load("ec2-01")
                        .with("X-Amz-Date: 20261122T185708Z", "X-Amz-Date: " + date)
                        .verifyAt(Capture.load("ec2-01").signedAt()));
        assertThat(message).contains("X-Amz-Date '" + date + "'");
    }

    private static Verdict verify(String authorization) {
        Capture capture = Capture.load("ec2-01");
        HttpCall call = capture.call();
        List<HttpHeader> headers = new ArrayList<>(call.headers());
        headers.removeIf(header -> header.name().equals("Authorization"));
        headers.add(new HttpHeader("Authorization", authorization));
        HttpCall other = new HttpCall(
                call.method(), call.rawPath(), call.rawQuery(), headers, call.body(), call.remoteAddress());
        return new SignatureVerifier(KnownKeys.ALL, capture::signedAt, SignaturePolicy.lenient()).verify(other);
    }
}
