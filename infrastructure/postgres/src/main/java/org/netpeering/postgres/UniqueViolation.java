package org.netpeering.postgres;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Recognises that a row lost a race against another of the same key. */
final class UniqueViolation {
    private static final String STATE = "23505";

    private UniqueViolation() {}

    static boolean isCauseOf(@Nullable Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATE.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
