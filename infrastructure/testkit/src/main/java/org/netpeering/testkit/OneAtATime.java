package org.netpeering.testkit;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;

/**
 * Transactions in memory: one at a time, and those that begin within another belong to it. The processes run in the thread of
 * the command, so that two commands could otherwise wait for each other's peering.
 */
final class OneAtATime implements TransactionManager {
    private final ReentrantLock turn = new ReentrantLock(true);

    @Override
    public Transaction startTransaction() {
        turn.lock();
        AtomicBoolean open = new AtomicBoolean(true);
        return new Transaction() {
            @Override
            public void commit() {
                end();
            }

            @Override
            public void rollback() {
                end();
            }

            private void end() {
                if (open.getAndSet(false)) {
                    turn.unlock();
                }
            }
        };
    }
}
