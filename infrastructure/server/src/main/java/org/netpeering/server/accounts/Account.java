package org.netpeering.server.accounts;

import java.util.List;
import org.netpeering.domain.value.AccountId;

/**
 * An owner of Nets who may call.
 *
 * @param id of the account
 * @param name for people; not unique
 * @param accessKeys all of this account, those of its users included; none is possible
 */
public record Account(AccountId id, String name, List<AccessKey> accessKeys) {

    /** @throws IllegalArgumentException if a key names another account */
    public Account {
        accessKeys = List.copyOf(accessKeys);
        for (AccessKey key : accessKeys) {
            if (!key.account().equals(id)) {
                throw new IllegalArgumentException(
                        "Access key " + key.id() + " is of account " + key.account() + ", not of " + id);
            }
        }
    }
}
