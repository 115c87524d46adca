package org.netpeering.server.accounts;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;

/**
 * What a caller signs with.
 *
 * @param id sent with every call; 20 letters and digits
 * @param account the account that calls with this key
 * @param secret never sent, never shown; 40 characters
 * @param policy what the key may do, as it was written; null if it was not
 * @param sessionToken what a caller must send along, never shown; null for a lasting key
 */
public record AccessKey(
        String id,
        AccountId account,
        String secret,
        @Nullable String policy,
        @Nullable String sessionToken) {

    static final int ID_LENGTH = 20;
    static final int SECRET_LENGTH = 40;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{" + ID_LENGTH + "}");
    private static final Pattern SECRET = Pattern.compile("[!-~]{" + SECRET_LENGTH + "}");

    /** @throws IllegalArgumentException if the id or the secret has not its shape; the secret is not told */
    public AccessKey {
        if (!isValidId(id)) {
            throw new IllegalArgumentException("Access key id '" + id + "' is not 20 letters and digits");
        }
        if (!isValidSecret(secret)) {
            throw new IllegalArgumentException("The secret of access key " + id + " is not 40 characters");
        }
    }

    static boolean isValidId(String id) {
        return ID.matcher(id).matches();
    }

    static boolean isValidSecret(String secret) {
        return SECRET.matcher(secret).matches();
    }

    /** Without secret and session token. */
    @Override
    public String toString() {
        return "AccessKey[id=" + id + ", account=" + account + "]";
    }
}
