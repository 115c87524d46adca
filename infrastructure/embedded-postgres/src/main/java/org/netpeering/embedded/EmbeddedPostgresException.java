package org.netpeering.embedded;

import org.jspecify.annotations.Nullable;

/**
 * The embedded PostgreSQL cannot be started, or cannot be stopped.
 *
 * <p>The message is meant for a person: it names the path or port, says what is wrong and what to do about it.
 */
public class EmbeddedPostgresException extends RuntimeException {

    EmbeddedPostgresException(String message) {
        this(message, null);
    }

    EmbeddedPostgresException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
