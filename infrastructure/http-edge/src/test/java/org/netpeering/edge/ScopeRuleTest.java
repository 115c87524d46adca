package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.edge.VerdictAssert.assertRefused;
import static org.netpeering.edge.VerdictAssert.assertSignedWith;

import org.junit.jupiter.api.Test;
import org.netpeering.edge.EdgeRefusal.Kind;

class ScopeRuleTest {

    @Test
    void theDayOfTheScopeIsTheDayOfTheDate() {
        Capture capture = Capture.load("ec2-03").with("EXAMPLE/20261122/", "EXAMPLE/20261121/");
        assertThat(assertRefused(Kind.WRONG_SCOPE_OR_HEADERS, capture.verify()))
                .contains("'20261121'", "'20261122T185710Z'");
    }

    @Test
    void aStrictServerTakesItsOwnRegion() {
        assertSignedWith(KnownKeys.PERMANENT, verify("ec2-03", "eu-west-2"));
        assertSignedWith(KnownKeys.OUTSCALE, verify("outscale-09", "eu-west-2"));
    }

    @Test
    void aStrictServerRefusesAnotherRegion() {
        assertThat(assertRefused(Kind.WRONG_SCOPE_OR_HEADERS, verify("ec2-03", "us-east-2")))
                .contains("'eu-west-2'", "'us-east-2'");
    }

    @Test
    void aStrictServerRefusesAServiceItDoesNotSpeak() {
        assertThat(assertRefused(Kind.WRONG_SCOPE_OR_HEADERS, verify("outscale-05", "0")))
                .contains("service '127'");
    }

    private static Verdict verify(String name, String region) {
        Capture capture = Capture.load(name);
        return new SignatureVerifier(KnownKeys.ALL, capture::signedAt, SignaturePolicy.strict(region))
                .verify(capture.call());
    }
}
