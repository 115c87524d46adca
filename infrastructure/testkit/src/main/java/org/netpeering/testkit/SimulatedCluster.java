package org.netpeering.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.application.view.PeeringSummaries.PairSummary;
import org.netpeering.application.view.PeeringSummaries.PairTakenException;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRangesChanged;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.ProvisioningCommand.ContinueProvisioning;
import org.netpeering.domain.model.Decision;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.model.ProvisioningSettings;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.testkit.SimulatedCall.Stage;
import org.netpeering.testkit.SimulatedLog.Commit;
import org.netpeering.testkit.SimulatedLog.Entry;
import org.netpeering.testkit.Simulation.Incident;

/** Two nodes on one log. Every step of everything is one turn, and the seed says whose turn it is. */
final class SimulatedCluster {
    private static final int TURNS = 90;
    private static final int NODES = 2;
    private static final int MOST_TRIES = 8;
    private static final int MOST_ROUNDS = 20;
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SplittableRandom random;
    private final SimulationParts parts;
    private final PeeringSettings settings;
    private final Map<Incident, Long> incidents;
    private final PeeringSummaries summaries;
    private final InMemoryNetDirectory nets = SimulatedClients.nets();
    private final SimulatedLog log = new SimulatedLog();
    private final SimulatedClients clients;
    private final SimulatedProcesses processes;
    private final SimulatedNetwork network;
    private final List<SimulatedCall> calls = new ArrayList<>();
    private final List<SimulatedCall> underWay = new ArrayList<>();
    private final Duration[] skews = {Duration.ZERO, Duration.ZERO};
    private Instant now = START;

    SimulatedCluster(long seed, SimulationParts parts, Map<Incident, Long> incidents) {
        this.random = new SplittableRandom(seed);
        this.parts = parts;
        this.settings = parts.host().provisions() ? givingUpSoon(1 + random.nextInt(3)) : PeeringSettings.DEFAULTS;
        this.incidents = incidents;
        this.summaries = parts.summaries().get();
        this.clients = new SimulatedClients(random, log, nets);
        this.processes = new SimulatedProcesses(random, log, summaries, this::count);
        this.network = new SimulatedNetwork(random, this::count);
    }

    /** With the usual number of tries a history would rarely come to the last one. */
    private static PeeringSettings givingUpSoon(int tries) {
        PeeringSettings usual = PeeringSettings.DEFAULTS;
        ProvisioningSettings provisioning = usual.provisioning();
        return new PeeringSettings(
                usual.expiry(),
                usual.listingRetention(),
                usual.requireVm(),
                usual.requireAccepterOwner(),
                usual.pendingPerNet(),
                usual.peeringsPerNet(),
                new ProvisioningSettings(
                        provisioning.answerWithin(), tries, provisioning.firstRetry(), provisioning.longestRetry()));
    }

    SimulatedLog log() {
        return log;
    }

    PeeringSummaries summaries() {
        return summaries;
    }

    List<SimulatedCall> calls() {
        return calls;
    }

    /** Lets anything happen, in any order. */
    void live() {
        for (int turn = 0; turn < TURNS; turn++) {
            int choice = random.nextInt(100);
            if (choice < 52) {
                proceed();
            } else if (choice < 72) {
                clients.next().forEach(this::send);
            } else if (choice < 84) {
                processes.follow(nowAt(0)).forEach(this::send);
                network.follow(log, nowAt(0)).forEach(this::send);
            } else if (choice < 90) {
                now = now.plusSeconds(random.nextLong(1, 200_000)).plusNanos(random.nextInt(1_000_000) * 1_000L);
            } else {
                misfortune(random.nextInt(6));
            }
        }
    }

    private void misfortune(int kind) {
        switch (kind) {
            case 0 -> crash(random.nextInt(NODES));
            case 1 -> {
                skews[random.nextInt(NODES)] = Duration.ofSeconds(random.nextLong(-604_800, 604_801));
                count(Incident.CLOCK_JUMP);
            }
            case 2 -> {
                clients.changeNets();
                count(Incident.NET_CHANGED);
            }
            case 3 -> sweep(random.nextInt(NODES));
            case 4 -> processes.readAgain();
            default -> standAtAnExpiry();
        }
    }

    /** The instants that matter most are the last microsecond before the expiry and the expiry itself. */
    private void standAtAnExpiry() {
        List<Entry> entries = log.entries();
        if (!entries.isEmpty()) {
            NetPeeringId id =
                    entries.get(random.nextInt(entries.size())).event().peeringId();
            PeeringView view = log.state(id).view().orElseThrow();
            if (view.expiresAt().isAfter(now)) {
                now = view.expiresAt().minusNanos(random.nextInt(2) * 1_000L);
                skews[random.nextInt(NODES)] = Duration.ZERO;
            }
        }
    }

    /** After the storm: clocks are right, everything has been answered or is lost, all is overdue, and the sweep runs. */
    void settle() {
        skews[0] = Duration.ZERO;
        skews[1] = Duration.ZERO;
        finishAll();
        arrive();
        Instant latest = log.streams().keySet().stream()
                .map(id -> log.state(id).view().orElseThrow().expiresAt())
                .max(Instant::compareTo)
                .orElse(now);
        now = latest.isAfter(now) ? latest : now;
        sweep(0);
        finishAll();
    }

