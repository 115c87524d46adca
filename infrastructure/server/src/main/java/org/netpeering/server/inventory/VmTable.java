package org.netpeering.server.inventory;

import java.time.Duration;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.netpeering.application.inventory.InventoryRefused;
import org.netpeering.application.inventory.InventoryRefused.Reason;
import org.netpeering.application.inventory.Subnet;
import org.netpeering.application.inventory.Vm;
import org.netpeering.application.inventory.VmOrder;
import org.netpeering.domain.value.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The VMs of the inventory. Methods that lock want a transaction around them. */
record VmTable(JdbcClient jdbc, ResourceIds ids, InventoryRows rows, InstantSource clock) {
    private static final Duration TERMINATED_LISTING = Duration.ofHours(1);

    List<Vm> create(AccountId owner, VmOrder order, Subnet subnet) {
        List<String> addresses = new SubnetAddresses(subnet.range()).free(addressesIn(subnet), order.most());
        if (addresses.size() < order.least()) {
            throw new InventoryRefused(
                    Reason.SUBNET_FULL,
                    "The Subnet '" + subnet.id() + "' has " + addresses.size() + " free addresses, not "
                            + order.least());
        }
        String reservation = ids.next("r", ResourceIds.digitsOf(subnet.id()));
        List<String> made = new ArrayList<>();
        for (String address : addresses) {
            made.add(insert(owner, order, subnet, reservation, made.size(), address));
        }
        return lock(owner, made);
    }

    private Set<String> addressesIn(Subnet subnet) {
        return jdbc.sql("""
                        SELECT private_ip FROM netpeering.inventory_vm
                         WHERE subnet_id = ? AND state <> 'terminated'
                        """)
                .param(subnet.id())
                .query((row, number) -> row.getString(1))
                .set();
    }

    /** What an order under the same client token made; waits for one that is being carried out. */
    List<Vm> orderedBefore(AccountId owner, String token, VmOrder order) {
        jdbc.sql("SELECT pg_advisory_xact_lock(hashtextextended(?, 0))")
                .param(owner + " " + token)
                .query((row, number) -> true)
                .single();
        record Ordered(Vm vm, String text) {}
        List<Ordered> before = jdbc.sql("""
                        SELECT * FROM netpeering.inventory_vm
                         WHERE account = ? AND client_token = ? ORDER BY launch_index
                        """)
                .params(owner.value(), token)
                .query((row, number) -> new Ordered(rows.vm(row, number), row.getString("ordered")))
                .list();
        if (before.stream().anyMatch(vm -> !vm.text().equals(text(order)))) {
            throw new InventoryRefused(
                    Reason.TOKEN_REUSED,
                    "The client token '" + token + "' was used for an order with other values; send a new token");
        }
        return before.stream().map(Ordered::vm).toList();
    }

    private String insert(
            AccountId owner, VmOrder order, Subnet subnet, String reservation, int index, String address) {
        return ids.next(
                "i",
                ResourceIds.digitsOf(subnet.id()),
                candidate -> jdbc.sql("""
                                INSERT INTO netpeering.inventory_vm
                                       (vm_id, account, reservation, launch_index, image_id, vm_type, state, net_id,
                                        subnet_id, subregion, private_ip, launched_at, client_token, ordered, tags)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb)
                                ON CONFLICT (vm_id) DO NOTHING
                                """)
                                .param(candidate)
                                .param(owner.value())
                                .param(reservation)
                                .param(index)
                                .param(order.imageId())
                                .param(order.type())
                                .param(order.boot() ? "running" : "stopped")
                                .param(subnet.net().value())
                                .param(subnet.id())
                                .param(subnet.subregion())
                                .param(address)
                                .param(now())
                                .param(order.clientToken())
                                .param(text(order))
                                .param(rows.write(order.tags()))
                                .update()
                        == 1);
    }

    private static String text(VmOrder order) {
        return String.join(
                " ",
                order.imageId(),
                order.type(),
                order.subnet(),
                Integer.toString(order.least()),
                Integer.toString(order.most()));
    }

    List<Vm> of(AccountId owner) {
        return jdbc.sql("""
                        SELECT * FROM netpeering.inventory_vm
                         WHERE account = ? AND (terminated_at IS NULL OR terminated_at > ?) ORDER BY place
                        """)
                .params(owner.value(), now().minus(TERMINATED_LISTING))
                .query(rows::vm)
                .list();
    }

    List<Vm> lock(AccountId owner, List<String> wanted) {
        return jdbc.sql("""
                        SELECT * FROM netpeering.inventory_vm
                         WHERE account = ? AND vm_id = ANY (?) ORDER BY place FOR UPDATE
                        """)
                .param(owner.value())
                .param(wanted.toArray(String[]::new))
                .query(rows::vm)
                .list();
    }

    List<Vm> terminate(AccountId owner, List<String> vms) {
        Map<String, Vm> found = lock(owner, vms).stream().collect(Collectors.toMap(Vm::id, Function.identity()));
        for (String id : vms) {
            if (!found.containsKey(id)) {
                throw new InventoryRefused(Reason.NO_SUCH_VM, "The VM '" + id + "' does not exist in your account");
            }
        }
        jdbc.sql("""
                            UPDATE netpeering.inventory_vm SET state = 'terminated', terminated_at = ?
                             WHERE vm_id = ANY (?) AND state <> 'terminated'
                            """).param(now()).param(vms.toArray(String[]::new)).update();
        return new LinkedHashSet<>(vms).stream().map(found::get).toList();
    }

    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
