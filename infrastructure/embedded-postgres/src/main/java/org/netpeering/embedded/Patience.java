package org.netpeering.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waiting for something that tells nobody when it has happened. */
final class Patience {

    private static final long INTERVAL_MILLIS = 20;

    /** A condition that is looked at again and again. */
    interface Condition {
        boolean holds() throws IOException;
    }

    private Patience() {}

    /** Whether the condition came to hold before the time was over. */
    static boolean waitUntil(Duration limit, Condition condition) throws IOException {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.holds()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            pause();
        }
        return true;
    }

    static void pause() throws InterruptedIOException {
        try {
            TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while waiting for PostgreSQL");
        }
    }
}
