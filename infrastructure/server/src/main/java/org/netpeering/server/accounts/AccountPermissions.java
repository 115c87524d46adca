package org.netpeering.server.accounts;

import java.util.Optional;
import org.netpeering.application.access.AccessRequest;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.access.Ruling;
import org.netpeering.domain.api.Refusal;

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
        Ruling ruling = accounts.accessKey(keyId)
                .filter(key -> key.account().equals(request.account()))
                .map(key -> key.ruling(request.action()))
                .orElse(Ruling.NOT_ALLOWED);
        return ruling == Ruling.ALLOWED
                ? Optional.empty()
                : Optional.of(new Refusal.ActionDenied(request.action(), ruling == Ruling.DENIED));
    }
}
