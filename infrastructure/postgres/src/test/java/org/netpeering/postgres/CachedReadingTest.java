package org.netpeering.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Metrics that are asked for often, and of a database that does not always answer. */
class CachedReadingTest {
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger readings = new AtomicInteger();

    @Test
    void whatIsFreshIsNotReadAgain() {
        CachedReading<Integer> reading = reading(readings::incrementAndGet);

        assertThat(reading.latest()).contains(1);
        pass(CachedReading.FRESH);
        assertThat(reading.latest()).contains(1);
        pass(Duration.ofNanos(1));
        assertThat(reading.latest()).contains(2);
    }

    @Test
    void nothingIsReadWhileNobodyAsks() {
        CachedReading<Integer> unused = reading(readings::incrementAndGet);
        pass(Duration.ofHours(1));

        assertThat(readings).hasValue(0);
    }

    @Test
    void whatFailsIsTriedAgainNoSoonerAndTheLastReadingIsShownUntilItIsTooOld() {
        CachedReading<Integer> reading = reading(() -> {
            if (readings.incrementAndGet() == 1) {
                return 1;
            }
            throw new IllegalStateException("no database");
        });
        assertThat(reading.latest()).contains(1);
        pass(CachedReading.FRESH.plusNanos(1));

        assertThat(reading.latest()).contains(1);
        assertThat(reading.latest()).contains(1);
        assertThat(readings).hasValue(2);

        pass(CachedReading.OLDEST);
        assertThat(reading.latest()).isEmpty();
        assertThat(readings).hasValue(3);
    }

    /** A scrape asks for a dozen values; only the first may have to wait. */
    @Test
    void aDatabaseThatHangsHoldsUpOneOfThoseWhoAsk() {
        CountDownLatch answer = new CountDownLatch(1);
        CachedReading<Integer> reading = reading(() -> {
            readings.incrementAndGet();
            await(answer);
            return 1;
        });
        assertThat(reading.latest()).isEmpty();

        long began = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            pass(CachedReading.FRESH.plusNanos(1));
            assertThat(reading.latest()).isEmpty();
        }
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        assertThat(readings).hasValue(1);
        answer.countDown();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private CachedReading<Integer> reading(Supplier<Integer> source) {
        return new CachedReading<>(source, nanos::get);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
