package org.netpeering.postgres;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.netpeering.application.audit.IndexedEntry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Attempts that the database did not take when they were made: they are kept in memory and written as soon as it does, and the log
 * of the server has them in case it never does. Up to {@link #MOST} are kept.
 */
final class UnwrittenAttempts {
    private static final Logger LOG = LoggerFactory.getLogger(UnwrittenAttempts.class);
    private static final int MOST = 10_000;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<IndexedEntry> insert;
    private final BlockingQueue<IndexedEntry> waiting = new ArrayBlockingQueue<>(MOST);
    private final AtomicBoolean isWriting = new AtomicBoolean();

    UnwrittenAttempts(Consumer<IndexedEntry> insert) {
        this.insert = insert;
    }

    void write(IndexedEntry attempt) {
        try {
            insert.accept(attempt);
        } catch (RuntimeException e) {
            boolean isKept = waiting.offer(attempt);
            LOG.warn(
                    "A refused attempt could not be written to the audit trail and {}: {}",
                    isKept ? "is kept until it can be" : "is lost but for this line",
                    AuditEntryRow.json(attempt),
                    e);
            writeLater();
        }
    }

    private void writeLater() {
        if (isWriting.compareAndSet(false, true)) {
            Thread.ofVirtual().name("netpeering-unwritten-attempts").start(this::writeAll);
        }
    }

    private void writeAll() {
        try {
            for (IndexedEntry next = waiting.peek(); next != null; next = waiting.peek()) {
                if (isWritten(next)) {
                    waiting.remove();
                } else {
                    LockSupport.parkNanos(PAUSE);
                }
            }
        } finally {
            isWriting.set(false);
        }
        if (!waiting.isEmpty()) {
            writeLater();
        }
    }

    private boolean isWritten(IndexedEntry attempt) {
        try {
            insert.accept(attempt);
            return true;
        } catch (RuntimeException e) {
            LOG.debug("Refused attempts still cannot be written", e);
            return false;
        }
    }
}
