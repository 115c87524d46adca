package org.netpeering.server.inventory;

import java.util.List;
import java.util.Objects;
import org.netpeering.application.inventory.InventoryRefused;
import org.netpeering.application.inventory.InventoryRefused.Reason;
import org.netpeering.application.inventory.Net;
import org.netpeering.application.inventory.RouteTables;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The route tables of the inventory, and what stands in them. */
record RouteTableTable(
        JdbcClient jdbc, ResourceIds ids, InventoryRows rows, NetTable nets, TransactionTemplate transaction)
        implements RouteTables {
    private static final String TABLES = """
            SELECT t.*, n.range FROM netpeering.inventory_route_table t JOIN netpeering.inventory_net n USING (net_id)
             WHERE t.account = ?
            """;

    /** The main table has the digits of its Net. */
    void createMain(Net net) {
        insert(net, net.id().value().replace("vpc-", "rtb-"), true, List.of());
    }

    @Override
    public List<RouteTable> of(AccountId owner) {
        return jdbc.sql(TABLES + " ORDER BY t.place")
                .param(owner.value())
                .query((row, number) -> new RouteTable(
                        row.getString("route_table_id"),
                        owner,
                        new NetId(row.getString("net_id")),
                        CidrBlock.parse(row.getString("range")),
                        row.getBoolean("is_main"),
                        routesOf(row.getString("route_table_id")),
                        rows.tags(row)))
                .list();
    }

    private List<Route> routesOf(String table) {
        return jdbc.sql("SELECT * FROM netpeering.inventory_route WHERE route_table_id = ? ORDER BY destination")
                .param(table)
                .query((row, number) -> new Route(
                        CidrBlock.parse(row.getString("destination")), new NetPeeringId(row.getString("peering_id"))))
                .list();
    }

    @Override
    public RouteTable create(AccountId owner, NetId net, List<Tag> tags) {
        String made = Objects.requireNonNull(transaction.execute(status -> {
            Net found = nets.lock(owner, net);
            return ids.next("rtb", ResourceIds.digitsOf(net.value()), id -> insert(found, id, false, tags));
        }));
        return find(owner, made);
    }

    private boolean insert(Net net, String id, boolean isMain, List<Tag> tags) {
        return jdbc.sql("""
                        INSERT INTO netpeering.inventory_route_table (route_table_id, account, net_id, is_main, tags)
                        VALUES (?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING
                        """)
                        .params(id, net.owner().value(), net.id().value(), isMain, rows.write(tags))
                        .update()
                == 1;
    }

    @Override
    public void delete(AccountId owner, String table) {
        if (find(owner, table).main()) {
            throw new InventoryRefused(
                    Reason.HAS_DEPENDENCIES,
                    "The route table '" + table + "' is the main one of its Net and goes with it");
        }
        jdbc.sql("DELETE FROM netpeering.inventory_route_table WHERE route_table_id = ?")
                .param(table)
                .update();
    }

    @Override
    public void addRoute(AccountId owner, String table, Route route) {
        RouteTable found = find(owner, table);
        int added = found.netRange().contains(route.destination())
                ? 0
                : jdbc.sql("""
                        INSERT INTO netpeering.inventory_route (route_table_id, destination, peering_id)
                        VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                        """)
                        .params(
                                table,
                                route.destination().toString(),
                                route.peering().value())
                        .update();
        if (added == 0) {
            throw new InventoryRefused(
                    Reason.ROUTE_EXISTS,
                    "The route table '" + table + "' has a route for '" + route.destination() + "' already");
        }
    }

    @Override
    public void removeRoute(AccountId owner, String table, CidrBlock destination) {
        find(owner, table);
        int removed = jdbc.sql("DELETE FROM netpeering.inventory_route WHERE route_table_id = ? AND destination = ?")
                .params(table, destination.toString())
                .update();
        if (removed == 0) {
            throw new InventoryRefused(
                    Reason.NO_SUCH_ROUTE,
                    "The route table '" + table + "' has no route for '" + destination + "' that can be deleted");
        }
    }

    private RouteTable find(AccountId owner, String table) {
        return of(owner).stream()
                .filter(one -> one.id().equals(table))
                .findFirst()
                .orElseThrow(() -> new InventoryRefused(
                        Reason.NO_SUCH_ROUTE_TABLE, "The route table '" + table + "' does not exist in your account"));
    }
}
