package org.netpeering.application.process;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.NetPeeringCommand.RejectRedundantNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;

/** Rejects the pending reverse request once a peering is accepted, since one peering joins two Nets both ways. */
@ProcessingGroup(RedundantRequests.GROUP)
public final class RedundantRequests {
    /** The name of the processor that runs this handler. */
    public static final String GROUP = "netpeering.redundancy";

    private final PeeringSummaries summaries;
    private final CommandGateway commands;

    /** Looks for reverse requests in the summaries and rejects them by command. */
    public RedundantRequests(PeeringSummaries summaries, CommandGateway commands) {
        this.summaries = summaries;
        this.commands = commands;
    }

    @EventHandler
    void on(PeeringAccepted accepted, EventMessage<PeeringAccepted> message) {
        rejectReverseOf(accepted, message);
    }

    /** What has been accepted holds the pair from here on, and not only once it is active. */
    @EventHandler
    void on(PeeringProvisioningStarted accepted, EventMessage<PeeringProvisioningStarted> message) {
        rejectReverseOf(accepted, message);
    }

    private void rejectReverseOf(NetPeeringEvent accepted, EventMessage<?> message) {
        summaries
                .pendingRequest(accepted.accepter().net(), accepted.source().net())
                .ifPresent(reverse -> commands.sendAndWait(
                        new RejectRedundantNetPeering(reverse, accepted.peeringId()), CallMetadata.ofEngine(message)));
    }
}
