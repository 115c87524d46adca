package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.edge.VerdictAssert.assertRefused;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.edge.EdgeRefusal.Kind;

class CapturedRequestTest {
    private static final Set<String> NEGATIVE = Set.of("outscale-03", "ec2-42");

    static Stream<Capture> signed() {
        return Capture.all().filter(capture -> !NEGATIVE.contains(capture.name()));
    }

    @ParameterizedTest
    @MethodSource("signed")
    void everyRealClientIsBelieved(Capture capture) {
        AccessKey key = capture.head().contains("ASIA")
                ? KnownKeys.TEMPORARY
                : capture.name().startsWith("ec2") ? KnownKeys.PERMANENT : KnownKeys.OUTSCALE;
        VerdictAssert.assertSignedWith(key, capture.verify());
    }

    @ParameterizedTest
    @MethodSource("signed")
    void noRealClientIsBelievedWithTheWrongSecret(Capture capture) {
        AccessKeys others = id -> KnownKeys.ALL
                .find(id)
                .map(key -> new AccessKey(key.id(), "x".repeat(40), key.account(), null, key.sessionToken()));
        Verdict verdict =
                new SignatureVerifier(others, capture::signedAt, SignaturePolicy.lenient()).verify(capture.call());
        assertRefused(Kind.WRONG_SIGNATURE, verdict);
    }

    @Test
    void loginAndPasswordAreRefusedAndNotRepeated() {
        String message = assertRefused(
                Kind.UNSUPPORTED_SCHEME, Capture.load("outscale-03").verify());
        assertThat(message).contains("'Basic'").doesNotContain("YUBiLmM6cHc=");
    }

    @Test
    void aRequestPresignedForPostIsRefusedAsGet() {
        assertRefused(Kind.WRONG_SIGNATURE, Capture.load("ec2-42").verify());
    }
}
