package org.netpeering.testkit.junit;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.netpeering.postgres.EngineOnPostgres;

/** Waiting for an engine that has to take in what has happened. */
final class Quiet {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(5);

    private Quiet() {}

    /** Until everything that follows the log has seen all of it. */
    static void of(EngineOnPostgres engine) {
        until(
                engine::haveFollowersSeenAll,
                () -> "Something that follows the log does not get to its end, of "
                        + engine.followerLags().followers() + "; what the engine logs says why");
    }

    /** @throws AssertionError if it does not hold within half a minute of real time */
    static void until(BooleanSupplier holds, Supplier<String> otherwise) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() - end > 0 || Thread.currentThread().isInterrupted()) {
                throw new AssertionError(otherwise.get());
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
