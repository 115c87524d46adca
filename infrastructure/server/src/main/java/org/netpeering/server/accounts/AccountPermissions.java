package org.netpeering.server.accounts;

import java.util.Optional;
import java.util.function.Function;
import org.netpeering.application.access.AccessRequest;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.access.Ruling;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;

/**
 * Lets each access key do what its policies say.
 *
 * <p>What no key has signed comes from a program around the engine, which is trusted. A key that has been switched off since it
 * signed, or that is of another account, may do nothing.
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

    private Ruling ruling(String keyId, AccountId account, Function<AccessKey, Ruling> ask) {
        return accounts.accessKey(keyId)
                .filter(key -> key.account().equals(account))
                .map(ask)
                .orElse(Ruling.NOT_ALLOWED);
    }
}
