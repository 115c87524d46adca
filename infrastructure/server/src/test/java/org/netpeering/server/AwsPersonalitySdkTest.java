package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.server.AwsErrors.codeOf;
import static org.netpeering.server.AwsErrors.messageOf;
import static org.netpeering.server.AwsServer.AWAY;
import static org.netpeering.server.AwsServer.HOME;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.RouteState;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcAttributeName;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;

/** The unmodified AWS SDK for Java against the personality {@code aws}: two accounts, two regions, waiters. */
class AwsPersonalitySdkTest {
    private final AwsServer clients = new AwsServer();
    private final TestAccount alice = AwsServer.server().freshAccount();
    private final TestAccount bob = AwsServer.server().freshAccount();
    private final Ec2Client alices = clients.client(alice, HOME);
    private final Ec2Client bobs = clients.client(bob, AWAY);

    @AfterEach
    void close() throws Exception {
        clients.close();
    }

    private VpcPeeringConnection request(Vpc source, Vpc accepter) {
        return alices.createVpcPeeringConnection(b -> b.vpcId(source.vpcId())
                        .peerVpcId(accepter.vpcId())
                        .peerOwnerId(bob.id().value())
                        .peerRegion(AWAY))
                .vpcPeeringConnection();
    }

    private static VpcPeeringConnection read(Ec2Client client, String peering) {
        return client.describeVpcPeeringConnections(b -> b.vpcPeeringConnectionIds(peering))
                .vpcPeeringConnections()
                .getFirst();
    }

