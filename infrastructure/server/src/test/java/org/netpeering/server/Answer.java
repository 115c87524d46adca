package org.netpeering.server;

import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.value.NetPeeringId;

/** What can become of a pending request. */
enum Answer {
    ACCEPT,
    REJECT,
    DELETE,
    EXPIRE;

    /** Sends it as the one of the owners who may. */
    Outcome send(NetPeeringId peering, PeeringStory owners, PeeringStory through) {
        CallContext caller = this == DELETE ? owners.requester() : owners.accepter();
        NetPeeringCommand command = switch (this) {
            case ACCEPT -> new AcceptNetPeering(peering, caller.account());
            case REJECT -> new RejectNetPeering(peering, caller.account(), null);
            case DELETE -> new DeleteNetPeering(peering, caller.account());
            case EXPIRE -> new ExpireNetPeering(peering);
        };
        return through.send(command, caller);
    }
}
