package org.netpeering.server.accounts.command;

import org.netpeering.domain.value.AccountId;
import org.netpeering.server.accounts.AccessKey;
import org.netpeering.server.accounts.UserName;

/** What a command is about: an account, one of its users, or an access key. */
sealed interface Whom {
    /** An account: {@code 111122223333}. */
    record OfAccount(AccountId id) implements Whom {
        @Override
        public String toString() {
            return id.value();
        }
    }

    /** A user: {@code 111122223333/alice}. */
    record OfUser(AccountId account, String name) implements Whom {
        @Override
        public String toString() {
            return account + "/" + name;
        }
    }

    /** A key: {@code AKEXAMPLE00000000001}. */
    record OfKey(String id) implements Whom {
        @Override
        public String toString() {
            return id;
        }
    }

    /** @throws IllegalArgumentException if it is none of these; the message says what to write */
    static Whom parse(String text) {
        if (AccountId.isValid(text)) {
            return new OfAccount(new AccountId(text));
        }
        if (AccessKey.isValidId(text)) {
            return new OfKey(text);
        }
        int slash = text.indexOf('/');
        if (slash >= 0 && AccountId.isValid(text.substring(0, slash)) && UserName.isValid(text.substring(slash + 1))) {
            return new OfUser(new AccountId(text.substring(0, slash)), text.substring(slash + 1));
        }
        throw new IllegalArgumentException(
                "'" + text + "' is neither an account (12 digits), nor a user (account/name),"
                        + " nor an access key (20 letters and digits)");
    }
}
