package org.netpeering.server.inventory;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.netpeering.application.inventory.InventoryRefused;
import org.netpeering.application.inventory.InventoryRefused.Reason;
import org.netpeering.application.inventory.Net;
import org.netpeering.application.inventory.NetAttributes;
import org.netpeering.application.inventory.NetOrder;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.RegionName;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The Nets of the inventory. Methods that lock want a transaction around them. */
record NetTable(JdbcClient jdbc, ResourceIds ids, InventoryRows rows) {
    Map<NetId, NetFacts> facts(Set<NetId> nets) {
        return jdbc
                .sql("""
                        SELECT n.net_id, n.account, n.range, n.region,
                               EXISTS (SELECT 1 FROM netpeering.inventory_vm v
                                        WHERE v.net_id = n.net_id AND v.state <> 'terminated') AS has_vm
                          FROM netpeering.inventory_net n WHERE n.net_id = ANY ((SELECT ?::text[])::text[])
                        """)
                .param(nets.stream().map(NetId::value).toArray(String[]::new))
                .query((row, number) -> new NetFacts(
                        new NetId(row.getString("net_id")),
                        new AccountId(row.getString("account")),
                        List.of(CidrBlock.parse(row.getString("range"))),
                        row.getBoolean("has_vm"),
                        rows.region(row)))
                .list()
                .stream()
                .collect(Collectors.toMap(NetFacts::net, Function.identity()));
    }

    Net create(AccountId owner, NetOrder order) {
        NetRanges.checkNet(order);
        RegionName region = order.region();
        String id = ids.next(
                "vpc",
                order.idDigits(),
                candidate -> jdbc.sql("""
                                INSERT INTO netpeering.inventory_net (net_id, account, range, tenancy, tags, region)
                                VALUES (?, ?, ?, ?, ?::jsonb, ?) ON CONFLICT DO NOTHING
                                """)
                                .param(candidate)
                                .param(owner.value())
                                .param(order.range().toString())
                                .param(order.tenancy())
                                .param(rows.write(order.tags()))
                                .param(region == null ? null : region.value())
                                .update()
                        == 1);
        return lock(owner, new NetId(id));
    }

    void setAttributes(Net net, NetAttributes attributes) {
        jdbc.sql("""
                        UPDATE netpeering.inventory_net
                           SET dns_support = ?, dns_hostnames = ?, address_usage_metrics = ? WHERE net_id = ?
                        """)
                .params(
                        attributes.dnsSupport(),
                        attributes.dnsHostnames(),
                        attributes.addressUsageMetrics(),
                        net.id().value())
                .update();
    }

    List<Net> of(AccountId owner) {
        return jdbc.sql("SELECT * FROM netpeering.inventory_net WHERE account = ? ORDER BY place")
                .param(owner.value())
                .query(rows::net)
                .list();
    }

    Net lock(AccountId owner, NetId net) {
        return jdbc.sql("SELECT * FROM netpeering.inventory_net WHERE net_id = ? AND account = ? FOR UPDATE")
                .params(net.value(), owner.value())
                .query(rows::net)
                .optional()
                .orElseThrow(() -> new InventoryRefused(
                        Reason.NO_SUCH_NET, "The Net '" + net + "' does not exist in your account"));
    }

    void refuseIfUsed(Net net, List<NetPeeringId> peerings) {
        refuseIfAny("VMs", net, namesIn("vm_id", "inventory_vm", net, "AND state <> 'terminated'"));
        refuseIfAny("Subnets", net, namesIn("subnet_id", "inventory_subnet", net, ""));
        refuseIfAny("route tables", net, namesIn("route_table_id", "inventory_route_table", net, "AND NOT is_main"));
        refuseIfAny(
                "Net peerings", net, peerings.stream().map(NetPeeringId::value).toList());
    }

    void delete(Net net) {
        jdbc.sql("DELETE FROM netpeering.inventory_net WHERE net_id = ?")
                .param(net.id().value())
                .update();
    }

    private List<String> namesIn(String column, String table, Net net, String condition) {
        return jdbc.sql("SELECT " + column + " FROM netpeering." + table + " WHERE net_id = ? " + condition
                        + " ORDER BY place LIMIT 5")
                .param(net.id().value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    private static void refuseIfAny(String what, Net net, List<String> names) {
        if (!names.isEmpty()) {
            throw new InventoryRefused(
                    Reason.HAS_DEPENDENCIES,
                    "The Net '" + net.id() + "' has " + what + " (" + String.join(", ", names)
                            + "); delete them before the Net");
        }
    }
}
