package org.netpeering.server.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.inventory.InventoryRefused;
import org.netpeering.application.inventory.InventoryRefused.Reason;
import org.netpeering.application.inventory.Net;
import org.netpeering.application.inventory.Subnet;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The Subnets of the inventory. Methods that lock want a transaction around them. */
record SubnetTable(JdbcClient jdbc, ResourceIds ids, InventoryRows rows, String defaultSubregion) {
    private static final String SUBNETS = """
            SELECT s.*, (SELECT count(*) FROM netpeering.inventory_vm v
                          WHERE v.subnet_id = s.subnet_id AND v.state <> 'terminated') AS taken
              FROM netpeering.inventory_subnet s
            """;

    Subnet create(AccountId owner, Net net, CidrBlock range, @Nullable String subregion, List<Tag> tags) {
        NetRanges.checkSubnet(range, net.range());
        for (Subnet other : of(owner)) {
            if (other.net().equals(net.id()) && other.range().overlaps(range)) {
                throw new InventoryRefused(
                        Reason.SUBNET_CONFLICT,
                        "The range '" + range + "' overlaps the range '" + other.range() + "' of Subnet '" + other.id()
                                + "'");
            }
        }
        String id = ids.next(
                "subnet",
                ResourceIds.digitsOf(net.id().value()),
                candidate -> jdbc.sql("""
                                    INSERT INTO netpeering.inventory_subnet
                                           (subnet_id, account, net_id, range, subregion, tags)
                                    VALUES (?, ?, ?, ?, ?, ?::jsonb) ON CONFLICT DO NOTHING
                                    """)
                                .params(
                                        candidate,
                                        owner.value(),
                                        net.id().value(),
                                        range.toString(),
                                        subregion == null ? defaultSubregion : subregion,
                                        rows.write(tags))
                                .update()
                        == 1);
        return lock(owner, id);
    }

    List<Subnet> of(AccountId owner) {
        return jdbc.sql(SUBNETS + " WHERE s.account = ? ORDER BY s.place")
                .param(owner.value())
                .query(rows::subnet)
                .list();
    }

    Subnet lock(AccountId owner, String subnet) {
        return jdbc.sql(SUBNETS + " WHERE s.subnet_id = ? AND s.account = ? FOR UPDATE OF s")
                .params(subnet, owner.value())
                .query(rows::subnet)
                .optional()
                .orElseThrow(() -> new InventoryRefused(
                        Reason.NO_SUCH_SUBNET, "The Subnet '" + subnet + "' does not exist in your account"));
    }

    void delete(AccountId owner, String subnet) {
        lock(owner, subnet);
        List<String> vms = jdbc.sql("""
                            SELECT vm_id FROM netpeering.inventory_vm
                             WHERE subnet_id = ? AND state <> 'terminated' ORDER BY place LIMIT 5
                            """)
                .param(subnet)
                .query((row, number) -> row.getString(1))
                .list();
        if (!vms.isEmpty()) {
            throw new InventoryRefused(
                    Reason.HAS_DEPENDENCIES,
                    "The Subnet '" + subnet + "' has VMs (" + String.join(", ", vms)
                            + "); delete them before the Subnet");
        }
        jdbc.sql("DELETE FROM netpeering.inventory_subnet WHERE subnet_id = ?")
                .param(subnet)
                .update();
    }
}
