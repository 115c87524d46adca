package org.netpeering.server.accounts;

import java.util.Optional;
import org.netpeering.domain.value.AccountId;

/** The accounts that may call now, with their access keys. Asked on every call, from many threads. */
public interface Accounts {
    /** The most lasting keys of one owner that are active at once: the one in use, and the one that shall replace it. */
    int MOST_KEYS = 2;

    /** Empty if there is no such account. */
    Optional<Account> account(AccountId id);

    /** The key with this id, which tells the account and the secret; empty if there is none, or if it is switched off. */
    Optional<AccessKey> accessKey(String id);

    /**
     * The password of a user, by account, slash and name, which tells the account, the user and the hash; empty if there is no such user, if
     * it is switched off, or if it has none.
     */
    Optional<UserPassword> password(String id);

    /** Whether everybody who can read knows one of the keys: such accounts must not guard anything. */
    boolean containsDemoKeys();
}
