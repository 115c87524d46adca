package org.netpeering.application.command;

import org.axonframework.common.transaction.Transaction;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/** The transactions that commands are handled in: one for each command, unless one is going on that it belongs to. */
public interface CommandTransactions extends TransactionManager {
    /** Whether this thread is in a transaction already, which the next command will belong to. */
    boolean isOngoing();

    /** Those of a transaction manager that begins a transaction for each unit of work. */
    static CommandTransactions of(TransactionManager manager) {
        return new CommandTransactions() {
            @Override
            public boolean isOngoing() {
                return CurrentUnitOfWork.isStarted();
            }

            @Override
            public Transaction startTransaction() {
                return manager.startTransaction();
            }
        };
    }
}
