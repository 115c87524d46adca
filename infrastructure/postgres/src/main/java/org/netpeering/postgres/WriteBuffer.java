package org.netpeering.postgres;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Collects rows that are written one by one during a transaction and writes them together just before it commits; without a
 * transaction, at once. Rows are written in the order in which they came.
 *
 * <p>The transaction and not Axon's unit of work decides when: in a batch of events the unit of work is ready to commit once
 * for each event.
 */
final class WriteBuffer<T> {
    private final Consumer<List<T>> write;

    WriteBuffer(Consumer<List<T>> write) {
        this.write = write;
    }

    void add(T row) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            write.accept(List.of(row));
            return;
        }
        @SuppressWarnings("unchecked")
        Rows rows = (Rows) TransactionSynchronizationManager.getResource(this);
        if (rows == null) {
            rows = new Rows();
            TransactionSynchronizationManager.bindResource(this, rows);
            TransactionSynchronizationManager.registerSynchronization(rows);
        }
        rows.all.add(row);
    }

    /** The rows of one transaction; put aside while another transaction interrupts it. */
    private final class Rows implements TransactionSynchronization {
        private final List<T> all = new ArrayList<>();

        @Override
        public void beforeCommit(boolean readOnly) {
            write.accept(List.copyOf(all));
        }

        @Override
        public void suspend() {
            TransactionSynchronizationManager.unbindResource(WriteBuffer.this);
        }

        @Override
        public void resume() {
            TransactionSynchronizationManager.bindResource(WriteBuffer.this, this);
        }

        @Override
        public void afterCompletion(int status) {
            TransactionSynchronizationManager.unbindResourceIfPossible(WriteBuffer.this);
        }
    }
}
