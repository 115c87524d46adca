package org.netpeering.fcu;

import java.util.List;
import java.util.Set;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;

/** Requests a peering, answers the request, and ends the peering. */
final class PeeringActions {
    static final String RESOURCE_TYPE = "vpc-peering-connection";

    private final NetPeerings peerings;
    private final FcuPersonality personality;
    private final Ids ids;
    private final PeeringXml rendering;
    private final RefusalErrors errors;

    PeeringActions(NetPeerings peerings, FcuPersonality personality) {
        this.peerings = peerings;
        this.personality = personality;
        this.ids = new Ids(personality.texts());
        this.rendering = new PeeringXml(personality.appearance());
        this.errors = new RefusalErrors(personality.texts());
    }

    void addTo(Actions actions) {
        actions.add("CreateVpcPeeringConnection", this::create);
        actions.add("AcceptVpcPeeringConnection", this::accept);
        actions.add("RejectVpcPeeringConnection", this::reject);
        actions.add("DeleteVpcPeeringConnection", this::delete);
    }

    private XmlContent create(Parameters parameters, CallContext caller) {
        NetId source = ids.net(parameters.required("VpcId"));
        NetId accepter = ids.net(parameters.required("PeerVpcId"));
        AccountId accepterOwner = parameters
                .text("PeerOwnerId")
                .map(id -> Ids.account("PeerOwnerId", id))
                .orElse(caller.account());
        List<Tag> tags = TagParameters.specified(parameters, RESOURCE_TYPE, Set.of());
        parameters.ignore(Set.of("PeerRegion"));
        parameters.endOrDryRun();

        UnknownAccepter unknown = accepterOwner.equals(caller.account())
                ? personality.unknownPeerOfOwnAccount()
                : personality.unknownPeerOfOtherAccount();
        NetPeerings.Request request = new NetPeerings.Request(source, accepter, accepterOwner, unknown, tags);
        PeeringView peering = switch (peerings.request(request, caller)) {
            case Outcome.Done(PeeringView made) -> made;
            case Outcome.Refused(Refusal.AlreadyDone(NetPeeringId existing)) -> shown(existing, caller);
            case Outcome.Refused(Refusal refusal) -> throw errors.of(refusal).asException();
        };
        return xml ->
                xml.element("vpcPeeringConnection", one -> rendering.inCreateAnswer(one, peering, caller.account()));
    }

    private XmlContent accept(Parameters parameters, CallContext caller) {
        NetPeeringId id = onlyId(parameters);
        Outcome outcome = peerings.send(new AcceptNetPeering(id, caller.account()), caller);
        refuse(outcome, PeeringAction.ACCEPT);
        PeeringView peering = outcome instanceof Outcome.Done(PeeringView accepted) ? accepted : shown(id, caller);
        return xml ->
                xml.element("vpcPeeringConnection", one -> rendering.inAcceptAnswer(one, peering, caller.account()));
    }

    private XmlContent reject(Parameters parameters, CallContext caller) {
        NetPeeringId id = onlyId(parameters);
        refuse(peerings.send(new RejectNetPeering(id, caller.account(), null), caller), PeeringAction.REJECT);
        return XmlContent.RETURN_TRUE;
    }

    private XmlContent delete(Parameters parameters, CallContext caller) {
        NetPeeringId id = onlyId(parameters);
        refuse(peerings.send(new DeleteNetPeering(id, caller.account()), caller), PeeringAction.DELETE);
        return XmlContent.RETURN_TRUE;
    }

    private NetPeeringId onlyId(Parameters parameters) {
        NetPeeringId id = ids.peering(parameters.required("VpcPeeringConnectionId"));
        parameters.endOrDryRun();
        return id;
    }

    /** Tells the caller what was refused; whether a repeat is, the personality says. */
    private void refuse(Outcome outcome, PeeringAction action) {
        if (outcome instanceof Outcome.Refused(Refusal refusal)) {
            if (!(refusal instanceof Refusal.AlreadyDone(NetPeeringId peering))) {
                throw errors.of(refusal).asException();
            }
            if (!personality.repeatsSucceed()) {
                throw errors.of(new Refusal.InvalidState(peering, action.target(), action))
                        .asException();
            }
        }
    }

    private PeeringView shown(NetPeeringId id, CallContext caller) {
        return peerings.find(id, caller)
                .orElseThrow(() -> RefusalErrors.noSuchPeering(id).asException());
    }
}
