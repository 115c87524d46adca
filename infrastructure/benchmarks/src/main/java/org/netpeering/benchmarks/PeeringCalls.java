package org.netpeering.benchmarks;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.NetPeeringId;

/** Requests and acceptances through the bus, which all must succeed. */
final class PeeringCalls {
    private static final CallContext REQUESTER = Callers.caller(Nets.REQUESTER);
    private static final CallContext ACCEPTER = Callers.caller(Nets.ACCEPTER);

    private final NetPeerings peerings;
    private final Nets nets;
    private final Queue<NetPeeringId> pending = new ConcurrentLinkedQueue<>();

    PeeringCalls(NetPeerings peerings, Nets nets) {
        this.peerings = peerings;
        this.nets = nets;
    }

    boolean create() {
        Nets.Pair pair = nets.nextPair();
        Outcome outcome = peerings.request(
                new NetPeerings.Request(pair.source(), pair.accepter(), null, UnknownAccepter.REFUSE, List.of()),
                REQUESTER);
        pending.add(done(outcome).id());
        return true;
    }

    /** Accepts one that was created before and not accepted yet, if there is any. */
    boolean accept() {
        NetPeeringId peering = pending.poll();
        if (peering == null) {
            return false;
        }
        done(peerings.send(new AcceptNetPeering(peering, Nets.ACCEPTER), ACCEPTER));
        return true;
    }

    private static PeeringView done(Outcome outcome) {
        if (outcome instanceof Outcome.Done(PeeringView peering)) {
            return peering;
        }
        throw new IllegalStateException("A command was not carried out: " + outcome);
    }
}
