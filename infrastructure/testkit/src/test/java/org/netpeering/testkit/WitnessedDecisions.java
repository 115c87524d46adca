package org.netpeering.testkit;

import static java.util.Comparator.naturalOrder;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.view.PeeringSummaries.PairTakenException;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.model.Decision;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.testkit.ShardedHistory.Incident;
import org.netpeering.testkit.SimulatedCall.Stage;
import org.netpeering.testkit.SimulatedLog.Commit;

/** The decisions of all shards, and a witness who has seen each at the moment it was made and knows of no shards. */
final class WitnessedDecisions {
    static final String ONE_DECISION = "one decision for a pair of Nets, over all shards";

    final SimulatedLog witness = new SimulatedLog();
    Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final InMemoryPeeringSummaries witnessed = new InMemoryPeeringSummaries();
    private final InMemoryNetDirectory nets = SimulatedClients.nets();
    private final List<SimulatedCall> calls = new ArrayList<>();
    private final Set<ShardFault> faults;
    private final Consumer<Incident> count;

    WitnessedDecisions(Set<ShardFault> faults, Consumer<Incident> count) {
        this.faults = faults;
        this.count = count;
    }

    InMemoryNetDirectory nets() {
        return nets;
    }

    SimulatedCall begin(int node, NetPeeringCommand command) {
        SimulatedCall call = new SimulatedCall(calls.size(), node, command);
        calls.add(call);
        return call;
    }

    NetFacts net(NetId net) {
        return Objects.requireNonNull(nets.find(Set.of(net)).get(net));
    }

    /** What follows from the command, once, on what this shard knows. */
    void decide(SimulatedShard shard, SimulatedCall call) {
        NetPeeringId id = call.command.peeringId();
        if (!shard.isFirst(call.commandId)) {
            return;
        }
        Facts facts = facts(shard, call.command);
        Decision decision = NetPeeringDecider.decide(call.command, shard.log.state(id), facts);
        count.accept(decision.events().isEmpty() ? Incident.REFUSED : Incident.DECIDED);
        if (!decision.events().isEmpty()) {
            Commit commit = new Commit(call.commandId, call.command, facts, shard.log.length(id), decision);
            testify(commit);
            shard.log.append(commit, shard.peerings);
        }
        if (decision.events().isEmpty() && faults.contains(ShardFault.REFUSALS_ARE_FORGOTTEN)) {
            shard.forget(call.commandId);
        }
        if (call.stage == Stage.ARRIVED) {
            call.decision = decision;
            call.sequence = shard.log.length(id);
            call.stage = Stage.COMMITTED;
        }
    }

    private Facts facts(SimulatedShard shard, NetPeeringCommand command) {
        NetPeeringId id = command.peeringId();
        @Nullable PeeringView view = shard.log.state(id).view().orElse(null);
        if (command instanceof RequestNetPeering request) {
            expireBefore(shard, request);
            return facts(shard, id, request.sourceNet(), request.accepterNet());
        }
        return view == null
                ? new Facts(now, null, null, PairFacts.NONE, PeeringSettings.DEFAULTS)
                : facts(shard, id, view.source().net(), view.accepter().net());
    }

    private Facts facts(SimulatedShard shard, NetPeeringId id, NetId source, NetId accepter) {
        PairFacts pair = shard.peerings.pair(source, accepter, id, now).facts();
        return new Facts(now, net(source), net(accepter), pair, PeeringSettings.DEFAULTS);
    }

    private void expireBefore(SimulatedShard shard, RequestNetPeering request) {
        @Nullable
        NetPeeringId overdue = shard.peerings
                .pair(request.sourceNet(), request.accepterNet(), request.peeringId(), now)
                .overdue();
        if (overdue != null) {
            decide(shard, begin(0, new ExpireNetPeering(overdue)));
        }
    }

    private void testify(Commit commit) {
        try {
            require(witness.append(commit, witnessed), ONE_DECISION, commit);
        } catch (PairTakenException taken) {
            throw new AssertionError("'" + ONE_DECISION + "' does not hold of " + commit, taken);
        }
    }

    /** Moves the clock to the instant when the last request has expired. */
    void passLastExpiry() {
        Instant last = witness.streams().keySet().stream()
                .map(id -> witness.state(id).view().orElseThrow().expiresAt())
                .max(naturalOrder())
                .orElse(now);
        now = last.isAfter(now) ? last : now;
    }

    void check() {
        PromisesKept.check(witness, witnessed, calls);
    }

    private static void require(boolean kept, String promise, Object about) {
        if (!kept) {
            throw new AssertionError("'" + promise + "' does not hold of " + about);
        }
    }
}
