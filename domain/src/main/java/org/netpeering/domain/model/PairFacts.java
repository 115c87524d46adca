package org.netpeering.domain.model;

import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.NetPeeringId;

/**
 * What else exists between and around the two Nets at the moment of asking.
 *
 * @param live a pending or active peering in the same direction, other than the one the command is for
 * @param active an active peering between the two Nets, in either direction, other than the one the command is for
 * @param pendingOfSource how many pending requests the source Net has made
 * @param liveOfSource how many pending or active peerings the source Net takes part in
 * @param liveOfAccepter how many pending or active peerings the accepter Net takes part in
 */
public record PairFacts(
        @Nullable NetPeeringId live,
        @Nullable NetPeeringId active,
        int pendingOfSource,
        int liveOfSource,
        int liveOfAccepter) {
    /** Two Nets that have no peering at all. */
    public static final PairFacts NONE = new PairFacts(null, null, 0, 0, 0);
}
