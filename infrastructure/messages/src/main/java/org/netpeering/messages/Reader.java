package org.netpeering.messages;

import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.application.feed.LoggedEvent;
import org.netpeering.domain.value.AccountId;

/**
 * Who reads events.
 *
 * @param account reads what concerns it; null for the operator
 * @param isAuditor whether it reads what concerns others as well
 */
public record Reader(@Nullable AccountId account, boolean isAuditor) {
    /** Whether this reader may know of the event. */
    public boolean mayRead(LoggedEvent event) {
        return isAuditor || (account != null && event.event().concerns(account));
    }

    /** Whether this reader may know with which key and from where it was done. */
    boolean maySeeWho(LoggedEvent event) {
        return isAuditor
                || (account != null && account.value().equals(event.metadata().get(CallMetadata.CALLER_ACCOUNT)));
    }
}
