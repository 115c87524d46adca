package org.netpeering.testkit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringQuery.FindNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** Summaries that a test may break in one place. */
class DelegatingSummaries implements PeeringSummaries {
    private final InMemoryPeeringSummaries sound = new InMemoryPeeringSummaries();

    @Override
    public void apply(NetPeeringEvent event, long version) {
        sound.apply(event, version);
    }

    @Override
    public Map<NetPeeringId, Stored> fetchAll(Set<NetPeeringId> peerings) {
        return sound.fetchAll(peerings);
    }

    @Override
    public Page list(ListNetPeerings query, Instant now, Instant endedSince) {
        return sound.list(query, now, endedSince);
    }

    @Override
    public Page find(FindNetPeering query, Instant now, Instant endedSince) {
        return sound.find(query, now, endedSince);
    }

    @Override
    public List<PairSummary> pairs(List<Pair> pairs, Instant now) {
        return sound.pairs(pairs, now);
    }

    @Override
    public List<NetPeeringId> overdue(Instant now, int limit) {
        return sound.overdue(now, limit);
    }

    @Override
    public List<NetPeeringId> liveOf(NetId net) {
        return sound.liveOf(net);
    }

    @Override
    public Optional<NetPeeringId> pendingRequest(NetId source, NetId accepter) {
        return sound.pendingRequest(source, accepter);
    }
}
