package org.netpeering.server.accounts;

import java.util.List;
import org.netpeering.application.access.Policy;
import org.netpeering.application.access.Ruling;
import org.netpeering.domain.value.AccountId;
import org.netpeering.server.accounts.password.PasswordHash;

/**
 * What a user signs in to the console with.
 *
 * @param hash as bcrypt writes it, never shown
 * @param policies all that say what the user may do
 */
public record UserPassword(AccountId account, String user, String hash, List<Policy> policies) implements Credential {
    private static final char SEPARATOR = '/';

    /** @throws IllegalArgumentException if the hash has not its shape; it is not told */
    public UserPassword {
        if (!PasswordHash.isValid(hash)) {
            throw new IllegalArgumentException(
                    "The password hash of user " + account + SEPARATOR + user + " is not one of bcrypt");
        }
        policies = List.copyOf(policies);
    }

    /** Under which it is found: the account, a slash and the user. */
    public String id() {
        return account.value() + SEPARATOR + user;
    }

    static boolean isId(String text) {
        return text.indexOf(SEPARATOR) >= 0;
    }

    @Override
    public Ruling ruling(String action) {
        return Ruling.on(action, policies);
    }

    @Override
    public Ruling spelledOutRuling(String action) {
        return Ruling.onSpelledOut(action, policies);
    }

    /** Without the hash. */
    @Override
    public String toString() {
        return "UserPassword[" + id() + "]";
    }
}
