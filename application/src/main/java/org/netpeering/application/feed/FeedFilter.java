package org.netpeering.application.feed;

import java.util.Set;
import java.util.stream.Stream;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/**
 * Which events somebody wants: those that every part asks for. A part that is empty asks for nothing in particular.
 *
 * @param accounts owners of either side
 * @param nets Nets of either side
 * @param peerings peerings
 * @param names wire names
 */
public record FeedFilter(Set<AccountId> accounts, Set<NetId> nets, Set<NetPeeringId> peerings, Set<String> names) {
    /** Every event. */
    public static final FeedFilter ALL = new FeedFilter(Set.of(), Set.of(), Set.of(), Set.of());

    /** Copies the parts. */
    public FeedFilter {
        accounts = Set.copyOf(accounts);
        nets = Set.copyOf(nets);
        peerings = Set.copyOf(peerings);
        names = Set.copyOf(names);
    }

    /** Whether the event is wanted. */
    public boolean matches(LoggedEvent logged) {
        NetPeeringEvent event = logged.event();
        return (names.isEmpty() || names.contains(logged.name()))
                && (peerings.isEmpty() || peerings.contains(event.peeringId()))
                && (nets.isEmpty() || ends(event).anyMatch(end -> nets.contains(end.net())))
                && (accounts.isEmpty() || ends(event).anyMatch(this::isOwnerWanted));
    }

    private boolean isOwnerWanted(NetEnd end) {
        AccountId owner = end.account();
        return owner != null && accounts.contains(owner);
    }

    private static Stream<NetEnd> ends(NetPeeringEvent event) {
        return Stream.of(event.source(), event.accepter());
    }
}
