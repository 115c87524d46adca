package org.netpeering.application.view;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringQuery.FindNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/**
 * The current state of every peering, written in the transaction of the events.
 *
 * <p>It also decides races: at most one live peering per direction, and one that holds the pair of Nets.
 */
public interface PeeringSummaries {
    /**
     * Brings the row of the peering up to the event; an event at or below the version of the row changes nothing.
     *
     * @param version the sequence number of the event in the stream of its peering
     * @throws PairTakenException if another peering of the same pair was faster
     */
    void apply(NetPeeringEvent event, long version);

    /** These peerings as stored, whatever their state; one that does not exist is left out. */
    Map<NetPeeringId, Stored> fetchAll(Set<NetPeeringId> peerings);

    /** The peering as stored, whatever its state. */
    default Optional<PeeringView> fetch(NetPeeringId peering) {
        return Optional.ofNullable(fetchAll(Set.of(peering)).get(peering)).map(Stored::view);
    }

    /**
     * Answers the query as of {@code now}; peerings that ended at or before {@code endedSince}, or too long ago by the retention of the
     * query, are left out.
     */
    Page list(ListNetPeerings query, Instant now, Instant endedSince);

    /** Answers the query as of {@code now}; a peering that ended at or before {@code endedSince} is left out. */
    Page find(FindNetPeering query, Instant now, Instant endedSince);

    /** What exists between and around the two Nets of each pair as of {@code now}, in the order of the pairs. */
    List<PairSummary> pairs(List<Pair> pairs, Instant now);

    /** What exists between and around two Nets as of {@code now}, apart from the peering that is asked about. */
    default PairSummary pair(NetId source, NetId accepter, NetPeeringId exceptFor, Instant now) {
        return pairs(List.of(new Pair(source, accepter, exceptFor)), now).getFirst();
    }

    /** Pending peerings whose instant of expiry has come, the longest overdue first. */
    List<NetPeeringId> overdue(Instant now, int limit);

    /** Live peerings in which the Net takes part. */
    List<NetPeeringId> liveOf(NetId net);

    /** The pending request from that source Net to that accepter Net, if there is one. */
    Optional<NetPeeringId> pendingRequest(NetId source, NetId accepter);

    /**
     * A peering as stored.
     *
     * @param version the sequence number of its last event
     */
    record Stored(PeeringView view, long version) {}

    /**
     * Two Nets that are asked about.
     *
     * @param exceptFor a peering that does not count
     */
    record Pair(NetId source, NetId accepter, NetPeeringId exceptFor) {}

    /**
     * What exists between two Nets.
     *
     * @param overdue a request in the same direction whose instant has come but which is still stored as pending
     */
    record PairSummary(PairFacts facts, @Nullable NetPeeringId overdue) {}

    /** Another peering of the same pair of Nets was faster; ask again with fresh facts. */
    final class PairTakenException extends RuntimeException {
        /** Names the peering that came too late. */
        public PairTakenException(NetPeeringId loser, Throwable cause) {
            super("Another peering of the same pair of Nets was faster than " + loser, cause);
        }
    }
}
