package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.edge.VerdictAssert.assertRefused;
import static org.netpeering.edge.VerdictAssert.assertSignedWith;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.edge.EdgeRefusal.Kind;

class PresignedQueryTest {
    private static final String DATE = "20261122T195725Z";

    private final Capture presigned = Capture.load("ec2-39");

    @ParameterizedTest
    @ValueSource(strings = {"X-Osc-", "X-Amz-"})
    void theOtherSpellingIsTakenFromTheQueryWithEitherPrefix(String prefix) {
        CallSigner signer = CallSigner.osc();
        String query =
                "%1$sAlgorithm=OSC4-HMAC-SHA256&%1$sCredential=%2$s&%1$sDate=%3$s&%1$sExpires=604800&%1$sSignedHeaders=host"
                        .formatted(prefix, (signer.key().id() + "/" + signer.scope()).replace("/", "%2F"), DATE);
        String canonical =
                "GET\n/api/v1/ReadNetPeerings\n" + query + "\nhost:127.0.0.1:5999\n\nhost\n" + CallSigner.hash("");
        String target =
                "/api/v1/ReadNetPeerings?" + query + "&" + prefix + "Signature=" + signer.signature(DATE, canonical);

        Capture capture = new Capture("osc", "GET " + target + " HTTP/1.1\nHost: 127.0.0.1:5999", new byte[0]);

        assertSignedWith(KnownKeys.OUTSCALE, capture.verifyAt(presigned.signedAt()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "604801", "-1", "", "1e3", "9999999999", "%2B5", "5.0", "٣"})
    void anExpiryOutsideOfOneSecondToSevenDaysIsRefused(String expires) {
        Capture capture = presigned.with("X-Amz-Expires=900", "X-Amz-Expires=" + expires);
        assertThat(assertRefused(Kind.UNREADABLE_CREDENTIALS, capture.verify())).contains("X-Amz-Expires", "604800");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Amz-Algorithm",
                "X-Amz-Credential",
                "X-Amz-Date",
                "X-Amz-Expires",
                "X-Amz-SignedHeaders",
                "X-Amz-Signature"
            })
    void aMissingParameterIsNamed(String name) {
        Capture capture = presigned.with(name + "=", "Other=");
        assertThat(assertRefused(Kind.UNREADABLE_CREDENTIALS, capture.verifyAt(presigned.signedAt())))
                .contains("lacks " + name);
    }

    @Test
    void aParameterSentTwiceIsRefused() {
        Capture capture = presigned.with("X-Amz-Expires=900", "X-Amz-Expires=900&X-Amz-Expires=901");
        assertThat(assertRefused(Kind.UNREADABLE_CREDENTIALS, capture.verify()))
                .contains("X-Amz-Expires more than once");
    }

    @Test
    void anUnknownAlgorithmIsNamed() {
        Capture capture = presigned.with("=AWS4-HMAC-SHA256", "=AWS4-ECDSA-P256-SHA256");
        assertThat(assertRefused(Kind.UNSUPPORTED_SCHEME, capture.verify())).contains("'AWS4-ECDSA-P256-SHA256'");
    }

    @Test
    void theHostMustBeSigned() {
        Capture capture = presigned.with("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=user-agent");
        assertThat(assertRefused(Kind.WRONG_SCOPE_OR_HEADERS, capture.verify())).contains("'Host' is not signed");
    }

    @Test
    void theOrderOfTheQueryDoesNotMatter() {
        Capture capture = presigned
                .with("/?Action=DescribeVpcPeeringConnections&", "/?")
                .with("X-Amz-SignedHeaders=host", "X-Amz-SignedHeaders=host&Action=DescribeVpcPeeringConnections");
        assertSignedWith(KnownKeys.PERMANENT, capture.verify());
    }

    @Test
    void anEscapeWithoutNeedDoesNotMatter() {
        assertSignedWith(
                KnownKeys.PERMANENT,
                presigned.with("pcx-111aaa11", "pcx%2d111aaa1%31").verify());
    }

    @Test
    void aTornSignatureOfTheQueryIsNotRepeated() {
        Capture capture = presigned.with("X-Amz-Signature=82e3", "X-Amz-Signature=");
        assertThat(assertRefused(Kind.UNREADABLE_CREDENTIALS, capture.verify()))
                .contains("60 characters")
                .doesNotContain("5f1b267d");
    }

    @Test
    void controlCharactersOfTheQueryDoNotReachTheMessage() {
        Capture capture = presigned.with("=AWS4-HMAC-SHA256", "=%00%0D%0A%1B");
        assertThat(assertRefused(Kind.UNSUPPORTED_SCHEME, capture.verify())).contains("'????'");
    }
}
