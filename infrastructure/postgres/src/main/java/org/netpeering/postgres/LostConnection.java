package org.netpeering.postgres;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises that there is nobody left to ask: no connection, or a database that goes down. */
final class LostConnection {
    /** PostgreSQL manual, appendix A: connection, resources, intervention of an operator, system. */
    private static final Set<String> CLASSES = Set.of("08", "53", "57", "58");

    private LostConnection() {}

    static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                return state == null || CLASSES.contains(state.substring(0, Math.min(2, state.length())));
            }
        }
        return true;
    }
}
