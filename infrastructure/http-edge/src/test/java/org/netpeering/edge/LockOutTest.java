package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.netpeering.edge.VerdictAssert.assertRefused;
import static org.netpeering.edge.VerdictAssert.assertSignedWith;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.edge.EdgeRefusal.Kind;

class LockOutTest {
    private static final int LIMIT = 4;
    private static final String HERE = "192.0.2.1";

    private final Capture right = Capture.load("outscale-09");
    private final HttpCall wrong = right.withBody("{\"forged\":1}").call();
    private Instant now = right.signedAt();
    private final LockOut lockOut = new LockOut(LIMIT, () -> now);
    private final SignatureVerifier verifier =
            new SignatureVerifier(KnownKeys.ALL, right::signedAt, SignaturePolicy.lenient(), lockOut);

    private static HttpCall from(String address, HttpCall call) {
        return new HttpCall(call.method(), call.rawPath(), call.rawQuery(), call.headers(), call.body(), address);
    }

    private static HttpCall withKey(String id, HttpCall call) {
        return new HttpCall(
                call.method(),
                call.rawPath(),
                call.rawQuery(),
                call.headers().stream()
                        .map(header ->
                                new HttpHeader(header.name(), header.value().replace(KnownKeys.OUTSCALE.id(), id)))
                        .toList(),
                call.body(),
                call.remoteAddress());
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            assertRefused(Kind.WRONG_SIGNATURE, verifier.verify(wrong));
        }
    }

    private Duration assertLocked(HttpCall call) {
        Verdict verdict = verifier.verify(call);
        String message = assertRefused(Kind.LOCKED_OUT, verdict);
        assertThat(message).contains("is locked for calls from your address");
        return Objects.requireNonNull(((Verdict.Unsigned) verdict).refusal().retryAfter());
    }

    @Test
    void fourFailuresInARowLockForAMinuteAndARightSignatureToo() {
        fail(LIMIT);

        assertThat(assertLocked(right.call())).isEqualTo(Duration.ofMinutes(1));
        now = now.plusSeconds(59);
        assertThat(assertLocked(right.call())).isEqualTo(Duration.ofSeconds(1));
        now = now.plusSeconds(1);
        assertSignedWith(KnownKeys.OUTSCALE, verifier.verify(right.call()));
    }

    @Test
    void threeFailuresLockNothing() {
        fail(LIMIT - 1);

        assertSignedWith(KnownKeys.OUTSCALE, verifier.verify(right.call()));
    }

    @Test
    void aRightSignatureBeginsAnew() {
        fail(LIMIT - 1);
        verifier.verify(right.call());
        fail(LIMIT - 1);

        assertSignedWith(KnownKeys.OUTSCALE, verifier.verify(right.call()));
    }

    @Test
    void eachFurtherFourLockForAMinuteMoreUpToTen() {
        for (int minutes = 1; minutes <= 12; minutes++) {
            fail(LIMIT);
            Duration left = assertLocked(wrong);
            assertThat(left).isEqualTo(Duration.ofMinutes(Math.min(minutes, 10)));
            now = now.plus(left);
        }
    }

    @Test
    void whatIsTriedDuringALockIsNotCounted() {
        fail(LIMIT);
        for (int i = 0; i < 100; i++) {
            assertLocked(wrong);
        }
        now = now.plus(Duration.ofMinutes(1));

        fail(1);
        assertSignedWith(KnownKeys.OUTSCALE, verifier.verify(right.call()));
    }

    @Test
    void aFailureThatWasUnderWayWhenTheLockBeganDoesNotEndIt() {
        fail(LIMIT);
        lockOut.failed(KnownKeys.OUTSCALE.id(), right.call().remoteAddress());

        assertThat(assertLocked(right.call())).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aStrangerWhoKnowsTheIdLocksOutItselfAndNotTheOwner() {
        for (int i = 0; i < 100; i++) {
            verifier.verify(from("198.51.100.7", wrong));
        }

        assertLocked(from("198.51.100.7", right.call()));
        assertSignedWith(KnownKeys.OUTSCALE, verifier.verify(right.call()));
    }

    @Test
    void oneClientThatIsWrongDoesNotLockOutTheOthersBehindItsRouter() {
        fail(LIMIT);

        assertRefused(Kind.UNKNOWN_KEY, verifier.verify(withKey("AKOTHERAAAAAAAAAAAAA", right.call())));
    }

    @Test
    void anIpV6HostIsItsWholeNetwork() {
        for (int i = 0; i < LIMIT; i++) {
            verifier.verify(from("2001:db8:0:1::" + i, wrong));
        }

        assertLocked(from("2001:db8:0:1:ffff::9", right.call()));
        assertSignedWith(KnownKeys.OUTSCALE, verifier.verify(from("2001:db8:0:2::1", right.call())));
    }

    @Test
    void anUnknownIdIsLockedLikeAKnownOne() {
        HttpCall unknown = withKey("AKNOBODYAAAAAAAAAAAA", right.call());
        for (int i = 0; i < LIMIT; i++) {
            assertRefused(Kind.UNKNOWN_KEY, verifier.verify(unknown));
        }

        assertThat(assertLocked(unknown)).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aRequestThatIsOutOfTimeOrOfAnotherScopeIsNoGuess() {
        SignatureVerifier late = new SignatureVerifier(
                KnownKeys.ALL, () -> right.signedAt().plus(Duration.ofHours(1)), SignaturePolicy.lenient(), lockOut);
        for (int i = 0; i < LIMIT; i++) {
            assertRefused(Kind.OUT_OF_TIME, late.verify(wrong));
        }

        assertSignedWith(KnownKeys.OUTSCALE, verifier.verify(right.call()));
    }

    @Test
    void aFloodOfInventedIdsTakesBoundedMemory() {
        for (int i = 0; i < 2 * LockOut.MOST_REMEMBERED; i++) {
            lockOut.failed("AK" + i, HERE);
        }

        assertThat(lockOut.remembered()).isLessThanOrEqualTo(LockOut.MOST_REMEMBERED);
    }

    @Test
    void failuresAreForgottenInTheEnd() {
        fail(LIMIT - 1);
        now = now.plus(Duration.ofHours(1));
        assertThat(lockOut.remembered()).isZero();

        fail(1);
        assertSignedWith(KnownKeys.OUTSCALE, verifier.verify(right.call()));
    }

    @Test
    void aClockThatIsSetBackDoesNotProlongALock() {
        fail(LIMIT);
        now = now.minus(Duration.ofHours(3));

        assertSignedWith(KnownKeys.OUTSCALE, verifier.verify(right.call()));
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1000})
    void withoutALockOutNobodyIsLocked(int failures) {
        SignatureVerifier patient = new SignatureVerifier(KnownKeys.ALL, right::signedAt, SignaturePolicy.lenient());
        for (int i = 0; i < failures; i++) {
            assertRefused(Kind.WRONG_SIGNATURE, patient.verify(wrong));
        }

        assertSignedWith(KnownKeys.OUTSCALE, patient.verify(right.call()));
    }

    @Test
    void lessThanNoFailureIsNoLimit() {
        assertThatThrownBy(() -> new LockOut(-1, () -> now)).hasMessageContaining("-1 wrong signatures");
    }
}
