package org.netpeering.postgres;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Tells somebody on this node that events were committed; the transaction that wrote them does not wait for it. */
final class AppendSignal {
    private final Sending sending = new Sending();
    private volatile Runnable receiver = () -> {};

    /** Sends it there from now on; what stands there returns at once and never throws. */
    void sendTo(Runnable newReceiver) {
        receiver = newReceiver;
    }

    /** Sends it when the transaction of this thread has committed, or now if there is none. */
    void sendAfterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(sending);
        } else {
            receiver.run();
        }
    }

    private final class Sending implements TransactionSynchronization {
        @Override
        public void afterCommit() {
            receiver.run();
        }
    }
}
