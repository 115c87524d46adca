package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.edge.VerdictAssert.assertRefused;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.edge.EdgeRefusal.Kind;

class TamperedRequestTest {

    static Stream<Capture> withBody() {
        return CapturedRequestTest.signed().filter(capture -> capture.body().length > 0);
    }

    @ParameterizedTest
    @MethodSource("withBody")
    void anyChangedByteOfTheBodyIsNoticed(Capture capture) {
        byte[] body = capture.body();
        for (int i = 0; i < body.length; i += Math.max(1, body.length / 8)) {
            byte[] changed = body.clone();
            changed[i] ^= 1;
            assertRefused(Kind.WRONG_SIGNATURE, new Capture(capture.name(), capture.head(), changed).verify());
        }
    }

    @ParameterizedTest
    @MethodSource("org.netpeering.edge.CapturedRequestTest#signed")
    void aBodyThatGrewIsNoticed(Capture capture) {
        assertRefused(Kind.WRONG_SIGNATURE, capture.withBody("DryRun=false").verify());
    }

    @Test
    void anotherPathIsNoticed() {
        Capture capture = Capture.load("outscale-08").with("/api/v1/AcceptNetPeering", "/api/v1/RejectNetPeering");
        assertRefused(Kind.WRONG_SIGNATURE, capture.verify());
    }

    @Test
    void anotherVerbIsNoticed() {
        assertRefused(
                Kind.WRONG_SIGNATURE,
                Capture.load("outscale-08").with("POST ", "PUT ").verify());
    }

    @Test
    void anAddedQueryIsNoticed() {
        Capture capture = Capture.load("ec2-03").with("POST / ", "POST /?DryRun=true ");
        assertRefused(Kind.WRONG_SIGNATURE, capture.verify());
    }

    @Test
    void aChangedPresignedQueryIsNoticed() {
        Capture capture = Capture.load("ec2-39").with("pcx-111aaa11", "pcx-111aaa12");
        assertRefused(Kind.WRONG_SIGNATURE, capture.verify());
    }

    @Test
    void aLongerPresignedLifeIsNoticed() {
        Capture capture = Capture.load("ec2-39").with("X-Amz-Expires=900", "X-Amz-Expires=901");
        assertRefused(Kind.WRONG_SIGNATURE, capture.verify());
    }

    @Test
    void aChangedSignedHeaderIsNoticed() {
        Capture capture = Capture.load("outscale-01")
                .with("x-osc-target: OutscaleService.CreateNetPeering", "x-osc-target: OutscaleService.ReadNets");
        assertRefused(Kind.WRONG_SIGNATURE, capture.verify());
    }

    @Test
    void aRepeatedSignedHeaderIsNoticed() {
        Capture capture = Capture.load("ec2-43").withHeader("amz-sdk-request: attempt=2");
        assertRefused(Kind.WRONG_SIGNATURE, capture.verify());
    }

    @Test
    void aMovedDateIsNoticed() {
        Capture capture = Capture.load("ec2-03").with("20261122T185710Z", "20261122T185711Z");
        assertRefused(Kind.WRONG_SIGNATURE, capture.verify());
    }

    @Test
    void anotherScopeIsNoticed() {
        Capture capture = Capture.load("ec2-03").with("/eu-west-2/ec2/", "/eu-west-2/fcu/");
        assertRefused(Kind.WRONG_SIGNATURE, capture.verify());
    }

    @Test
    void theOtherSpellingIsNoticed() {
        Capture capture =
                Capture.load("outscale-09").with("OSC4-HMAC", "AWS4-HMAC").with("osc4_request", "aws4_request");
        assertRefused(Kind.WRONG_SIGNATURE, capture.verify());
    }

    @Test
    void anUnsignedHeaderMayChange() {
        Capture capture = Capture.load("ec2-03").with("attempt=1", "attempt=2");
        VerdictAssert.assertSignedWith(KnownKeys.PERMANENT, capture.verify());
    }

    @Test
    void aContentHashOfAnotherBodyIsNamed() {
        String message = assertRefused(
                Kind.WRONG_SIGNATURE,
                Capture.load("ec2-43").withBody("Action=DescribeVpcs").verify());
        assertThat(message).contains("X-Amz-Content-Sha256").contains(CallSigner.hash("Action=DescribeVpcs"));
    }

    @Test
    void aBodyThatIsDeclaredUnsignedIsNotTaken() {
        Capture capture = Capture.load("ec2-43")
                .with("bd64cd85c30db36a5406dab1e919471f458c751f2f4529674242f2e8cc83359a", "UNSIGNED-PAYLOAD");
        assertThat(assertRefused(Kind.WRONG_SIGNATURE, capture.verify())).contains("'UNSIGNED-PAYLOAD'");
    }
}
