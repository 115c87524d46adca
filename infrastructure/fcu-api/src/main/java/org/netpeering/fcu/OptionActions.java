package org.netpeering.fcu;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.ChangePeeringOptions;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetPeeringId;

/** Changes what an owner has set for its side of an active peering. */
final class OptionActions {
    private static final String REQUESTER = "RequesterPeeringConnectionOptions";
    private static final String ACCEPTER = "AccepterPeeringConnectionOptions";

    private final NetPeerings peerings;
    private final PeeringSight sight;
    private final Ids ids;
    private final RefusalErrors errors;

    OptionActions(NetPeerings peerings, PeeringSight sight, ErrorTexts texts) {
        this.peerings = peerings;
        this.sight = sight;
        this.ids = new Ids(texts);
        this.errors = new RefusalErrors(texts);
    }

    void addTo(Actions actions) {
        actions.add("ModifyVpcPeeringConnectionOptions", this::modify);
    }

    private XmlContent modify(Parameters parameters, CallContext caller) {
        NetPeeringId id = ids.peering(parameters.required("VpcPeeringConnectionId"));
        SideOptions requester = SideOptions.in(parameters, REQUESTER);
        SideOptions accepter = SideOptions.in(parameters, ACCEPTER);
        if (!requester.isNamed() && !accepter.isNamed()) {
            throw FcuError.of(
                            "InvalidParameterCombination",
                            "Neither " + REQUESTER + " nor " + ACCEPTER + " is given; name an option to modify")
                    .asException();
        }
        parameters.endOrDryRun();
        ChangePeeringOptions change =
                new ChangePeeringOptions(id, caller.account(), requester.resolves(), accepter.resolves());
        new RegionCheck(peerings, sight, errors)
                .ofOptions(change, requester.isNamed(), accepter.isNamed(), caller, parameters.region());
        if (peerings.send(change, caller) instanceof Outcome.Refused(Refusal refusal)
                && !(refusal instanceof Refusal.AlreadyDone)) {
            throw errors.of(sight.asSeen(refusal, PeeringAction.CHANGE_SOURCE_OPTIONS, caller))
                    .asException();
        }
        return xml -> {
            requester.writeTo(xml, "requesterPeeringConnectionOptions");
            accepter.writeTo(xml, "accepterPeeringConnectionOptions");
        };
    }

    /** The options of one side that a request names; the two that no longer exist can only be false. */
    private record SideOptions(
            Optional<Boolean> dns, Optional<Boolean> fromClassicLink, Optional<Boolean> toClassicLink) {
        static SideOptions in(Parameters parameters, String side) {
            return new SideOptions(
                    parameters.optionalFlag(side + ".AllowDnsResolutionFromRemoteVpc"),
                    off(parameters, side + ".AllowEgressFromLocalClassicLinkToRemoteVpc"),
                    off(parameters, side + ".AllowEgressFromLocalVpcToRemoteClassicLink"));
        }

        private static Optional<Boolean> off(Parameters parameters, String name) {
            Optional<Boolean> sent = parameters.optionalFlag(name);
            if (sent.orElse(false)) {
                throw FcuError.invalidValue(name, "true", "There is no ClassicLink any more; it can only be false.")
                        .asException();
            }
            return sent;
        }

        boolean isNamed() {
            return dns.isPresent() || fromClassicLink.isPresent() || toClassicLink.isPresent();
        }

        @Nullable
        Boolean resolves() {
            return dns.orElse(null);
        }

        void writeTo(Xml xml, String name) {
            if (isNamed()) {
                xml.element(name, side -> {
                    dns.ifPresent(value -> side.flag("allowDnsResolutionFromRemoteVpc", value));
                    fromClassicLink.ifPresent(value -> side.flag("allowEgressFromLocalClassicLinkToRemoteVpc", value));
                    toClassicLink.ifPresent(value -> side.flag("allowEgressFromLocalVpcToRemoteClassicLink", value));
                });
            }
        }
    }
}
