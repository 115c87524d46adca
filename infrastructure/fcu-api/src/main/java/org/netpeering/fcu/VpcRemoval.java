package org.netpeering.fcu;

import java.util.List;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.PeeringStatus;

/**
 * Deletes a VPC together with its active peerings and the requests that its owner made (VPC peering guide, "Delete a VPC peering
 * connection"). A request of another account stands in the way, and so does whatever else the inventory says.
 */
final class VpcRemoval {
    private final NetPeerings peerings;
    private final PeeringSight sight;
    private final Inventory inventory;

    VpcRemoval(NetPeerings peerings, PeeringSight sight, Inventory inventory) {
        this.peerings = peerings;
        this.sight = sight;
        this.inventory = inventory;
    }

    void remove(NetId net, CallContext caller) {
        List<PeeringView> live = peerings.liveOf(net).stream()
                .flatMap(id -> sight.find(id, caller).stream())
                .filter(peering -> peering.status().isLive())
                .toList();
        if (isUsed(net, caller)) {
            inventory.deleteNet(caller.account(), net);
            return;
        }
        for (PeeringView peering : live) {
            if (peering.status() == PeeringStatus.PENDING_ACCEPTANCE
                    && !peering.source().isOwnedBy(caller.account())) {
                throw FcuError.of(
                                "DependencyViolation",
                                "The vpc '" + net + "' has dependencies and cannot be deleted: the request "
                                        + peering.id() + " of account "
                                        + peering.source().account()
                                        + " is pending; reject it first")
                        .asException();
            }
        }
        live.forEach(peering -> peerings.send(new DeleteNetPeering(peering.id(), caller.account()), caller));
        inventory.deleteNet(caller.account(), net);
    }

    /** By what the inventory refuses; then no peering is touched. */
    private boolean isUsed(NetId net, CallContext caller) {
        return inventory.subnets(caller.account()).stream()
                        .anyMatch(subnet -> subnet.net().equals(net))
                || inventory.nets(caller.account()).stream()
                        .noneMatch(one -> one.id().equals(net))
                || inventory
                        .routeTables()
                        .filter(tables -> tables.of(caller.account()).stream()
                                .anyMatch(table -> table.net().equals(net) && !table.main()))
                        .isPresent();
    }
}
