package org.netpeering.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.domain.value.AccountId;
import org.netpeering.edge.AccountLimits.Turn;
import org.netpeering.edge.EdgeRefusal.Kind;

class AccountLimitsTest {
    private static final AccountId ONE = new AccountId("123456789012");
    private static final AccountId OTHER = new AccountId("987654321098");
    private static final int BURST = 5;

    private final AtomicLong nanos = new AtomicLong();
    private final AccountLimits limits = limits(new CallRate(2, BURST), new CallRate(1, 1), 0);

    private AccountLimits limits(CallRate reads, CallRate writes, int atOnce) {
        return new AccountLimits(new CallLimits(reads, writes, atOnce, Duration.ZERO), nanos::get);
    }

    @Test
    void aBurstIsLetInAndThenSoManyASecond() throws Refused {
        for (int call = 0; call < BURST; call++) {
            limits.turn(ONE, CallClass.READ).end();
        }
        assertRefused(limits, CallClass.READ);

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());
        limits.turn(ONE, CallClass.READ).end();
        limits.turn(ONE, CallClass.READ).end();
        assertRefused(limits, CallClass.READ);
    }

    @Test
    void theRefusalSaysTheLimitAndWhenToRepeat() throws Refused {
        limits.turn(ONE, CallClass.WRITE).end();
        nanos.addAndGet(Duration.ofMillis(250).toNanos());

        EdgeRefusal refusal = assertRefused(limits, CallClass.WRITE);

        assertThat(refusal.retryAfter()).isEqualTo(Duration.ofMillis(750));
        assertThat(refusal.message())
                .isEqualTo("Account 123456789012 may make 1 write calls a second, and 1 at once after a pause."
                        + " Repeat the call later, and spread the calls.");
    }

    @Test
    void whatIsRefusedCostsTheAccountNothing() throws Refused {
        limits.turn(ONE, CallClass.WRITE).end();
        for (int call = 0; call < 100; call++) {
            assertRefused(limits, CallClass.WRITE);
        }

        nanos.addAndGet(Duration.ofSeconds(1).toNanos());

        limits.turn(ONE, CallClass.WRITE).end();
    }

    @Test
    void readsAndWritesAndAccountsAreCountedApart() throws Refused {
        limits.turn(ONE, CallClass.WRITE).end();
        assertRefused(limits, CallClass.WRITE);

        limits.turn(ONE, CallClass.READ).end();
        limits.turn(OTHER, CallClass.WRITE).end();
    }

    @Test
    void withoutLimitsEverythingIsLetIn() throws Refused {
        AccountLimits none = new AccountLimits(CallLimits.NONE, nanos::get);
        for (int call = 0; call < 10_000; call++) {
            none.turn(ONE, CallClass.WRITE);
        }
    }

    @Test
    void onlySoManyCallsAreWorkedOnAtOnce() throws Refused {
        AccountLimits two = limits(CallRate.UNLIMITED, CallRate.UNLIMITED, 2);
        Turn first = two.turn(ONE, CallClass.READ);
        two.turn(ONE, CallClass.WRITE);

        EdgeRefusal refusal = assertRefused(two, CallClass.READ);
        assertThat(refusal.message()).contains("has 2 calls being worked on");
        assertThat(refusal.retryAfter()).isNotNull();
        two.turn(OTHER, CallClass.READ);

        first.end();
        two.turn(ONE, CallClass.READ);
        assertRefused(two, CallClass.READ);
    }

    @Test
    void aCallWaitsForItsTurn() throws Exception {
        AccountLimits one = new AccountLimits(
                new CallLimits(CallRate.UNLIMITED, CallRate.UNLIMITED, 1, Duration.ofMinutes(1)), nanos::get);
        Turn first = one.turn(ONE, CallClass.READ);
        CountDownLatch begun = new CountDownLatch(1);
        Thread waiting = Thread.ofVirtual().start(() -> {
            try {
                one.turn(ONE, CallClass.READ).end();
                begun.countDown();
            } catch (Refused refused) {
                throw new AssertionError(refused);
            }
        });

        assertThat(begun.getCount()).isEqualTo(1);
        first.end();

        assertThat(waiting.join(Duration.ofSeconds(30))).isTrue();
        assertThat(begun.getCount()).isZero();
    }

    @Test
    void accountsThatPauseAreForgottenAndLoseNothingByIt() throws Refused {
        for (int account = 0; account < 1000; account++) {
            AccountId id = new AccountId("%012d".formatted(account));
            for (int call = 0; call < BURST; call++) {
                limits.turn(id, CallClass.READ).end();
            }
        }
        assertThat(limits.remembered()).isEqualTo(1000);

        nanos.addAndGet(Duration.ofMinutes(2).toNanos());

        assertThat(limits.remembered()).isZero();
    }

    @Test
    void nobodyIsForgottenBeforeTheBurstIsSavedUpAgain() throws Refused {
        AccountLimits slow = limits(CallRate.UNLIMITED, new CallRate(1, 3600), 0);
        slow.turn(ONE, CallClass.WRITE).end();

        nanos.addAndGet(Duration.ofMinutes(59).toNanos());

        assertThat(slow.remembered()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, 0, less than none", "1, 0, 0, less than one", "1, 1, -1, at once are less than none"})
    void limitsOutOfRangeAreNone(int perSecond, int burst, int atOnce, String message) {
        assertThatThrownBy(
                        () -> new CallLimits(new CallRate(perSecond, burst), CallRate.UNLIMITED, atOnce, Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private static EdgeRefusal assertRefused(AccountLimits limits, CallClass callClass) {
        Refused refused = catchThrowableOfType(
                Refused.class, () -> limits.turn(ONE, callClass).end());
        assertThat(refused).isNotNull();
        assertThat(refused.refusal().kind()).isEqualTo(Kind.TOO_MANY_CALLS);
        return refused.refusal();
    }
}
