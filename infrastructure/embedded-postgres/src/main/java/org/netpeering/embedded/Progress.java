package org.netpeering.embedded;

/**
 * Hears what the embedded PostgreSQL is doing while it does it.
 *
 * <p>Called on the thread that starts the server, before each step that takes noticeable time; never called with a secret.
 */
@FunctionalInterface
public interface Progress {

    /** Takes one sentence meant for the person at the terminal. */
    void says(String sentence);
}
