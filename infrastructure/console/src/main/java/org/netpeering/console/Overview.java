package org.netpeering.console;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.PeeringStatus;

/**
 * What an account has, the newest first, and how many in each state. However many there are, and whatever is asked, an answer takes
 * milliseconds: of each state and side only so many are looked at, from where a page begins.
 *
 * <p>Rights are checked by whoever asks.
 */
public interface Overview {
    /** Those that were requested before that place, or the newest of all; {@code next} is behind the oldest of them. */
    Page older(AccountId account, List<PeeringFilter> filters, @Nullable Cursor than, int limit);

    /** Those that were requested next after that place, the newest first; {@code next} is behind the newest of them. */
    Page newer(AccountId account, List<PeeringFilter> filters, Cursor than, int limit);

    /** How many meet the filters; a state is left out if it is certain that there are none. */
    Map<PeeringStatus, Count> counts(AccountId account, List<PeeringFilter> filters);

    /** How many of each state and side are looked at. */
    int lookedAt();

    /** @param isAtLeast whether there may be more of them, since not all were looked at */
    record Count(int number, boolean isAtLeast) {}
}
