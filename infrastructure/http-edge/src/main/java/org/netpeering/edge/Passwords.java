package org.netpeering.edge;

import org.netpeering.edge.Visitors.Visitor;

/** The passwords of users, for people who sign in with a browser. Asked from many threads, with whatever strangers send. */
public interface Passwords {
    /** What separates an account and the name of its user, which no id of an access key contains. */
    char SEPARATOR = '/';

    /** What a password is worth. */
    sealed interface Answer {
        /** It is that of the user, who may come in. */
        record Right(Visitor visitor) implements Answer {}

        /** It is not, or there is no such user, or it has no password, or is switched off; nobody learns which. */
        record Wrong() implements Answer {}

        /** Too many are being checked at this moment. */
        record Busy() implements Answer {}
    }

    /**
     * Checks a password; it takes as long for users that do not exist.
     *
     * @param user an account and the name of its user, such as {@code 111122223333/alice}; any text
     * @param password any text
     */
    Answer check(String user, String password);

    /** Whether the user that came in with a password is still there, with the same one. */
    boolean isCurrent(Visitor visitor);
}
