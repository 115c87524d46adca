package org.netpeering.server.accounts;

import java.util.List;
import org.netpeering.domain.value.AccountId;

/**
 * An owner of Nets who may call.
 *
 * @param id of the account
 * @param name for people; not unique
 * @param accessKeys all of this account, those of its users included; none is possible
 * @param passwords of its users
 */
public record Account(AccountId id, String name, List<AccessKey> accessKeys, List<UserPassword> passwords) {

    /** @throws IllegalArgumentException if a key or a password names another account */
    public Account {
        accessKeys = List.copyOf(accessKeys);
        passwords = List.copyOf(passwords);
        for (UserPassword password : passwords) {
            if (!password.account().equals(id)) {
                throw new IllegalArgumentException(
                        "The password of user " + password.id() + " is not of account " + id);
            }
        }
        for (AccessKey key : accessKeys) {
            if (!key.account().equals(id)) {
                throw new IllegalArgumentException(
                        "Access key " + key.id() + " is of account " + key.account() + ", not of " + id);
            }
        }
    }

    /** Without passwords. */
    public Account(AccountId id, String name, List<AccessKey> accessKeys) {
        this(id, name, accessKeys, List.of());
    }
}
