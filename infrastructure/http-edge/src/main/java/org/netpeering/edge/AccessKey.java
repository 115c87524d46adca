package org.netpeering.edge;

import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;

/**
 * A key that signs calls for an account.
 *
 * @param id the public name of the key, which travels with each call
 * @param secret what the caller signs with; never leaves the server
 * @param account the account that owns the key
 * @param user the named user of that account whose key it is; null for a key of the account itself
 * @param sessionToken what must come with each call of a temporary key; null for a permanent key
 */
public record AccessKey(
        String id,
        String secret,
        AccountId account,
        @Nullable String user,
        @Nullable String sessionToken) {

    /** Names the key and its owner, never the secret or the token. */
    @Override
    public String toString() {
        return "AccessKey[id=" + id + ", account=" + account + (sessionToken == null ? "]" : ", temporary]");
    }
}
