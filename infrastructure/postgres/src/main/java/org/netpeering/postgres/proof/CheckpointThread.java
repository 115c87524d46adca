package org.netpeering.postgres.proof;

import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.postgres.thread.RepeatingThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The thread of a node that seals the log again and again. If it finds the log altered, it says so and signs no more, until the
 * node is started again and finds the log in order.
 */
public final class CheckpointThread implements AutoCloseable {
    /** Whoever holds this advisory lock of PostgreSQL keeps all nodes from sealing. */
    public static final long LOCK = 0x6e65747065657238L;

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointThread.class);

    private final Checkpointer checkpointer;
    private final Duration interval;
    private final RepeatingThread thread = new RepeatingThread("netpeering-checkpoints");

    private volatile @Nullable String alteration;

    /**
     * Starts it.
     *
     * @param interval from one checkpoint to the next, and before the first; at least a millisecond
     * @param clock the real time
     * @param mayBeginAnew whether the log can be emptied and begin anew under another name, as in the sandbox
     */
    public static CheckpointThread start(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            SigningKey key,
            InstantSource clock,
            Duration interval,
            boolean mayBeginAnew) {
        CheckpointThread started = new CheckpointThread(
                new Checkpointer(dataSource, transactionManager, key, clock, mayBeginAnew), interval);
        started.thread.start(started::extend, interval, interval);
        return started;
    }

    private CheckpointThread(Checkpointer checkpointer, Duration interval) {
        this.checkpointer = checkpointer;
        this.interval = interval;
    }

    /** What was altered in the log; null as long as nothing was. */
    public @Nullable String alteration() {
        return alteration;
    }

    private void extend() {
        try {
            long sealed = checkpointer.extend();
            LOG.debug("{} rows of the log sealed", sealed);
        } catch (AlteredLogException e) {
            alteration = e.getMessage();
            LOG.error(
                    "THE LOG WAS ALTERED. {} No checkpoint is signed any more. Find out more with 'audit verify', and who it was.",
                    e.getMessage());
            thread.end();
        } catch (Throwable e) {
            // The outermost frame: whatever went past here would end the thread, and nothing would be sealed any more.
            LOG.warn("The log could not be sealed; the next try is in {}", interval, e);
        }
    }

    /** Waits for the checkpoint that is being made, and makes no more. */
    @Override
    public void close() {
        thread.close();
    }
}
