package org.netpeering.benchmarks;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for something to become true, but not for ever. */
final class Patience {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private Patience() {}

    static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("Waited " + LONGEST.toMinutes() + " minutes in vain for " + what);
            }
            Thread.sleep(STEP);
        }
    }
}
