package org.netpeering.testkit;

import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.model.Decision;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.HostFacts;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.value.NetPeeringId;

/**
 * The parts of the engine that a {@link Simulation} runs; any of them can be replaced by a broken one to see that the
 * simulation notices.
 *
 * @param decider decides what follows from a command
 * @param sweep finds the requests that are to be expired
 * @param summaries makes the read model of one history
 * @param host what the host says; with a provisioner, it is a moody one
 */
public record SimulationParts(Decider decider, Sweep sweep, Supplier<PeeringSummaries> summaries, HostFacts host) {
    /** The parts as they are. */
    public static final SimulationParts REAL = new SimulationParts(
            NetPeeringDecider::decide,
            (rows, now) -> rows.overdue(now, 100),
            InMemoryPeeringSummaries::new,
            HostFacts.NONE);

    /** The parts as they are, where the host has a provisioner. */
    public static final SimulationParts PROVISIONED = REAL.with(HostFacts.PROVISIONING);

    /** Decides what follows from a command. */
    @FunctionalInterface
    public interface Decider {
        /** What follows. */
        Decision decide(NetPeeringCommand command, NetPeering state, Facts facts);
    }

    /** Finds the requests that are to be expired. */
    @FunctionalInterface
    public interface Sweep {
        /** The requests that are overdue, all or some of them. */
        List<NetPeeringId> overdue(PeeringSummaries summaries, Instant now);
    }

    /** The same with another decider. */
    public SimulationParts with(Decider other) {
        return new SimulationParts(other, sweep, summaries, host);
    }

    /** The same with another sweep. */
    public SimulationParts with(Sweep other) {
        return new SimulationParts(decider, other, summaries, host);
    }

    /** The same with another read model. */
    public SimulationParts with(Supplier<PeeringSummaries> other) {
        return new SimulationParts(decider, sweep, other, host);
    }

    /** The same with another host. */
    public SimulationParts with(HostFacts other) {
        return new SimulationParts(decider, sweep, summaries, other);
    }
}
