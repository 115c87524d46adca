package org.netpeering.server.accounts.table;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;

/**
 * Which access key a secret belongs to, and whose it is.
 *
 * @param keyId of the access key
 * @param account that it calls for
 * @param user whose it is; null for a key of the account itself
 */
public record KeyOwner(
        String keyId, AccountId account, @Nullable String user) {
    /** Injective: neither ids nor names contain a slash. */
    byte[] bytes() {
        return (keyId + "/" + account + "/" + (user == null ? "" : user)).getBytes(StandardCharsets.UTF_8);
    }
}
