package org.netpeering.postgres.thread;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A thread that does the same again and again, with a rest in between, and that keeps no JVM alive. */
public final class RepeatingThread implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ScheduledExecutorService thread;

    /** With that name; it does nothing yet. */
    public RepeatingThread(String name) {
        this.thread = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }

    /**
     * Begins, to be called once.
     *
     * @param work what is done; it throws nothing, since it would not be done again
     * @param first how long it waits before the first time
     * @param rest how long it waits between the end of one time and the next, at least a millisecond
     */
    public void start(Runnable work, Duration first, Duration rest) {
        thread.scheduleWithFixedDelay(work, first.toMillis(), rest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Never does it again; what is being done goes on. */
    public void end() {
        thread.shutdown();
    }

    /** Waits up to ten seconds for what is being done, then interrupts it. */
    @Override
    public void close() {
        end();
        try {
            if (!thread.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
