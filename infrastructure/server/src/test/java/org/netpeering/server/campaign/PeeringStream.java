package org.netpeering.server.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.value.NetPeeringId;

/** All that happened to one peering, in the order of its sequence numbers. */
record PeeringStream(NetPeeringId id, List<LogEntry> entries, List<Commit> commits) {
    /** How long after the stamp of its commit a transaction may still be invisible: its flush may wait for the disk. */
    private static final Duration UNSEEN = Duration.ofSeconds(5);

    static PeeringStream of(NetPeeringId id, List<LogEntry> entries, Map<String, Attempt> attempts) {
        List<Commit> commits = new ArrayList<>();
        NetPeering state = NetPeering.ABSENT;
        for (int first = 0, next; first < entries.size(); first = next) {
            next = first + 1;
            while (next < entries.size()
                    && entries.get(next).commandId().equals(entries.get(first).commandId())) {
                next++;
            }
            List<LogEntry> group = entries.subList(first, next);
            NetPeering after = state;
            for (LogEntry entry : group) {
                after = NetPeeringDecider.evolve(after, entry.event());
            }
            commits.add(new Commit(
                    group, state, after, attempts.get(group.getFirst().userAgent())));
            state = after;
        }
        return new PeeringStream(id, List.copyOf(entries), List.copyOf(commits));
    }

    static PeeringStream empty(NetPeeringId id) {
        return new PeeringStream(id, List.of(), List.of());
    }

    NetPeering state() {
        return commits.isEmpty() ? NetPeering.ABSENT : commits.getLast().after();
    }

    /** The states in which somebody who asked and was answered at these instants may have found the peering. */
    List<NetPeering> statesBetween(Instant invokedAt, Instant answeredAt) {
        List<NetPeering> states = new ArrayList<>();
        states.add(NetPeering.ABSENT);
        for (Commit commit : commits) {
            if (commit.committedAt().isAfter(answeredAt)) {
                break;
            }
            if (wasSurelySeen(commit, invokedAt)) {
                states.clear();
            }
            states.add(commit.after());
        }
        return states;
    }

    private static boolean wasSurelySeen(Commit commit, Instant at) {
        Attempt attempt = commit.attempt();
        return commit.committedAt().plus(UNSEEN).isBefore(at)
                || (attempt != null && attempt.overBy().isBefore(at));
    }

    @Override
    public String toString() {
        return entries.stream().map(entry -> "\n      " + entry).collect(Collectors.joining());
    }
}
