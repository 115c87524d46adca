package org.netpeering.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Nets of two accounts, each with a VM, and all their pairs, so many that no Net reaches a quota. */
final class Nets {
    static final AccountId REQUESTER = new AccountId("100000000001");
    static final AccountId ACCEPTER = new AccountId("100000000002");

    private static final int FEW = 2000;

    /** Less than a Net may have requested, and may take part in. */
    private static final int PEERINGS_OF_EACH = 24;

    private final int perAccount;
    private final AtomicInteger next = new AtomicInteger();

    /** A Net of each account. */
    record Pair(NetId source, NetId accepter) {}

    private Nets(int perAccount) {
        this.perAccount = perAccount;
    }

    static Nets load(JdbcClient jdbc) {
        return load(jdbc, FEW);
    }

    static Nets load(JdbcClient jdbc, int perAccount) {
        load(jdbc, '1', REQUESTER, "10.0.0.0", perAccount);
        load(jdbc, '2', ACCEPTER, "10.1.0.0", perAccount);
        jdbc.sql("VACUUM ANALYZE netpeering.inventory_net, netpeering.inventory_subnet, netpeering.inventory_vm")
                .update();
        return new Nets(perAccount);
    }

    private static void load(JdbcClient jdbc, char group, AccountId owner, String address, int perAccount) {
        jdbc.sql("""
                        WITH new AS (
                            SELECT :group || lpad(to_hex(i), 7, '0') AS id FROM generate_series(0, :count - 1) AS i),
                        nets AS (
                            INSERT INTO netpeering.inventory_net (net_id, account, range, tenancy)
                            SELECT 'vpc-' || id, :owner, :address || '/16', 'default' FROM new),
                        subnets AS (
                            INSERT INTO netpeering.inventory_subnet (subnet_id, account, net_id, range, subregion)
                            SELECT 'subnet-' || id, :owner, 'vpc-' || id, :address || '/24', 'eu-west-2a' FROM new)
                        INSERT INTO netpeering.inventory_vm (vm_id, account, reservation, launch_index, image_id, vm_type,
                               state, net_id, subnet_id, subregion, private_ip, launched_at, ordered)
                        SELECT 'i-' || id, :owner, 'r-' || id, 0, 'ami-12345678', 'tinav5.c1r1p2', 'running',
                               'vpc-' || id, 'subnet-' || id, 'eu-west-2a', host(:address::inet + 4), now(), '' FROM new
                        """)
                .param("group", String.valueOf(group))
                .param("count", perAccount)
                .param("owner", owner.value())
                .param("address", address)
                .update();
    }

    /**
     * A pair that was not given out before.
     *
     * @throws IllegalStateException if a Net would come near its quota
     */
    Pair nextPair() {
        int number = next.getAndIncrement();
        int round = number / perAccount;
        if (round == PEERINGS_OF_EACH) {
            throw new IllegalStateException(
                    "More pairs are wanted than " + perAccount + " Nets of each account can have");
        }
        return new Pair(id('1', number % perAccount), id('2', (number + round) % perAccount));
    }

    private static NetId id(char group, int number) {
        return new NetId(String.format("vpc-%c%07x", group, number));
    }
}
