package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.netpeering.edge.VerdictAssert.assertRefused;
import static org.netpeering.edge.VerdictAssert.assertSignedWith;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.netpeering.edge.EdgeRefusal.Kind;

class RequestTimeTest {
    private static final Duration SKEW = Duration.ofMinutes(15);

    private final Capture inHeader = Capture.load("ec2-03");
    private final Capture presigned = Capture.load("ec2-39");

    @Test
    void aRequestExactly15MinutesOldIsInTime() {
        assertSignedWith(
                KnownKeys.PERMANENT, inHeader.verifyAt(inHeader.signedAt().plus(SKEW)));
    }

    @Test
    void aRequestOlderThan15MinutesIsOutOfTime() {
        Instant now = inHeader.signedAt().plus(SKEW).plusMillis(1);
        assertThat(assertRefused(Kind.OUT_OF_TIME, inHeader.verifyAt(now)))
                .contains("X-Amz-Date '20261122T185710Z'", "behind", "'20261122T191210Z'", "900 seconds");
    }

    @Test
    void aRequestExactly15MinutesAheadIsInTime() {
        assertSignedWith(
                KnownKeys.PERMANENT, inHeader.verifyAt(inHeader.signedAt().minus(SKEW)));
    }

    @Test
    void aRequestFurtherAheadThan15MinutesIsOutOfTime() {
        Instant now = inHeader.signedAt().minus(SKEW).minusMillis(1);
        assertThat(assertRefused(Kind.OUT_OF_TIME, inHeader.verifyAt(now))).contains("ahead");
    }

    @Test
    void theSkewIsAMatterOfPolicy() {
        SignaturePolicy tight = new SignaturePolicy(Duration.ofSeconds(5), false, "");
        Instant now = inHeader.signedAt().plusSeconds(6);
        assertRefused(Kind.OUT_OF_TIME, new SignatureVerifier(KnownKeys.ALL, () -> now, tight).verify(inHeader.call()));
    }

    @Test
    void aPresignedRequestIsGoodUntilTheInstantBeforeItExpires() {
        Instant last = presigned.signedAt().plusSeconds(900).minusMillis(1);
        assertSignedWith(KnownKeys.PERMANENT, presigned.verifyAt(last));
    }

    @Test
    void aPresignedRequestIsOutOfTimeAtTheInstantOfItsExpiry() {
        Instant expiry = presigned.signedAt().plusSeconds(900);
        assertThat(assertRefused(Kind.OUT_OF_TIME, presigned.verifyAt(expiry))).contains("900 seconds");
    }

    @Test
    void aPresignedRequestOfTheFutureIsOutOfTime() {
        Instant now = presigned.signedAt().minus(SKEW).minusMillis(1);
        assertRefused(Kind.OUT_OF_TIME, presigned.verifyAt(now));
    }

    @Test
    void aNegativeSkewIsNoPolicy() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SignaturePolicy(Duration.ofSeconds(-1), false, ""));
    }
}