    /** The provisioner is in a good mood at last. */
    private void arrive() {
        for (int round = 0; !log.onTheirWay().isEmpty() && round < MOST_ROUNDS; round++) {
            network.finish(log).forEach(this::send);
            finishAll();
            now = now.plus(Duration.ofDays(1));
            log.onTheirWay().forEach(id -> send(new ContinueProvisioning(id)));
            finishAll();
        }
    }

    private void finishAll() {
        while (!underWay.isEmpty()) {
            proceed();
        }
    }

    private void sweep(int node) {
        count(Incident.SWEEP);
        parts.sweep().overdue(summaries, nowAt(node)).forEach(id -> begin(node, new ExpireNetPeering(id)));
    }

    private void send(NetPeeringCommand command) {
        count(Incident.COMMAND);
        begin(random.nextInt(NODES), command);
    }

    private SimulatedCall begin(int node, NetPeeringCommand command) {
        SimulatedCall call = new SimulatedCall(calls.size(), node, command);
        calls.add(call);
        underWay.add(call);
        return call;
    }

    private void crash(int node) {
        count(Incident.CRASH);
        for (SimulatedCall call : underWay) {
            if (call.node == node) {
                if (call.stage == Stage.COMMITTED) {
                    count(Incident.ACKNOWLEDGEMENT_LOST);
                }
                call.stage = Stage.UNKNOWN;
            }
        }
        underWay.removeIf(call -> call.node == node);
        processes.restart();
        network.restart();
    }

    private void proceed() {
        if (!underWay.isEmpty()) {
            proceed(underWay.get(random.nextInt(underWay.size())));
        }
    }

    private void proceed(SimulatedCall call) {
        switch (call.stage) {
            case ARRIVED -> gather(call);
            case GATHERED -> {
                call.sequence = log.length(call.command.peeringId());
                call.state = log.state(call.command.peeringId());
                call.stage = Stage.LOADED;
            }
            case LOADED -> decideAndCommit(call);
            case COMMITTED -> call.stage = Stage.ANSWERED;
            case ANSWERED, UNKNOWN -> {}
        }
        if (!call.isUnderWay()) {
            underWay.remove(call);
        }
    }

    private void gather(SimulatedCall call) {
        Instant clock = nowAt(call.node);
        call.stage = Stage.GATHERED;
        Optional<NetId[]> ends = ends(call.command);
        if (ends.isEmpty()) {
            call.facts = new Facts(clock, null, null, PairFacts.NONE, settings, parts.host());
            return;
        }
        NetId source = ends.get()[0];
        NetId accepter = ends.get()[1];
        Map<NetId, NetFacts> found = nets.find(Set.of(source, accepter));
        PairSummary pair = summaries.pair(source, accepter, call.command.peeringId(), clock);
        @Nullable NetPeeringId overdue = pair.overdue();
        if (call.command instanceof RequestNetPeering && overdue != null) {
            call.stage = Stage.ARRIVED;
            complete(begin(call.node, new ExpireNetPeering(overdue)));
            pair = summaries.pair(source, accepter, call.command.peeringId(), clock);
            call.stage = Stage.GATHERED;
        }
        call.facts = new Facts(clock, found.get(source), found.get(accepter), pair.facts(), settings, parts.host());
    }

    private void complete(SimulatedCall call) {
        while (call.isUnderWay()) {
            proceed(call);
        }
    }

    private Optional<NetId[]> ends(NetPeeringCommand command) {
        if (command instanceof RequestNetPeering request) {
            return Optional.of(new NetId[] {request.sourceNet(), request.accepterNet()});
        }
        return command instanceof AcceptNetPeering || command instanceof ReportNetRangesChanged
                ? summaries.fetch(command.peeringId()).map(view ->
                        new NetId[] {view.source().net(), view.accepter().net()})
                : Optional.empty();
    }

    private void decideAndCommit(SimulatedCall call) {
        Facts facts = call.facts;
        if (facts == null) {
            throw new IllegalStateException("No facts for " + call);
        }
        Decision decision = parts.decider().decide(call.command, call.state, facts);
        if (decision.refusal() != null) {
            count(Incident.REFUSAL);
        }
        try {
            boolean committed = decision.events().isEmpty()
                    || log.append(new Commit(call.commandId, call.command, facts, call.sequence, decision), summaries);
            if (committed) {
                call.decision = decision;
                call.stage = Stage.COMMITTED;
                countCommit(call, decision);
            } else {
                retry(call, Incident.CONFLICT_RETRIED);
            }
        } catch (PairTakenException overtaken) {
            retry(call, Incident.PAIR_TAKEN_RETRIED);
        }
    }

    private void countCommit(SimulatedCall call, Decision decision) {
        if (!decision.events().isEmpty()) {
            count(Incident.COMMIT);
        }
        network.witness(call.state, decision.events());
        if (call.command instanceof ReportNetRangesChanged && decision.refusal() == null) {
            count(Incident.RANGES_CHANGED);
        }
        if (call.command instanceof AcceptNetPeering
                && decision.events().stream().anyMatch(PeeringExpired.class::isInstance)) {
            count(Incident.ACCEPT_TOO_LATE);
        }
    }

    private void retry(SimulatedCall call, Incident why) {
        count(why);
        call.stage = ++call.tries < MOST_TRIES ? Stage.ARRIVED : Stage.UNKNOWN;
    }

    private Instant nowAt(int node) {
        return now.plus(skews[node]);
    }

    private void count(Incident incident) {
        incidents.merge(incident, 1L, Long::sum);
    }
}
