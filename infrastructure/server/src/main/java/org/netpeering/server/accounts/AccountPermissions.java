package org.netpeering.server.accounts;

import java.util.Optional;
import java.util.function.Function;
import org.netpeering.application.access.AccessRequest;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.access.Ruling;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;

/**
 * Lets each access key do what its policies say, and each user who came in with a password what those of the user say.
 *
 * <p>What no key has signed comes from a program around the engine, which is trusted. A key or a user that has been switched off since,
 * or that is of another account, may do nothing.
 */
public final class AccountPermissions implements Permissions {
    private final Accounts accounts;

    /** The keys and policies of these. */
    public AccountPermissions(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<Refusal.ActionDenied> denialOf(AccessRequest request) {
        String keyId = request.accessKeyId();
        if (keyId == null) {
            return Optional.empty();
        }
        Ruling ruling = ruling(keyId, request.account(), key -> key.ruling(request.action()));
        return ruling == Ruling.ALLOWED
                ? Optional.empty()
                : Optional.of(new Refusal.ActionDenied(request.action(), ruling == Ruling.DENIED));
    }

    @Override
    public boolean mayReadAll(AccessRequest request) {
        String keyId = request.accessKeyId();
        return keyId != null
                && ruling(keyId, request.account(), key -> key.spelledOutRuling(request.action())) == Ruling.ALLOWED;
    }

    private Ruling ruling(String keyId, AccountId account, Function<Credential, Ruling> ask) {
        Optional<? extends Credential> credential =
                UserPassword.isId(keyId) ? accounts.password(keyId) : accounts.accessKey(keyId);
        return credential
                .filter(key -> key.account().equals(account))
                .<Ruling>map(ask::apply)
                .orElse(Ruling.NOT_ALLOWED);
    }
}
