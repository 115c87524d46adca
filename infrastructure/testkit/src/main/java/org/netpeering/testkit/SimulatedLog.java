package org.netpeering.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.model.Decision;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/** The one event log of a simulated cluster: commits are atomic, and a sequence number is given once. */
final class SimulatedLog {
    private final List<Commit> commits = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Map<NetPeeringId, List<Entry>> streams = new HashMap<>();
    private final Map<NetPeeringId, NetPeering> states = new HashMap<>();

    /** What one command left, and on which grounds. */
    record Commit(int commandId, NetPeeringCommand command, Facts facts, long firstSequence, Decision decision) {}

    /** One event in its place. */
    record Entry(NetPeeringEvent event, long sequence) {}

    /** Whether the commit went through; false if another writer was faster at that peering. */
    boolean append(Commit commit, PeeringSummaries summaries) {
        NetPeeringId id = commit.command().peeringId();
        if (commit.firstSequence() != length(id)) {
            return false;
        }
        List<Entry> added = new ArrayList<>();
        for (NetPeeringEvent event : commit.decision().events()) {
            added.add(new Entry(event, commit.firstSequence() + added.size()));
        }
        added.forEach(entry -> summaries.apply(entry.event(), entry.sequence()));
        streams.computeIfAbsent(id, unknown -> new ArrayList<>()).addAll(added);
        entries.addAll(added);
        commits.add(commit);
        added.forEach(entry -> states.put(id, NetPeeringDecider.evolve(state(id), entry.event())));
        return true;
    }

    long length(NetPeeringId id) {
        return streams.getOrDefault(id, List.of()).size();
    }

    NetPeering state(NetPeeringId id) {
        return states.getOrDefault(id, NetPeering.ABSENT);
    }

    /** What is being provisioned or deleted. */
    List<NetPeeringId> onTheirWay() {
        return states.entrySet().stream()
                .filter(entry -> entry.getValue()
                        .view()
                        .filter(view ->
                                view.status() == PeeringStatus.PROVISIONING || view.status() == PeeringStatus.DELETING)
                        .isPresent())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    List<Commit> commits() {
        return commits;
    }

    List<Entry> entries() {
        return entries;
    }

    Map<NetPeeringId, List<Entry>> streams() {
        return streams;
    }

    @Override
    public String toString() {
        return commits.stream()
                .map(c -> "  " + c.facts().now() + " " + c.command() + " -> "
                        + c.decision().events().stream()
                                .map(e -> e.getClass().getSimpleName())
                                .collect(Collectors.joining(", ")))
                .collect(Collectors.joining("\n"));
    }
}
