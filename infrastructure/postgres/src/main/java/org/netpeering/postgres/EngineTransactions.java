package org.netpeering.postgres;

import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.TransactionStatus;

/**
 * Spring's transactions for Axon, with a rollback that does not fail: on a connection that is lost nothing is left to roll
 * back, and an exception here would keep the unit of work from cleaning up after itself, so that sagas it has ended would
 * stay in memory as ended, and the events be ignored that are tried again.
 */
final class EngineTransactions extends SpringTransactionManager {
    private static final Logger LOG = LoggerFactory.getLogger(EngineTransactions.class);

    EngineTransactions(PlatformTransactionManager transactionManager) {
        super(transactionManager);
    }

    @Override
    protected void rollbackTransaction(TransactionStatus status) {
        try {
            super.rollbackTransaction(status);
        } catch (TransactionException e) {
            LOG.warn("A transaction could not be rolled back; the database does so when it loses the connection", e);
        }
    }
}
