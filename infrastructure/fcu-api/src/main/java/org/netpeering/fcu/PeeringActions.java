package org.netpeering.fcu;

import java.util.List;
import java.util.Set;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.Expectations;
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
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagOwner;

/** Requests a peering, answers the request, and ends the peering. */
final class PeeringActions {
    static final String RESOURCE_TYPE = "vpc-peering-connection";

    private static final String PEERING = "vpcPeeringConnection";

    private final NetPeerings peerings;
    private final PeeringSight sight;
    private final FcuSettings settings;
    private final FcuPersonality personality;
    private final Ids ids;
    private final PeeringXml rendering;
    private final RefusalErrors errors;
    private final RegionCheck regionCheck;

    PeeringActions(
            NetPeerings peerings,
            PeeringSight sight,
            FcuPersonality personality,
            FcuSettings settings,
            PeeringXml rendering) {
        this.peerings = peerings;
        this.sight = sight;
        this.personality = personality;
        this.settings = settings;
        this.ids = new Ids(personality.texts());
        this.rendering = rendering;
        this.errors = new RefusalErrors(personality.texts());
        this.regionCheck = new RegionCheck(peerings, sight, errors);
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
        Expectations expectations = expectations(parameters);
        parameters.endOrDryRun();

        UnknownAccepter unknown = accepterOwner.equals(caller.account())
                ? personality.unknownPeerOfOwnAccount()
                : personality.unknownPeerOfOtherAccount();
        NetPeerings.Request request = new NetPeerings.Request(
                source, accepter, accepterOwner, unknown, tags, null, expectations, personality.peeringIdDigits());
        return switch (peerings.request(request, caller)) {
            case Outcome.Done(PeeringView made) ->
                xml -> xml.element(
                        PEERING, one -> rendering.inCreateAnswer(one, made, readerOf(made, parameters, caller)));
            case Outcome.Refused(Refusal.AlreadyDone(NetPeeringId id)) -> {
                PeeringView existing = shown(id, caller);
                yield xml -> xml.element(
                        PEERING, one -> rendering.inList(one, existing, readerOf(existing, parameters, caller)));
            }
            case Outcome.Refused(Refusal refusal) -> throw errors.of(refusal).asException();
        };
    }

    private Expectations expectations(Parameters parameters) {
        RegionName called = parameters.region().name();
        RegionName peer = parameters
                .text("PeerRegion")
                .filter(name -> sight.isRegional())
                .map(this::region)
                .orElse(called);
        return sight.isRegional()
                ? new Expectations(personality.reverse(), called, peer)
                : new Expectations(personality.reverse(), null, null);
    }

    private RegionName region(String name) {
        return settings.region(name)
                .map(FcuRegion::name)
                .orElseThrow(() -> FcuError.invalidValue(
                                "PeerRegion", name, "The regions here are " + String.join(", ", settings.names()) + ".")
                        .asException());
    }

    private XmlContent accept(Parameters parameters, CallContext caller) {
        NetPeeringId id = onlyId(parameters);
        AcceptNetPeering accept = new AcceptNetPeering(id, caller.account(), personality.reverse());
        regionCheck.ofAnswer(accept, PeeringAction.ACCEPT, caller, parameters.region());
        Outcome outcome = peerings.send(accept, caller);
        refuse(outcome, PeeringAction.ACCEPT, caller);
        PeeringView peering = outcome instanceof Outcome.Done(PeeringView accepted) ? accepted : shown(id, caller);
        return xml -> xml.element(
                PEERING, one -> rendering.inAcceptAnswer(one, peering, readerOf(peering, parameters, caller)));
    }

    private XmlContent reject(Parameters parameters, CallContext caller) {
        NetPeeringId id = onlyId(parameters);
        RejectNetPeering reject = new RejectNetPeering(id, caller.account(), null);
        regionCheck.ofAnswer(reject, PeeringAction.REJECT, caller, parameters.region());
        refuse(peerings.send(reject, caller), PeeringAction.REJECT, caller);
        return XmlContent.RETURN_TRUE;
    }

    private XmlContent delete(Parameters parameters, CallContext caller) {
        NetPeeringId id = onlyId(parameters);
        DeleteNetPeering delete = new DeleteNetPeering(id, caller.account());
        regionCheck.ofOther(delete, caller, parameters.region());
        refuse(peerings.send(delete, caller), PeeringAction.DELETE, caller);
        return XmlContent.RETURN_TRUE;
    }

    private NetPeeringId onlyId(Parameters parameters) {
        NetPeeringId id = ids.peering(parameters.required("VpcPeeringConnectionId"));
        parameters.endOrDryRun();
        return id;
    }

    /** Tells the caller what was refused; whether a repeat is, the personality says. */
    private void refuse(Outcome outcome, PeeringAction action, CallContext caller) {
        if (outcome instanceof Outcome.Refused(Refusal refusal)) {
            if (!(refusal instanceof Refusal.AlreadyDone(NetPeeringId peering))) {
                throw errors.of(sight.asSeen(refusal, action, caller)).asException();
            }
            if (!personality.repeatsSucceed()) {
                throw errors.of(new Refusal.InvalidState(
                                peering, shown(peering, caller).status(), action))
                        .asException();
            }
        }
    }

    private TagOwner readerOf(PeeringView peering, Parameters parameters, CallContext caller) {
        return sight.tagsOf(peering, caller, parameters.region());
    }

    private PeeringView shown(NetPeeringId id, CallContext caller) {
        return sight.find(id, caller)
                .orElseThrow(() -> RefusalErrors.noSuchPeering(id).asException());
    }
}
