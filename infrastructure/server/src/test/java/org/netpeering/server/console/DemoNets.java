package org.netpeering.server.console;

import java.util.List;
import java.util.UUID;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.application.inventory.Net;
import org.netpeering.application.inventory.Subnet;
import org.netpeering.application.inventory.VmOrder;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;
import org.netpeering.server.RunningServer;

/** Nets of both demo accounts, and what clients of theirs do while somebody watches the console. */
final class DemoNets {
    static final AccountId ONE = new AccountId("123456789012");
    static final AccountId TWO = new AccountId("987654321098");
    static final String ONE_KEY = "AKDEMOREQUESTER00001";
    static final String ONE_SECRET = "SKDEMOREQUESTER0PUBLISHED0NEVER0SECRET01";

    private final NetPeerings peerings;
    private final Inventory inventory;

    DemoNets(RunningServer server) {
        this.peerings = server.bean(NetPeerings.class);
        this.inventory = server.bean(Inventory.class);
    }

    /** A Net with a VM. */
    NetId net(AccountId owner, String range, String name) {
        Net net = inventory.createNet(owner, CidrBlock.parse(range), "default", List.of(new Tag("Name", name)));
        Subnet subnet = inventory.createSubnet(
                owner, net.id(), new CidrBlock(net.range().address(), 24), null, List.of());
        inventory.createVms(
                owner, new VmOrder("ami-12345678", "tinav5.c1r1p2", subnet.id(), 1, 1, true, null, List.of()));
        return net.id();
    }

    /** The Net of that range. */
    NetId netOf(AccountId owner, String range) {
        return inventory.nets(owner).stream()
                .filter(net -> net.range().equals(CidrBlock.parse(range)))
                .findFirst()
                .orElseThrow()
                .id();
    }

    PeeringView request(AccountId by, NetId source, NetId target, String name) {
        List<Tag> tags = name.isEmpty() ? List.of() : List.of(new Tag("Name", name));
        Outcome outcome = peerings.request(
                new NetPeerings.Request(source, target, null, UnknownAccepter.REFUSE, tags),
                caller(by).doing("api:CreateNetPeering"));
        return ((Outcome.Done) outcome).peering();
    }

    Outcome send(NetPeeringCommand command, AccountId by) {
        return peerings.send(
                command, caller(by).doing("api:" + command.getClass().getSimpleName()));
    }

    PeeringView read(AccountId by, NetPeeringId id) {
        return peerings.find(id, caller(by)).orElseThrow();
    }

    private static CallContext caller(AccountId account) {
        String key = account.equals(ONE) ? ONE_KEY : "AKDEMOACCEPTER000002";
        return new CallContext(
                account, null, key, null, "oapi", UUID.randomUUID().toString(), "192.0.2.7", "osc-cli", null);
    }
}
