package org.netpeering.console;

import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.PeeringStatus;

/**
 * A peering as one account sees it on a page.
 *
 * @param name the value of its tag {@code Name}; empty without one
 * @param status the wire name of its state
 * @param isEnded whether it leaves the list within the hour
 * @param expires when a pending request lapses; null if it does not any more
 */
record PeeringRow(
        String id,
        String name,
        String status,
        String message,
        boolean isEnded,
        End source,
        End accepter,
        Times.@Nullable Moment expires,
        Times.Moment requested,
        boolean mayAccept,
        boolean mayDelete,
        SortedMap<String, String> tags) {
    private static final String NAME = "Name";

    /**
     * @param account its owner; empty if nobody knows
     * @param isOwn whether it belongs to the account that looks
     */
    record End(String net, List<String> ranges, String account, String accountName, boolean isOwn) {}

    static PeeringRow of(PeeringView view, AccountId viewer, AccountNames names, Times times) {
        boolean isPending = view.status() == PeeringStatus.PENDING_ACCEPTANCE;
        boolean isAccepter = view.accepter().isOwnedBy(viewer);
        boolean isSource = view.source().isOwnedBy(viewer);
        return new PeeringRow(
                view.id().value(),
                view.tagsOf(viewer).getOrDefault(NAME, ""),
                view.status().wireName(),
                view.message(),
                !view.status().isLive(),
                end(view.source(), viewer, names),
                end(view.accepter(), viewer, names),
                isPending ? times.moment(view.expiresAt()) : null,
                times.moment(view.requestedAt()),
                isPending && isAccepter,
                (isPending && isSource) || view.status() == PeeringStatus.ACTIVE,
                view.tagsOf(viewer));
    }

    private static End end(NetEnd end, AccountId viewer, AccountNames names) {
        AccountId account = end.account();
        return new End(
                end.net().value(),
                end.ranges().stream().map(CidrBlock::toString).toList(),
                account == null ? "" : account.value(),
                account == null ? "" : names.nameOf(account).orElse(""),
                end.isOwnedBy(viewer));
    }
}
