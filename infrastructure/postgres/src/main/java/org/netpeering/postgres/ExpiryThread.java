package org.netpeering.postgres;

import java.time.Duration;
import org.netpeering.postgres.thread.RepeatingThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The thread of a node on which requests expire: deadlines that are due, and what the sweep finds overdue. */
final class ExpiryThread implements AutoCloseable {
    /** How often it looks: the precision of expiry while nothing else is in the way. */
    static final Duration PERIOD = Duration.ofMillis(200);

    private static final int BATCH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(ExpiryThread.class);

    private final PostgresDeadlines deadlines;
    private final OverdueSweep sweep;
    private final RepeatingThread thread = new RepeatingThread("netpeering-expiry");

    ExpiryThread(PostgresDeadlines deadlines, OverdueSweep sweep) {
        this.deadlines = deadlines;
        this.sweep = sweep;
    }

    void start() {
        thread.start(this::expire, Duration.ZERO, PERIOD);
    }

    /** The sweep goes first: what it expires in batches needs no deadline any more. */
    private void expire() {
        try {
            int swept = sweep.sweep(OverdueSweep.GRACE);
            if (swept > 0) {
                LOG.info("{} overdue requests expired", swept);
            }
            fireDue();
        } catch (Throwable e) {
            // The outermost frame: whatever went past here would end the thread, and nothing would expire any more.
            LOG.warn("Due requests could not be expired; the next try is in {} ms", PERIOD.toMillis(), e);
        }
    }

    /** Fires deadlines that are due, a batch of them, and returns how many it took up. */
    int fireDue() {
        return deadlines.fireDue(BATCH);
    }

    /** Waits for the deadline that is being fired, and fires no more. */
    @Override
    public void close() {
        thread.close();
    }
}
