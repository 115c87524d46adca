package org.netpeering.application.command;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.EngineParts;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.application.view.PeeringSummaries.PairSummary;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** Gathers what a decision may know: now, both Nets, and what else exists between them. */
final class FactsGathering {
    private final NetDirectory directory;
    private final PeeringSummaries summaries;
    private final InstantSource clock;
    private final PeeringSettings settings;

    private FactsGathering(
            NetDirectory directory, PeeringSummaries summaries, InstantSource clock, PeeringSettings settings) {
        this.directory = directory;
        this.summaries = summaries;
        this.clock = clock;
        this.settings = settings;
    }

    static FactsGathering from(EngineParts parts) {
        return new FactsGathering(parts.directory(), parts.summaries(), parts.clock(), parts.settings());
    }

    /**
     * The facts, and an overdue request that stands in the way.
     *
     * @param overdue a pending request of the same direction whose instant has come; it must be expired first
     */
    record Gathered(Facts facts, @Nullable NetPeeringId overdue) {}

    Gathered gather(NetPeeringCommand command) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (command instanceof RequestNetPeering request) {
            return aboutBothNets(request.sourceNet(), request.accepterNet(), request.peeringId(), now);
        }
        if (command instanceof AcceptNetPeering accept) {
            // Of a peering of others no more is read than of one that does not exist: the time must not tell them
            // apart.
            Optional<PeeringView> peering =
                    summaries.fetch(accept.peeringId()).filter(view -> view.concerns(accept.caller()));
            if (peering.isPresent()) {
                NetId source = peering.get().source().net();
                NetId accepter = peering.get().accepter().net();
                return aboutBothNets(source, accepter, accept.peeringId(), now);
            }
        }
        return new Gathered(new Facts(now, null, null, PairFacts.NONE, settings), null);
    }

    private Gathered aboutBothNets(NetId source, NetId accepter, NetPeeringId peering, Instant now) {
        Map<NetId, NetFacts> nets = directory.find(source.equals(accepter) ? Set.of(source) : Set.of(source, accepter));
        PairSummary pair = summaries.pair(source, accepter, peering, now);
        Facts facts = new Facts(now, nets.get(source), nets.get(accepter), pair.facts(), settings);
        return new Gathered(facts, pair.overdue());
    }
}
