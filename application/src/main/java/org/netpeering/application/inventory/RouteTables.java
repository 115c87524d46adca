package org.netpeering.application.inventory;

import java.util.List;
import java.util.SortedMap;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;

/**
 * The route tables of an inventory; every Net has a main one from the start. What they say is kept and shown, and moves no packet.
 *
 * <p>Every method sees only what belongs to the given owner, and throws {@link InventoryRefused} for an expected refusal.
 */
public interface RouteTables {
    /**
     * A route table.
     *
     * @param id {@code rtb-} and 8 or 17 hexadecimal digits
     * @param main whether it is the one that its Net always has
     * @param routes to peerings, in the order of their destinations; the one within the Net is not among them
     * @param tags the tags of its owner
     */
    record RouteTable(
            String id,
            AccountId owner,
            NetId net,
            CidrBlock netRange,
            boolean main,
            List<Route> routes,
            SortedMap<String, String> tags) {
        /** Copies the routes. */
        public RouteTable {
            routes = List.copyOf(routes);
        }
    }

    /** Where traffic for these addresses goes. */
    record Route(CidrBlock destination, NetPeeringId peering) {}

    /** The tables of the owner, in the order of creation. */
    List<RouteTable> of(AccountId owner);

    /** Makes a table of that Net. */
    RouteTable create(AccountId owner, NetId net, List<Tag> tags);

    /** Removes a table with its routes; a main one goes with its Net only. */
    void delete(AccountId owner, String table);

    /** Adds a route; a table has one route at most for a destination. */
    void addRoute(AccountId owner, String table, Route route);

    /** Removes the route for that destination. */
    void removeRoute(AccountId owner, String table, CidrBlock destination);
}
