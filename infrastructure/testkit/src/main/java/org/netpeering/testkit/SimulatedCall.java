package org.netpeering.testkit;

import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.model.Decision;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetPeering;

/** A command on its way: facts gathered, decided, committed, answered, with room for anything to happen in between. */
final class SimulatedCall {
    /** How far it is. */
    enum Stage {
        ARRIVED,
        GATHERED,
        LOADED,
        COMMITTED,
        ANSWERED,
        UNKNOWN
    }

    final int commandId;
    final int node;
    final NetPeeringCommand command;
    Stage stage = Stage.ARRIVED;
    int tries;

    @Nullable
    Facts facts;

    NetPeering state = NetPeering.ABSENT;
    long sequence;

    @Nullable
    Decision decision;

    SimulatedCall(int commandId, int node, NetPeeringCommand command) {
        this.commandId = commandId;
        this.node = node;
        this.command = command;
    }

    boolean isUnderWay() {
        return stage != Stage.ANSWERED && stage != Stage.UNKNOWN;
    }

    @Override
    public String toString() {
        return "command " + commandId + " " + command + " " + stage;
    }
}
