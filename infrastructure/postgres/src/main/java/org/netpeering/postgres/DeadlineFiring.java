package org.netpeering.postgres;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of a node that looks for due deadlines and fires them. */
final class DeadlineFiring implements AutoCloseable {
    /** How often it looks: the precision of expiry while nothing else is in the way. */
    static final Duration PERIOD = Duration.ofMillis(200);

    private static final int BATCH = 500;
    private static final Logger LOG = LoggerFactory.getLogger(DeadlineFiring.class);

    private final PostgresDeadlines deadlines;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("netpeering-deadlines").daemon().factory());

    DeadlineFiring(PostgresDeadlines deadlines) {
        this.deadlines = deadlines;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::fireAllDue, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void fireAllDue() {
        try {
            while (!Thread.currentThread().isInterrupted() && deadlines.fireDue(BATCH) == BATCH) {
                LOG.debug("{} deadlines fired, more are due", BATCH);
            }
        } catch (RuntimeException e) {
            LOG.warn("Due deadlines could not be fired; the next look is in {} ms", PERIOD.toMillis(), e);
        }
    }

    /** Waits for the deadline that is being fired, and fires no more. */
    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(10, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
