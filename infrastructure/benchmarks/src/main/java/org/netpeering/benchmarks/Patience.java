package org.netpeering.benchmarks;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Waits for something to become true, but not for ever. */
final class Patience {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(15);

    private Patience() {}

    static void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .pollDelay(Duration.ZERO)
                .pollInterval(STEP)
                .atMost(LONGEST)
                .until(condition);
    }
}
