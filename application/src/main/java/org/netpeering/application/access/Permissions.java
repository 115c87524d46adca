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

    /**
     * Whether the caller may read what concerns other accounts, as an auditor does. The action is one of the service
     * {@code audit}, such as {@code audit:ReadEvents}. Nobody may unless it is granted by that name: leave to do everything is
     * leave to do everything with what is one's own. Called from many threads at once.
     */
    default boolean mayReadAll(AccessRequest request) {
        return false;
    }
}
