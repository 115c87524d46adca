package org.netpeering.server.accounts;

import org.jspecify.annotations.Nullable;

/**
 * The accounts file cannot be used.
 *
 * <p>The message is meant for a person: it names file, line and field, says what is wrong and what to do; it never
 * contains a secret.
 */
public final class AccountsFileException extends RuntimeException {

    AccountsFileException(String message) {
        this(message, null);
    }

    AccountsFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
