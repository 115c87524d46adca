package org.netpeering.domain.model;

import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.NetPeeringId;

/**
 * What else exists between and around the two Nets at the moment of asking.
 *
 * @param live a peering in the same direction that is pending, active or on its way to it, other than the one the command is for
 * @param active a peering that holds the pair, in either direction, other than the one the command is for: one that is active, on
 *     its way to it, or still being deleted
 * @param deleting the same if it is still being deleted
 * @param pendingOfSource how many pending requests the source Net has made
 * @param liveOfSource how many live peerings the source Net takes part in
 * @param liveOfAccepter how many live peerings the accepter Net takes part in
 */
public record PairFacts(
        @Nullable NetPeeringId live,
        @Nullable NetPeeringId active,
        @Nullable NetPeeringId deleting,
        int pendingOfSource,
        int liveOfSource,
        int liveOfAccepter) {
    /** Two Nets that have no peering at all. */
    public static final PairFacts NONE = new PairFacts(null, null, 0, 0, 0);

    /** The same where nothing is being deleted. */
    public PairFacts(
            @Nullable NetPeeringId live,
            @Nullable NetPeeringId active,
            int pendingOfSource,
            int liveOfSource,
            int liveOfAccepter) {
        this(live, active, null, pendingOfSource, liveOfSource, liveOfAccepter);
    }
}
