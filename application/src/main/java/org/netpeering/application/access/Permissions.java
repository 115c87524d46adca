package org.netpeering.application.access;

import java.util.Optional;
import org.netpeering.domain.api.Refusal;

/**
 * Says what a caller may do; asked before each command, query and call, and before anything is read for it.
 *
 * <p>It is about actions only. Whose peering something may be done with is a rule of the domain.
 */
@FunctionalInterface
public interface Permissions {
    /** Everybody may ask for everything. */
    Permissions ALL = request -> Optional.empty();

    /** Why the caller may not do this; empty if it may. Called from many threads at once. */
    Optional<Refusal.ActionDenied> denialOf(AccessRequest request);
}
