package org.netpeering.postgres;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Recognises that somebody else has locked what is wanted: another node, or a host that is in the middle of a transaction. */
final class LockedOut {
    /** How long a group waits for the lock of somebody else: longer than a commit takes, and short for those who wait with it. */
    static final int PATIENCE_MILLIS = 100;

    /** A lock that was not to be had in time, and two that wait for each other. */
    private static final Set<String> STATES = Set.of("55P03", "40P01");

    private LockedOut() {}

    static boolean isBehind(Throwable failure) {
        for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATES.contains(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }
}
