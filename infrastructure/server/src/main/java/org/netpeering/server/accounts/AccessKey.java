package org.netpeering.server.accounts;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.access.Policy;
import org.netpeering.application.access.Ruling;
import org.netpeering.domain.value.AccountId;

/**
 * What a caller signs with.
 *
 * @param id sent with every call; 20 letters and digits
 * @param account the account that calls with this key
 * @param user the named user of the account whose key it is; null for a key of the account itself
 * @param secret never sent, never shown; 40 characters
 * @param policies all that say what the key may do, its own and those of its user
 * @param sessionToken what a caller must send along, never shown; null for a lasting key
 */
public record AccessKey(
        String id,
        AccountId account,
        @Nullable String user,
        String secret,
        List<Policy> policies,
        @Nullable String sessionToken)
        implements Credential {

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
        policies = List.copyOf(policies);
    }

    /**
     * What the key may do: a key of the account itself without policies everything, a key of a user only what a policy allows
     * (OAPI contract, 4).
     */
    @Override
    public Ruling ruling(String action) {
        return user == null && policies.isEmpty() ? Ruling.ALLOWED : Ruling.on(action, policies);
    }

    /** Whether a policy lets the key do this by the name of its service; a key without policies may not. */
    @Override
    public Ruling spelledOutRuling(String action) {
        return Ruling.onSpelledOut(action, policies);
    }

    /** Whether the text has the shape of an access key id. */
    public static boolean isValidId(String id) {
        return ID.matcher(id).matches();
    }

    static boolean isValidSecret(String secret) {
        return SECRET.matcher(secret).matches();
    }

    /** Without secret and session token. */
    @Override
    public String toString() {
        return "AccessKey[id=" + id + ", account=" + account + (user == null ? "]" : ", user=" + user + "]");
    }
}
