package org.netpeering.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectRedundantNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.expiry.ExpiryPolicy;
import org.netpeering.domain.expiry.ExpiryPolicy.Intent;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.testkit.SimulatedLog.Entry;
import org.netpeering.testkit.Simulation.Incident;

/** What follows the log: the deadlines of the expiry policy, as unreliable as can be, and the rejection of redundant requests. */
final class SimulatedProcesses {
    private final SplittableRandom random;
    private final SimulatedLog log;
    private final PeeringSummaries summaries;
    private final Consumer<Incident> count;
    private final List<Deadline> deadlines = new ArrayList<>();
    private int position;
    private int savedPosition;

    private record Deadline(NetPeeringId peering, Instant at) {}

    SimulatedProcesses(
            SplittableRandom random, SimulatedLog log, PeeringSummaries summaries, Consumer<Incident> count) {
        this.random = random;
        this.log = log;
        this.summaries = summaries;
        this.count = count;
    }

    /** Reads an event or fires deadlines; what is to be sent because of it. */
    List<NetPeeringCommand> follow(Instant now) {
        if (position < log.entries().size() && random.nextInt(4) > 0) {
            List<NetPeeringCommand> commands =
                    read(log.entries().get(position++).event());
            savedPosition = random.nextInt(5) == 0 ? savedPosition : position;
            return commands;
        }
        return fireOne(now);
    }

    private List<NetPeeringCommand> read(NetPeeringEvent event) {
        switch (ExpiryPolicy.react(event)) {
            case Intent.Schedule schedule -> schedule(event.peeringId(), schedule.at());
            case Intent.Cancel cancel -> {
                if (random.nextInt(8) > 0) {
                    deadlines.removeIf(deadline -> deadline.peering().equals(event.peeringId()));
                }
            }
            case Intent.Keep keep -> {}
        }
        if (event instanceof PeeringAccepted || event instanceof PeeringProvisioningStarted) {
            return summaries
                    .pendingRequest(event.accepter().net(), event.source().net())
                    .map(reverse ->
                            List.<NetPeeringCommand>of(new RejectRedundantNetPeering(reverse, event.peeringId())))
                    .orElse(List.of());
        }
        return List.of();
    }

    private void schedule(NetPeeringId peering, Instant at) {
        switch (random.nextInt(8)) {
            case 0 -> count.accept(Incident.DEADLINE_DROPPED);
            case 1 -> {
                deadlines.add(new Deadline(peering, at));
                deadlines.add(new Deadline(peering, at.plusSeconds(random.nextInt(3_600))));
                count.accept(Incident.DEADLINE_DOUBLED);
            }
            case 2 -> {
                deadlines.add(new Deadline(peering, at.minusSeconds(random.nextInt(604_800))));
                count.accept(Incident.DEADLINE_EARLY);
            }
            case 3 -> {
                deadlines.add(new Deadline(peering, at.plus(Duration.ofDays(random.nextInt(30)))));
                count.accept(Incident.DEADLINE_LATE);
            }
            default -> deadlines.add(new Deadline(peering, at));
        }
    }

    /** Any of the deadlines that are due, in no order. */
    private List<NetPeeringCommand> fireOne(Instant now) {
        List<Deadline> due = deadlines.stream()
                .filter(deadline -> !deadline.at().isAfter(now))
                .toList();
        if (due.isEmpty()) {
            return List.of();
        }
        Deadline fired = due.get(random.nextInt(due.size()));
        deadlines.remove(fired);
        return List.of(new ExpireNetPeering(fired.peering()));
    }

    /** What was read but not saved is read again. */
    void restart() {
        if (savedPosition < position) {
            count.accept(Incident.EVENT_READ_TWICE);
        }
        position = savedPosition;
    }

    /** The read model is handed an event that it has seen. */
    void readAgain() {
        List<Entry> entries = log.entries();
        if (!entries.isEmpty()) {
            Entry entry = entries.get(random.nextInt(entries.size()));
            summaries.apply(entry.event(), entry.sequence());
            count.accept(Incident.EVENT_READ_TWICE);
        }
    }
}
