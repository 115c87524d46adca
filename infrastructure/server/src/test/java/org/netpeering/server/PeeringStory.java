package org.netpeering.server;

import java.util.List;
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
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;

/** Two owners with Nets, and what they ask of the engine of a running server. */
final class PeeringStory {
    private final NetPeerings peerings;
    private final Inventory inventory;
    private final CallContext requester;
    private final CallContext accepter;

    PeeringStory(RunningServer server) {
        this.peerings = server.bean(NetPeerings.class);
        this.inventory = server.bean(Inventory.class);
        this.requester = caller(server);
        this.accepter = caller(server);
    }

    CallContext requester() {
        return requester;
    }

    CallContext accepter() {
        return accepter;
    }

    /** A Net with a VM. */
    NetId net(CallContext owner, String range) {
        Net net = inventory.createNet(owner.account(), CidrBlock.parse(range), "default", List.of());
        Subnet subnet = inventory.createSubnet(
                owner.account(), net.id(), new CidrBlock(net.range().address(), 24), null, List.of());
        inventory.createVms(
                owner.account(),
                new VmOrder("ami-12345678", "tinav5.c1r1p2", subnet.id(), 1, 1, true, null, List.of()));
        return net.id();
    }

    Outcome ask(CallContext caller, NetId source, NetId target) {
        return peerings.request(
                new NetPeerings.Request(source, target, null, UnknownAccepter.REFUSE, List.of()), caller);
    }

    PeeringView request(CallContext caller, NetId source, NetId target) {
        return ((Outcome.Done) ask(caller, source, target)).peering();
    }

    /** A request of the requester between two new Nets. */
    PeeringView request(String sourceRange, String targetRange) {
        return request(requester, net(requester, sourceRange), net(accepter, targetRange));
    }

    Outcome send(NetPeeringCommand command, CallContext caller) {
        return peerings.send(command, caller);
    }

    static CallContext caller(RunningServer server) {
        TestAccount account = server.freshAccount();
        return new CallContext(
                account.id(), null, account.accessKeyId(), null, "test", "request-1", "127.0.0.1", "tests", null);
    }
}
