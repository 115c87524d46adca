package org.netpeering.server.accounts.command;

import java.util.function.Consumer;

/** Opens the accounts of the database that the settings name. */
@FunctionalInterface
public interface AccountBooks {
    /**
     * Does the work, and closes what was opened for it.
     *
     * @throws CommandRefusedException if the database cannot be reached
     */
    void open(Consumer<AccountBook> work);
}
