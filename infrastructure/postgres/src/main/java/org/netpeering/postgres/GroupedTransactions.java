package org.netpeering.postgres;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.netpeering.application.command.CommandTransactions;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The transactions of commands: what a command writes is gathered in memory, and written and committed together with what other
 * commands of this node want to commit at that moment. A command that is sent within a transaction belongs to it and is
 * written there.
 */
final class GroupedTransactions implements CommandTransactions {
    private static final Transaction OF_ANOTHER = new Transaction() {
        @Override
        public void commit() {}

        @Override
        public void rollback() {
            PendingWrites outer = PendingWrites.ofThisThread();
            if (outer != null) {
                outer.doom();
            }
        }
    };

    private final TransactionManager ordinary;
    private final GroupCommit commit;

    /** @param ordinary those that commands belong to which are sent within one */
    GroupedTransactions(TransactionManager ordinary, GroupCommit commit) {
        this.ordinary = ordinary;
        this.commit = commit;
    }

    @Override
    public boolean isOngoing() {
        return TransactionSynchronizationManager.isActualTransactionActive() || PendingWrites.ofThisThread() != null;
    }

    @Override
    public Transaction startTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            return ordinary.startTransaction();
        }
        return PendingWrites.ofThisThread() == null ? new Grouped(PendingWrites.begin()) : OF_ANOTHER;
    }

    private final class Grouped implements Transaction {
        private final PendingWrites writes;

        private Grouped(PendingWrites writes) {
            this.writes = writes;
        }

        @Override
        public void commit() {
            writes.end();
            commit.write(writes);
        }

        @Override
        public void rollback() {
            writes.end();
        }
    }
}
