package org.netpeering.server.accounts.command;

import java.util.Locale;

/** Whether an account, a user or a key may call. */
enum State {
    ACTIVE,
    DISABLED;

    /** As in the tables. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
