package org.netpeering.fcu;

import java.util.Optional;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.ChangePeeringOptions;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.RegionName;

/**
 * Where there are several regions: each owner acts in the region of its Net. What is refused here is written down as what the engine
 * refuses; of a peering that is not known the engine tells.
 */
final class RegionCheck {
    private final NetPeerings peerings;
    private final PeeringSight sight;
    private final RefusalErrors errors;

    RegionCheck(NetPeerings peerings, PeeringSight sight, RefusalErrors errors) {
        this.peerings = peerings;
        this.sight = sight;
        this.errors = errors;
    }

    /** An answer to a request is given where the accepter Net lies. */
    void ofAnswer(NetPeeringCommand command, PeeringAction action, CallContext caller, FcuRegion region) {
        find(command, caller).ifPresent(peering -> {
            checkSide(command, action, peering, peering.accepter(), caller, region);
            checkSeen(command, peering, caller, region);
        });
    }

    /** The rest is done wherever the caller sees the peering. */
    void ofOther(NetPeeringCommand command, CallContext caller, FcuRegion region) {
        find(command, caller).ifPresent(peering -> checkSeen(command, peering, caller, region));
    }

    void ofOptions(
            ChangePeeringOptions command, boolean ofSource, boolean ofAccepter, CallContext caller, FcuRegion region) {
        find(command, caller).ifPresent(peering -> {
            if (ofSource) {
                checkSide(command, PeeringAction.CHANGE_SOURCE_OPTIONS, peering, peering.source(), caller, region);
            }
            if (ofAccepter) {
                checkSide(command, PeeringAction.CHANGE_ACCEPTER_OPTIONS, peering, peering.accepter(), caller, region);
            }
            checkSeen(command, peering, caller, region);
        });
    }

    private Optional<PeeringView> find(NetPeeringCommand command, CallContext caller) {
        return sight.isRegional() ? sight.find(command.peeringId(), caller) : Optional.empty();
    }

    private void checkSide(
            NetPeeringCommand command,
            PeeringAction action,
            PeeringView peering,
            NetEnd side,
            CallContext caller,
            FcuRegion region) {
        RegionName right = sight.regionOf(side);
        if (side.isOwnedBy(caller.account()) && !right.equals(region.name())) {
            refuse(command, new Refusal.WrongRegion(peering.id(), action, region.name(), right), caller);
        }
    }

    private void checkSeen(NetPeeringCommand command, PeeringView peering, CallContext caller, FcuRegion region) {
        if (!sight.isSeenFrom(region, peering, caller)) {
            refuse(command, new Refusal.NoSuchPeering(peering.id()), caller);
        }
    }

    private void refuse(NetPeeringCommand command, Refusal refusal, CallContext caller) {
        peerings.refused(command, refusal, caller);
        throw errors.of(refusal).asException();
    }
}
