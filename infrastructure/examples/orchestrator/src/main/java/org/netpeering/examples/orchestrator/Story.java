package org.netpeering.examples.orchestrator;

import java.util.List;
import java.util.function.Consumer;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringEvent.PeeringApproved;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.stereotype.Component;

/** What owners of Nets do, one step after the other, and what comes of it. */
@Component
class Story {
    private final NetPeerings peerings;
    private final OwnNets nets;
    private final Network network;
    private final PeeringNews news;

    Story(NetPeerings peerings, OwnNets nets, Network network, PeeringNews news) {
        this.peerings = peerings;
        this.nets = nets;
        this.network = network;
        this.news = news;
    }

    /** Needs three Nets, the first two of one tenant, the third of another. */
    void tell(Consumer<String> says) {
        NetFacts first = nets.all().get(0);
        NetFacts second = nets.all().get(1);
        NetFacts third = nets.all().get(2);
        try {
            endWhatIsLeft(says);
            says.accept("1. " + name(first) + " and " + name(third) + " belong to different tenants.");
            NetPeeringId asked = request(first, third, says);
            ping(first, third, says);
            says.accept("   " + third.owner() + " accepts " + asked + ".");
            send(new AcceptNetPeering(asked, third.owner()));
            tellOfActive(asked, first, third, says);
            delete(asked, first.owner(), says);
            ping(first, third, says);

            says.accept("2. " + name(first) + " and " + name(second) + " belong to the same tenant.");
            NetPeeringId approved = request(first, second, says);
            says.accept("   Accepted at once by the rule '"
                    + news.await(approved, PeeringApproved.class).policy() + "'.");
            tellOfActive(approved, first, second, says);
            delete(approved, second.owner(), says);
            ping(first, second, says);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** An earlier run may have been stopped in the middle; its networks are gone. */
    private void endWhatIsLeft(Consumer<String> says) throws InterruptedException {
        for (NetFacts net : nets.all()) {
            for (NetPeeringId left : peerings.liveOf(net.net())) {
                delete(left, net.owner(), says);
            }
        }
    }

    private NetPeeringId request(NetFacts source, NetFacts accepter, Consumer<String> says) {
        ping(source, accepter, says);
        PeeringView peering = done(peerings.request(
                new NetPeerings.Request(
                        source.net(), accepter.net(), accepter.owner(), UnknownAccepter.REFUSE, List.of()),
                CallContext.ofProgram(source.owner())));
        says.accept("   " + source.owner() + " asks " + accepter.owner() + " for " + peering.id() + ": "
                + peering.status().wireName() + ".");
        return peering.id();
    }

    private void tellOfActive(NetPeeringId peering, NetFacts one, NetFacts other, Consumer<String> says)
            throws InterruptedException {
        news.await(peering, PeeringProvisioned.class);
        says.accept("   " + peering + " is active.");
        ping(one, other, says);
        ping(other, one, says);
    }

    private void delete(NetPeeringId peering, AccountId owner, Consumer<String> says) throws InterruptedException {
        send(new DeleteNetPeering(peering, owner));
        news.await(peering, PeeringDeleted.class);
        says.accept("   " + owner + " deletes " + peering + ": deleted.");
    }

    private void ping(NetFacts from, NetFacts to, Consumer<String> says) {
        says.accept("   ping from " + from.net() + " to " + to.net() + ": " + network.ping(from, to) + ".");
    }

    private PeeringView send(NetPeeringCommand command) {
        AccountId caller = command.caller();
        if (caller == null) {
            throw new IllegalArgumentException("Nobody sends " + command);
        }
        return done(peerings.send(command, CallContext.ofProgram(caller)));
    }

    private static PeeringView done(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done(PeeringView peering) -> peering;
            case Outcome.Refused refused ->
                throw new IllegalStateException(refused.refusal().message());
        };
    }

    private String name(NetFacts net) {
        NetId id = net.net();
        return id + " " + net.ranges() + " of " + net.owner() + " (tenant " + nets.tenantOf(net.owner()) + ")";
    }
}
