package org.netpeering.postgres;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.axonframework.common.AxonTransientException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells failures that pass by themselves from those of what is handled, which do not: no connection, the database going down
 * or coming up, a standby that is not promoted yet, no room, a lock that somebody else has, a race that somebody else has won.
 */
final class TransientFailure {
    private static final String READ_ONLY = "25006";

    /** PostgreSQL manual, appendix A: connection, rollback, resources, locks, intervention of an operator, system. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private TransientFailure() {}

    static boolean isBehind(Throwable failure) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            if (isTransient(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isTransient(Throwable failure) {
        return failure instanceof AxonTransientException
                || failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException
                || failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLException sql && isTransient(sql.getSQLState());
    }

    private static boolean isTransient(@Nullable String state) {
        return state != null
                && state.length() == READ_ONLY.length()
                && (CLASSES.contains(state.substring(0, 2)) || state.equals(READ_ONLY));
    }
}
