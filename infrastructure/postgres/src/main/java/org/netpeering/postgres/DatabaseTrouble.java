package org.netpeering.postgres;

import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells failures of the database, which pass by themselves, from those of what is handled, which do not: no connection, the
 * server going down or coming up, a standby that is not promoted yet, no room, a deadlock, a lock or a time limit.
 */
final class DatabaseTrouble {
    private static final String READ_ONLY = "25006";

    /** PostgreSQL manual, appendix A: connection, rollback, resources, locks, intervention of an operator, system. */
    private static final Set<String> CLASSES = Set.of("08", "40", "53", "55", "57", "58");

    private DatabaseTrouble() {}

    static boolean isBehind(Throwable failure) {
        @Nullable Throwable cause = failure;
        while (cause != null) {
            if (isTrouble(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean isTrouble(Throwable failure) {
        return failure instanceof TransientDataAccessException
                || failure instanceof RecoverableDataAccessException
                || failure instanceof DataAccessResourceFailureException
                || failure instanceof TransactionException
                || failure instanceof SQLTransientException
                || failure instanceof SQLRecoverableException
                || failure instanceof SQLException sql && isTrouble(sql.getSQLState());
    }

    private static boolean isTrouble(@Nullable String state) {
        return state != null
                && state.length() == READ_ONLY.length()
                && (CLASSES.contains(state.substring(0, 2)) || state.equals(READ_ONLY));
    }
}
