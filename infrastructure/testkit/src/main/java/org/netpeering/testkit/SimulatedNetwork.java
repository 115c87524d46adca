package org.netpeering.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmProvisioned;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmTornDown;
import org.netpeering.domain.api.ProvisioningCommand.ContinueProvisioning;
import org.netpeering.domain.api.ProvisioningCommand.ReportProvisioningFailed;
import org.netpeering.domain.api.ProvisioningCommand.ReportTearDownFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.provisioning.ProvisioningPolicy;
import org.netpeering.domain.provisioning.ProvisioningPolicy.Intent;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.testkit.SimulatedLog.Entry;
import org.netpeering.testkit.Simulation.Incident;

/**
 * A network with a moody provisioner: it carries orders out or fails, gets some lost, takes them in any order, and answers late or
 * never. What is called active must be joined in it, and what is called deleted must not.
 */
final class SimulatedNetwork {
    private final SplittableRandom random;
    private final Consumer<Incident> count;
    private final List<Order> orders = new ArrayList<>();
    private final List<NetPeeringCommand> answers = new ArrayList<>();
    private final List<Deadline> deadlines = new ArrayList<>();
    private final Map<NetPeeringId, Long> newest = new HashMap<>();
    private final Set<NetPeeringId> joined = new HashSet<>();
    private int position;
    private int savedPosition;

    private record Order(NetPeeringId peering, boolean connects, int attempt, long version) {}

    private record Deadline(NetPeeringId peering, Instant at) {}

    SimulatedNetwork(SplittableRandom random, Consumer<Incident> count) {
        this.random = random;
        this.count = count;
    }

    /** Reads events, carries out an order, gives an answer, or lets a deadline fire; what is to be sent because of it. */
    List<NetPeeringCommand> follow(SimulatedLog log, Instant now) {
        readSome(log);
        return switch (random.nextInt(3)) {
            case 0 -> orders.isEmpty() ? List.of() : carryOut(take(orders));
            case 1 -> answers.isEmpty() ? List.of() : List.of(take(answers));
            default -> wakeOne(now);
        };
    }

    private void readSome(SimulatedLog log) {
        while (position < log.entries().size() && random.nextInt(4) > 0) {
            read(log.entries().get(position++));
        }
        savedPosition = random.nextInt(5) == 0 ? savedPosition : position;
    }

    private void read(Entry entry) {
        NetPeeringId peering = entry.event().peeringId();
        switch (ProvisioningPolicy.react(entry.event())) {
            case Intent.Connect c -> {
                orders.add(new Order(peering, true, c.attempt(), entry.sequence()));
                deadlines.add(new Deadline(peering, c.answerBy()));
            }
            case Intent.Disconnect d -> {
                orders.add(new Order(peering, false, d.attempt(), entry.sequence()));
                deadlines.add(new Deadline(peering, d.answerBy()));
            }
            case Intent.CleanUp c -> {
                orders.add(new Order(peering, false, c.attempt(), entry.sequence()));
                count.accept(Incident.GIVEN_UP);
            }
            case Intent.Wait w -> deadlines.add(new Deadline(peering, w.until()));
            case Intent.End end -> {}
            case Intent.Keep keep -> {}
        }
    }

    private List<NetPeeringCommand> carryOut(Order order) {
        if (order.version() < newest.getOrDefault(order.peering(), 0L)) {
            count.accept(Incident.ORDER_OVERTAKEN);
            return List.of();
        }
        newest.put(order.peering(), order.version());
        return switch (random.nextInt(8)) {
            case 0 -> {
                count.accept(Incident.ORDER_LOST);
                yield List.of();
            }
            case 1, 2 -> {
                count.accept(Incident.ORDER_FAILED);
                yield List.of(failed(order));
            }
            case 3 -> {
                count.accept(Incident.ANSWER_LATE);
                answers.add(done(order));
                yield List.of();
            }
            default -> List.of(done(order));
        };
    }

    private NetPeeringCommand done(Order order) {
        count.accept(Incident.ORDER_CARRIED_OUT);
        if (order.connects()) {
            joined.add(order.peering());
            return new ConfirmProvisioned(order.peering(), order.attempt());
        }
        joined.remove(order.peering());
        return new ConfirmTornDown(order.peering());
    }

    private static NetPeeringCommand failed(Order order) {
        return order.connects()
                ? new ReportProvisioningFailed(order.peering(), order.attempt(), "moody")
                : new ReportTearDownFailed(order.peering(), order.attempt(), "moody");
    }

    private List<NetPeeringCommand> wakeOne(Instant now) {
        List<Deadline> due = deadlines.stream()
                .filter(deadline -> !deadline.at().isAfter(now))
                .toList();
        if (due.isEmpty()) {
            return List.of();
        }
        Deadline fired = due.get(random.nextInt(due.size()));
        deadlines.remove(fired);
        return List.of(new ContinueProvisioning(fired.peering()));
    }

    private <T> T take(List<T> from) {
        return from.remove(random.nextInt(from.size()));
    }

    /** What was read but not saved is read again, and orders that were under way are lost. */
    void restart() {
        position = savedPosition;
        orders.removeIf(order -> random.nextBoolean());
    }

    /** Reads all there is and carries out every order that counts. */
    List<NetPeeringCommand> finish(SimulatedLog log) {
        while (position < log.entries().size()) {
            read(log.entries().get(position++));
        }
        List<NetPeeringCommand> confirmed = new ArrayList<>(answers);
        answers.clear();
        for (Order order : orders) {
            if (order.version() >= newest.getOrDefault(order.peering(), 0L)) {
                newest.put(order.peering(), order.version());
                confirmed.add(done(order));
            }
        }
        orders.clear();
        return confirmed;
    }

    /** Compares what is said of the peering from now on with the network. */
    void witness(NetPeering before, List<NetPeeringEvent> events) {
        boolean wasDeleting = before.view()
                .filter(view -> view.status() == PeeringStatus.DELETING)
                .isPresent();
        boolean wasProvisioning = before.view()
                .filter(view -> view.status() == PeeringStatus.PROVISIONING)
                .isPresent();
        for (NetPeeringEvent event : events) {
            boolean isJoined = joined.contains(event.peeringId());
            if (event instanceof PeeringProvisioned && !isJoined) {
                throw new AssertionError("'what is active is joined' does not hold of " + event);
            }
            if (event instanceof PeeringDeleted && wasDeleting && isJoined) {
                throw new AssertionError("'what is deleted is not joined' does not hold of " + event);
            }
            if (event instanceof PeeringDeletionStarted && wasProvisioning) {
                count.accept(Incident.DELETED_BEFORE_PROVISIONED);
            }
        }
    }
}