    @Test
    void aPeeringOfTwoAccountsInTwoRegionsLivesFromTheRequestToTheEnd() {
        Vpc source = AwsServer.usedVpc(alices, "11.0.0.0/16");
        Vpc accepter = AwsServer.usedVpc(bobs, "172.16.0.0/16");
        assertThat(source.vpcId()).matches("vpc-[0-9a-f]{17}");

        VpcPeeringConnection requested = request(source, accepter);
        String id = requested.vpcPeeringConnectionId();
        assertThat(id).matches("pcx-[0-9a-f]{17}");
        assertThat(requested.status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.INITIATING_REQUEST);
        assertThat(requested.accepterVpcInfo().cidrBlock()).isNull();
        assertThat(alices.waiter()
                        .waitUntilVpcPeeringConnectionExists(b -> b.vpcPeeringConnectionIds(id))
                        .matched()
                        .response())
                .isPresent();
        assertThat(read(bobs, id).status().message()).isEqualTo("Pending Acceptance by " + bob.id());
        assertThat(codeOf(() -> read(clients.client(bob, HOME), id)))
                .isEqualTo("InvalidVpcPeeringConnectionID.NotFound");
        assertThat(messageOf(
                        () -> clients.client(bob, HOME).acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id))))
                .endsWith("must be accepted in region " + AWAY);

        assertThat(bobs.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id))
                        .vpcPeeringConnection()
                        .status()
                        .code())
                .isEqualTo(VpcPeeringConnectionStateReasonCode.PROVISIONING);
        VpcPeeringConnection active = read(alices, id);
        assertThat(active.status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.ACTIVE);
        assertThat(active.accepterVpcInfo().cidrBlockSet()).hasSize(1);
        assertThat(active.accepterVpcInfo().region()).isEqualTo(AWAY);
        assertThat(read(bobs, id)).isEqualTo(active);

        alices.modifyVpcPeeringConnectionOptions(b -> b.vpcPeeringConnectionId(id)
                .requesterPeeringConnectionOptions(o -> o.allowDnsResolutionFromRemoteVpc(true)));
        assertThat(read(bobs, id).requesterVpcInfo().peeringOptions().allowDnsResolutionFromRemoteVpc())
                .isTrue();
        assertThat(messageOf(() -> alices.modifyVpcPeeringConnectionOptions(b -> b.vpcPeeringConnectionId(id)
                        .accepterPeeringConnectionOptions(o -> o.allowDnsResolutionFromRemoteVpc(true)))))
                .isEqualTo(
                        "User " + alice.id() + " does not have permission to modify the accepter side peering options");

        bobs.deleteVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id));
        assertThat(alices.waiter()
                        .waitUntilVpcPeeringConnectionDeleted(b -> b.vpcPeeringConnectionIds(id))
                        .matched()
                        .response())
                .isPresent();
        assertThat(read(alices, id).requesterVpcInfo().cidrBlock()).isNull();
        assertThat(messageOf(() -> bobs.deleteVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id))))
                .isEqualTo("Invalid state transition for " + id + ", attempted to transition from deleted to deleting");
    }

    @Test
    void aReverseRequestWaitsWhileTheOtherOneIsActive() {
        Vpc source = AwsServer.usedVpc(alices, "10.0.0.0/16");
        Vpc accepter = AwsServer.usedVpc(bobs, "172.16.0.0/16");
        String first = request(source, accepter).vpcPeeringConnectionId();
        String reverse = bobs.createVpcPeeringConnection(b -> b.vpcId(accepter.vpcId())
                        .peerVpcId(source.vpcId())
                        .peerOwnerId(alice.id().value())
                        .peerRegion(HOME))
                .vpcPeeringConnection()
                .vpcPeeringConnectionId();
        bobs.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(first));

        assertThat(messageOf(() -> alices.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(reverse))))
                .isEqualTo("The vpc peering connection identified by " + first + " already exists.");
        assertThat(read(bobs, reverse).status().code())
                .isEqualTo(VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE);
        alices.deleteVpcPeeringConnection(b -> b.vpcPeeringConnectionId(first));
        alices.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(reverse));
        assertThat(read(bobs, reverse).status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.ACTIVE);
    }

    @Test
    void aRouteToAPeeringThatIsGoneIsABlackHole() {
        Vpc source = AwsServer.usedVpc(alices, "10.0.0.0/16");
        Vpc accepter = AwsServer.usedVpc(bobs, "172.16.0.0/16");
        String id = request(source, accepter).vpcPeeringConnectionId();
        bobs.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id));
        RouteTable main = alices.describeRouteTables(
                        b -> b.filters(f -> f.name("vpc-id").values(source.vpcId())))
                .routeTables()
                .getFirst();
        assertThat(main.associations().getFirst().main()).isTrue();
        RouteTable own = alices.createRouteTable(b -> b.vpcId(source.vpcId())).routeTable();
        for (String table : List.of(main.routeTableId(), own.routeTableId())) {
            alices.createRoute(b ->
                    b.routeTableId(table).destinationCidrBlock("172.16.0.0/16").vpcPeeringConnectionId(id));
        }
        assertThat(stateOfRoute(own)).isEqualTo(RouteState.ACTIVE);
        assertThat(codeOf(() -> alices.createRoute(b -> b.routeTableId(own.routeTableId())
                        .destinationCidrBlock("172.16.7.0/24")
                        .vpcPeeringConnectionId(id)
                        .dryRun(true))))
                .isEqualTo("DryRunOperation");
        assertThat(alices.describeRouteTables(b -> b.routeTableIds(own.routeTableId()))
                        .routeTables()
                        .getFirst()
                        .routes())
                .hasSize(2);
        assertThat(codeOf(() -> alices.createRoute(b -> b.routeTableId(own.routeTableId())
                        .destinationCidrBlock("172.16.0.0/16")
                        .vpcPeeringConnectionId(id))))
                .isEqualTo("RouteAlreadyExists");

        alices.deleteVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id));
        assertThat(stateOfRoute(own)).isEqualTo(RouteState.BLACKHOLE);
        alices.deleteRoute(b -> b.routeTableId(own.routeTableId()).destinationCidrBlock("172.16.0.0/16"));
        assertThat(codeOf(() -> alices.deleteRoute(
                        b -> b.routeTableId(own.routeTableId()).destinationCidrBlock("172.16.0.0/16"))))
                .isEqualTo("InvalidRoute.NotFound");
        AwsServer.empty(alices, source.vpcId());
        assertThat(codeOf(() -> alices.deleteVpc(b -> b.vpcId(source.vpcId())))).isEqualTo("DependencyViolation");
        alices.deleteRouteTable(b -> b.routeTableId(own.routeTableId()));
        alices.deleteVpc(b -> b.vpcId(source.vpcId()));
        assertThat(alices.describeRouteTables().routeTables()).isEmpty();
    }

    @Test
    void aRouteTableIsSeenAndChangedInItsRegionOnly() {
        Vpc source = AwsServer.usedVpc(alices, "10.0.0.0/16");
        Vpc accepter = AwsServer.usedVpc(bobs, "172.16.0.0/16");
        String id = request(source, accepter).vpcPeeringConnectionId();
        String own = alices.createRouteTable(b -> b.vpcId(source.vpcId()))
                .routeTable()
                .routeTableId();
        Ec2Client elsewhere = clients.client(alice, AWAY);
        assertThat(elsewhere.describeRouteTables().routeTables()).isEmpty();
        for (ThrowingCallable call : List.<ThrowingCallable>of(
                () -> elsewhere.describeRouteTables(b -> b.routeTableIds(own)),
                () -> elsewhere.createRoute(b -> b.routeTableId(own)
                        .destinationCidrBlock("172.16.0.0/16")
                        .vpcPeeringConnectionId(id)),
                () -> elsewhere.deleteRoute(b -> b.routeTableId(own).destinationCidrBlock("172.16.0.0/16")),
                () -> elsewhere.deleteRouteTable(b -> b.routeTableId(own)))) {
            assertThat(codeOf(call)).isEqualTo("InvalidRouteTableID.NotFound");
        }
        Vpc third = AwsServer.usedVpc(elsewhere, "10.3.0.0/16");
        String tableElsewhere = elsewhere
                .createRouteTable(b -> b.vpcId(third.vpcId()))
                .routeTable()
                .routeTableId();
        assertThat(codeOf(() -> elsewhere.createRoute(b -> b.routeTableId(tableElsewhere)
                        .destinationCidrBlock("172.16.0.0/16")
                        .vpcPeeringConnectionId(id))))
                .isEqualTo("InvalidVpcPeeringConnectionID.NotFound");
    }

    @Test
    void aVpcIsTaggedInItsRegionOnly() {
        Vpc vpc = alices.createVpc(b -> b.cidrBlock("10.0.0.0/16")).vpc();
        Ec2Client elsewhere = clients.client(alice, AWAY);
        assertThat(codeOf(() -> elsewhere.createTags(
                        b -> b.resources(vpc.vpcId()).tags(t -> t.key("Name").value("n")))))
                .isEqualTo("InvalidID");
        alices.createTags(b -> b.resources(vpc.vpcId()).tags(t -> t.key("Name").value("n")));
        assertThat(alices.describeTags().tags()).hasSize(1);
        assertThat(elsewhere.describeTags().tags()).isEmpty();
    }

    private RouteState stateOfRoute(RouteTable table) {
        return alices
                .describeRouteTables(b -> b.routeTableIds(table.routeTableId()))
                .routeTables()
                .getFirst()
                .routes()
                .stream()
                .filter(route -> route.vpcPeeringConnectionId() != null)
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void aVpcTakesItsPeeringsAlongButNotTheRequestOfAnother() {
        Vpc source = AwsServer.usedVpc(alices, "10.0.0.0/16");
        Vpc accepter = AwsServer.usedVpc(bobs, "172.16.0.0/16");
        String id = request(source, accepter).vpcPeeringConnectionId();
        AwsServer.empty(alices, source.vpcId());
        AwsServer.empty(bobs, accepter.vpcId());
        assertThat(messageOf(() -> bobs.deleteVpc(b -> b.vpcId(accepter.vpcId()))))
                .contains(id);

        bobs.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id));
        bobs.deleteVpc(b -> b.vpcId(accepter.vpcId()));
        assertThat(read(alices, id).status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.DELETED);
    }

    @Test
    void aVpcTakesTheRequestsOfItsOwnerAlong() {
        Vpc source = AwsServer.usedVpc(alices, "10.0.0.0/16");
        Vpc accepter = AwsServer.usedVpc(bobs, "172.16.0.0/16");
        String id = request(source, accepter).vpcPeeringConnectionId();
        AwsServer.empty(alices, source.vpcId());
        assertThat(codeOf(() -> alices.deleteVpc(b -> b.vpcId(source.vpcId()).dryRun(true))))
                .isEqualTo("DryRunOperation");
        assertThat(read(bobs, id).status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE);

        alices.deleteVpc(b -> b.vpcId(source.vpcId()));
        assertThat(read(bobs, id).status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.DELETED);
    }

    @Test
    void aVpcThatIsNotEmptyKeepsItsPeerings() {
        Vpc source = AwsServer.usedVpc(alices, "10.0.0.0/16");
        Vpc accepter = AwsServer.usedVpc(bobs, "172.16.0.0/16");
        String id = request(source, accepter).vpcPeeringConnectionId();
        bobs.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id));
        assertThat(codeOf(() -> alices.deleteVpc(b -> b.vpcId(source.vpcId())))).isEqualTo("DependencyViolation");
        assertThat(read(alices, id).status().code()).isEqualTo(VpcPeeringConnectionStateReasonCode.ACTIVE);
    }

    @Test
    void aVpcAndItsAttributesAreInTheirRegion() {
        Vpc vpc = alices.createVpc(b -> b.cidrBlock("203.0.112.0/20")).vpc();
        Ec2Client elsewhere = clients.client(alice, AWAY);
        assertThat(elsewhere.describeVpcs().vpcs()).isEmpty();
        assertThat(codeOf(() -> elsewhere.createSubnet(b -> b.vpcId(vpc.vpcId()).cidrBlock("203.0.112.0/24"))))
                .isEqualTo("InvalidVpcID.NotFound");
        alices.modifyVpcAttribute(b -> b.vpcId(vpc.vpcId()).enableDnsHostnames(v -> v.value(true)));
        assertThat(alices.describeVpcAttribute(
                                b -> b.vpcId(vpc.vpcId()).attribute(VpcAttributeName.ENABLE_DNS_HOSTNAMES))
                        .enableDnsHostnames()
                        .value())
                .isTrue();
        assertThat(alices.describeVpcClassicLink().vpcs().getFirst().classicLinkEnabled())
                .isFalse();
        assertThat(alices.describeSecurityGroups().securityGroups()).isEmpty();
        assertThat(alices.describeNetworkAcls().networkAcls()).isEmpty();
        assertThat(alices.describeRegions().regions()).hasSize(2);
    }
}
