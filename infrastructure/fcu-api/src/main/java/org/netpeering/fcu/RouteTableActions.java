package org.netpeering.fcu;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.RouteTables;
import org.netpeering.application.inventory.RouteTables.Route;
import org.netpeering.application.inventory.RouteTables.RouteTable;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;
import org.netpeering.fcu.PageRequest.Page;

/** The route tables of VPCs, and routes in them to peerings; a route outlives its peering and is a black hole then. */
final class RouteTableActions {
    static final String RESOURCE_TYPE = "route-table";

    private static final String DESCRIBE = "DescribeRouteTables";
    private static final int LONGEST_PAGE = 100;

    private final RouteTables tables;
    private final InventorySight inventory;
    private final PeeringSight peerings;
    private final Ids ids;
    private final ErrorTexts texts;

    RouteTableActions(RouteTables tables, InventorySight inventory, PeeringSight peerings, ErrorTexts texts) {
        this.tables = tables;
        this.inventory = inventory;
        this.peerings = peerings;
        this.ids = new Ids(texts);
        this.texts = texts;
    }

    void addTo(Actions actions) {
        actions.add(DESCRIBE, this::describe);
        actions.add("CreateRouteTable", this::create);
        actions.add("DeleteRouteTable", this::delete);
        actions.add("CreateRoute", this::createRoute);
        actions.add("DeleteRoute", this::deleteRoute);
    }

    private XmlContent describe(Parameters parameters, CallContext caller) {
        List<String> named = parameters.texts("RouteTableId");
        List<RequestFilter> sent = RequestFilter.in(parameters);
        PageRequest request = PageRequest.in(parameters, DESCRIBE, LONGEST_PAGE);
        List<RouteTable> all = inventory.routeTables(caller, parameters.region());
        RouteTableXml rendering = new RouteTableXml(leading(all, caller));
        Predicate<RouteTable> wanted = filters(rendering).in(sent);
        parameters.endOrDryRun();
        for (String id : named) {
            if (all.stream().noneMatch(table -> table.id().equals(id))) {
                throw InventoryErrors.noSuchRouteTable(id).asException();
            }
        }
        Page<RouteTable> page = request.cut(
                all.stream()
                        .filter(table -> named.isEmpty() || named.contains(table.id()))
                        .filter(wanted)
                        .toList(),
                RouteTable::id);
        return xml -> xml.set("routeTableSet", page.items(), rendering::write).optional("nextToken", page.nextToken());
    }

    private Set<NetPeeringId> leading(List<RouteTable> all, CallContext caller) {
        return all.stream()
                .flatMap(table -> table.routes().stream())
                .map(Route::peering)
                .distinct()
                .flatMap(id -> peerings.find(id, caller).stream())
                .filter(peering -> peering.status().holdsPair())
                .map(PeeringView::id)
                .collect(Collectors.toSet());
    }

    private ItemFilters<RouteTable> filters(RouteTableXml rendering) {
        return new ItemFilters<>(texts, RouteTable::tags)
                .by("route-table-id", RouteTable::id)
                .by("vpc-id", table -> table.net().value())
                .by("owner-id", table -> table.owner().value())
                .by("association.main", table -> Boolean.toString(table.main()))
                .byAny("association.route-table-id", table -> table.main() ? List.of(table.id()) : List.of())
                .byAny("association.subnet-id", table -> List.of())
                .byAny(
                        "route.destination-cidr-block",
                        table -> table.routes().stream()
                                .map(route -> route.destination().toString())
                                .toList())
                .byAny(
                        "route.vpc-peering-connection-id",
                        table -> table.routes().stream()
                                .map(route -> route.peering().value())
                                .toList())
                .byAny(
                        "route.state",
                        table -> table.routes().stream().map(rendering::state).toList())
                .byTagKey();
    }

    private String named(Parameters parameters, CallContext caller) {
        String id = parameters.required("RouteTableId");
        if (inventory.routeTables(caller, parameters.region()).stream()
                .noneMatch(table -> table.id().equals(id))) {
            throw InventoryErrors.noSuchRouteTable(id).asException();
        }
        return id;
    }

    private XmlContent create(Parameters parameters, CallContext caller) {
        NetId net = ids.net(parameters.required("VpcId"));
        List<Tag> tags = TagParameters.specified(parameters, RESOURCE_TYPE, Set.of());
        parameters.text("ClientToken");
        inventory.check(net, caller, parameters.region());
        parameters.endOrDryRun();
        RouteTable made = InventoryErrors.telling(net.value(), () -> tables.create(caller.account(), net, tags));
        return xml -> xml.element("routeTable", one -> new RouteTableXml(Set.of()).write(one, made));
    }

    private XmlContent delete(Parameters parameters, CallContext caller) {
        String table = named(parameters, caller);
        parameters.endOrDryRun();
        return InventoryErrors.telling(table, () -> {
            tables.delete(caller.account(), table);
            return XmlContent.RETURN_TRUE;
        });
    }

    private XmlContent createRoute(Parameters parameters, CallContext caller) {
        String table = named(parameters, caller);
        CidrBlock destination = Ranges.required(parameters, "DestinationCidrBlock");
        NetPeeringId id = ids.peering(parameters.required("VpcPeeringConnectionId"));
        PeeringView peering = peerings.find(id, caller)
                .filter(found -> found.status().isLive() && peerings.isSeenFrom(parameters.region(), found, caller))
                .orElseThrow(() -> RefusalErrors.noSuchPeering(id).asException());
        parameters.endOrDryRun();
        return InventoryErrors.telling(table, () -> {
            tables.addRoute(caller.account(), table, new Route(destination, peering.id()));
            return XmlContent.RETURN_TRUE;
        });
    }

    private XmlContent deleteRoute(Parameters parameters, CallContext caller) {
        String table = named(parameters, caller);
        CidrBlock destination = Ranges.required(parameters, "DestinationCidrBlock");
        parameters.endOrDryRun();
        return InventoryErrors.telling(table, () -> {
            tables.removeRoute(caller.account(), table, destination);
            return XmlContent.RETURN_TRUE;
        });
    }
}
