package org.netpeering.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Recognises that a row lost a race against another of the same key. */
final class UniqueViolation {
    private static final String STATE = "23505";

    private UniqueViolation() {}

    static boolean isCauseOf(@Nullable Throwable thrown) {
        return find(thrown) != null;
    }

    /** Whether the row was one of that table, which is in the schema of the engine. */
    static boolean isOf(String table, Throwable thrown) {
        return find(thrown) instanceof PSQLException psql
                && psql.getServerErrorMessage() != null
                && table.equals(psql.getServerErrorMessage().getTable());
    }

    private static @Nullable SQLException find(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATE.equals(sql.getSQLState())) {
                return sql;
            }
        }
        return null;
    }
}
