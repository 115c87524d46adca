package org.netpeering.application.audit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;

/** The log by peering, for those who want to know what was. */
public interface PeeringArchive {
    /** All events of these peerings, each stream in its order; peerings that there are not are left out. */
    Map<NetPeeringId, List<RecordedEvent>> streams(Collection<NetPeeringId> peerings);

    /**
     * The peerings that can have been in a list at an instant, in the order of their requests: requested by then, and not ended
     * before {@code endedSince}.
     *
     * @param viewer the account that one of the Nets is said to belong to, or null for any
     * @param after the one to go on behind, or null to begin
     */
    List<Cursor> listed(@Nullable AccountId viewer, Instant at, Instant endedSince, @Nullable Cursor after, int limit);
}
