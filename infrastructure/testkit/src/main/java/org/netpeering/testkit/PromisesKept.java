package org.netpeering.testkit;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.model.Decision;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.testkit.SimulatedCall.Stage;
import org.netpeering.testkit.SimulatedLog.Commit;
import org.netpeering.testkit.SimulatedLog.Entry;

/** What the engine promises, checked against the log as the witness of a history. */
final class PromisesKept {
    private final SimulatedLog log;
    private final PeeringSummaries summaries;

    private PromisesKept(SimulatedLog log, PeeringSummaries summaries) {
        this.log = log;
        this.summaries = summaries;
    }

    static void check(SimulatedLog log, PeeringSummaries summaries, List<SimulatedCall> calls) {
        PromisesKept promises = new PromisesKept(log, summaries);
        promises.checkPairsAtAnyTime();
        log.streams().forEach(promises::checkStream);
        promises.checkCommandsAppearOnce(calls);
        promises.checkThatTheDeciderAgrees();
    }

    private void checkStream(NetPeeringId id, List<Entry> stream) {
        int ends = 0;
        NetPeeringEvent first = stream.get(0).event();
        for (int i = 0; i < stream.size(); i++) {
            NetPeeringEvent event = stream.get(i).event();
            require(stream.get(i).sequence() == i, "sequence numbers without gap", id);
            require((i == 0) == event instanceof PeeringRequested, "a peering begins with its request, once", id);
            require(ends == 0 || isTag(event), "exactly one terminal outcome", id);
            if (isAcceptance(event) && first instanceof PeeringRequested requested) {
                require(event.occurredAt().isBefore(requested.expiresAt()), "no accept at or after the expiry", id);
            }
            ends += isEnd(event) ? 1 : 0;
        }
        Optional<PeeringView> replayed = log.state(id).view();
        require(
                replayed.isPresent() && replayed.get().status() != PeeringStatus.PENDING_ACCEPTANCE,
                "every request past its instant is expired once the sweep has run",
                id);
        require(
                replayed.get().status() != PeeringStatus.PROVISIONING
                        && replayed.get().status() != PeeringStatus.DELETING,
                "what is on its way arrives once the provisioner answers",
                id);
        require(summaries.fetch(id).equals(replayed), "the read model equals a replay", id);
    }

    private static boolean isTag(NetPeeringEvent event) {
        return event instanceof PeeringTagged || event instanceof PeeringUntagged;
    }

    private static boolean isAcceptance(NetPeeringEvent event) {
        return event instanceof PeeringAccepted
                || (event instanceof PeeringProvisioningStarted started && started.attempt() == 1);
    }

    private static boolean isEnd(NetPeeringEvent event) {
        return event instanceof PeeringRejected
                || event instanceof PeeringFailed
                || event instanceof PeeringExpired
                || event instanceof PeeringProvisioningAbandoned
                || event instanceof PeeringDeleted;
    }

    private void checkCommandsAppearOnce(List<SimulatedCall> calls) {
        Map<Integer, Integer> appearances = new HashMap<>();
        log.commits().forEach(commit -> appearances.merge(commit.commandId(), 1, Integer::sum));
        for (SimulatedCall call : calls) {
            int found = appearances.getOrDefault(call.commandId, 0);
            Decision answered = call.decision;
            if (call.stage == Stage.ANSWERED && answered != null) {
                require(found == (answered.events().isEmpty() ? 0 : 1), "an acknowledged command is there once", call);
            }
            require(found <= 1, "a command is there at most once", call);
        }
    }

    private void checkPairsAtAnyTime() {
        Map<NetPeeringId, NetPeering> states = new HashMap<>();
        Map<NetPeeringId, PeeringView> views = new HashMap<>();
        for (Commit commit : log.commits()) {
            NetPeeringId id = commit.command().peeringId();
            NetPeering after = after(states.getOrDefault(id, NetPeering.ABSENT), commit);
            states.put(id, after);
            after.view().ifPresent(view -> views.put(id, view));
            checkPairs(views);
        }
    }

    private void checkThatTheDeciderAgrees() {
        Map<NetPeeringId, NetPeering> states = new HashMap<>();
        for (Commit commit : log.commits()) {
            NetPeeringId id = commit.command().peeringId();
            NetPeering before = states.getOrDefault(id, NetPeering.ABSENT);
            require(
                    NetPeeringDecider.decide(commit.command(), before, commit.facts())
                            .equals(commit.decision()),
                    "the log is what the decider decides",
                    commit);
            states.put(id, after(before, commit));
        }
    }

    private static NetPeering after(NetPeering before, Commit commit) {
        NetPeering after = before;
        for (NetPeeringEvent event : commit.decision().events()) {
            after = NetPeeringDecider.evolve(after, event);
        }
        return after;
    }

    private static void checkPairs(Map<NetPeeringId, PeeringView> views) {
        Set<Set<NetId>> joined = new HashSet<>();
        Set<List<NetId>> asked = new HashSet<>();
        for (PeeringView view : views.values()) {
            NetId source = view.source().net();
            NetId accepter = view.accepter().net();
            if (view.status().holdsPair()) {
                require(joined.add(new TreeSet<>(Set.of(source, accepter))), "one active peering per pair", view);
            }
            if (view.status().isLive()) {
                require(asked.add(List.of(source, accepter)), "one live peering per direction", view);
            }
        }
    }

    private static void require(boolean kept, String promise, Object about) {
        if (!kept) {
            throw new AssertionError("'" + promise + "' does not hold of " + about);
        }
    }
}
