package org.netpeering.fcu;

import java.util.List;
import java.util.Set;
import org.netpeering.application.inventory.RouteTables.Route;
import org.netpeering.application.inventory.RouteTables.RouteTable;
import org.netpeering.domain.value.NetPeeringId;

/**
 * Writes route tables.
 *
 * @param leading the peerings that lead somewhere; a route to another one is a black hole
 */
record RouteTableXml(Set<NetPeeringId> leading) {
    String state(Route route) {
        return leading.contains(route.peering()) ? "active" : "blackhole";
    }

    void write(Xml xml, RouteTable table) {
        xml.text("routeTableId", table.id())
                .text("vpcId", table.net().value())
                .text("ownerId", table.owner().value())
                .element("routeSet", routes -> {
                    routes.element(
                            "item",
                            local -> local.text(
                                            "destinationCidrBlock",
                                            table.netRange().toString())
                                    .text("gatewayId", "local")
                                    .text("state", "active")
                                    .text("origin", "CreateRouteTable"));
                    table.routes().forEach(route -> routes.element("item", item -> write(item, route)));
                })
                .set(
                        "associationSet",
                        table.main() ? List.of(table.id()) : List.of(),
                        (item, id) -> item.text("routeTableAssociationId", id.replace("rtb-", "rtbassoc-"))
                                .text("routeTableId", id)
                                .flag("main", true)
                                .element("associationState", state -> state.text("state", "associated")))
                .set("propagatingVgwSet", List.of(), (item, none) -> {})
                .tags(table.tags());
    }

    private void write(Xml item, Route route) {
        item.text("destinationCidrBlock", route.destination().toString())
                .text("vpcPeeringConnectionId", route.peering().value())
                .text("state", state(route))
                .text("origin", "CreateRoute");
    }
}
