package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.netpeering.server.AwsServer.HOME;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Tag;

/** A dry run of each call that changes something says that it would have been done, and changes nothing; without it, it is done. */
class AwsDryRunTest {
    private final AwsServer clients = new AwsServer();
    private final TestAccount bob = AwsServer.server().freshAccount();
    private final Ec2Client alices = clients.client(AwsServer.server().freshAccount(), HOME);
    private final Ec2Client bobs = clients.client(bob, HOME);

    @AfterEach
    void close() throws Exception {
        clients.close();
    }

    /** Makes the call as a dry run, and then for good. */
    private <R> R tried(Function<Boolean, R> call) {
        List<String> before = everything();
        AwsServiceException refused = assertThatExceptionOfType(AwsServiceException.class)
                .isThrownBy(() -> call.apply(true))
                .actual();
        assertThat(refused.statusCode()).isEqualTo(412);
        assertThat(refused.awsErrorDetails().errorCode()).isEqualTo("DryRunOperation");
        assertThat(everything()).isEqualTo(before);
        R done = call.apply(false);
        assertThat(everything()).isNotEqualTo(before);
        return done;
    }

    private List<String> everything() {
        return List.of(
                alices.describeVpcs().toString(),
                alices.describeSubnets().toString(),
                alices.describeInstances().toString(),
                alices.describeRouteTables().toString(),
                alices.describeTags().toString(),
                alices.describeVpcPeeringConnections().toString());
    }

    private String usedVpc(String range) {
        String vpc = tried(dry -> alices.createVpc(b -> b.cidrBlock(range).dryRun(dry)))
                .vpc()
                .vpcId();
        String subnet = tried(dry ->
                        alices.createSubnet(b -> b.vpcId(vpc).cidrBlock(range).dryRun(dry)))
                .subnet()
                .subnetId();
        tried(dry -> alices.runInstances(b -> b.imageId("ami-12345678")
                .subnetId(subnet)
                .minCount(1)
                .maxCount(1)
                .dryRun(dry)));
        return vpc;
    }

    private String requested(String source, String accepter) {
        return tried(dry -> alices.createVpcPeeringConnection(b -> b.vpcId(source)
                        .peerVpcId(accepter)
                        .peerOwnerId(bob.id().value())
                        .dryRun(dry)))
                .vpcPeeringConnection()
                .vpcPeeringConnectionId();
    }

    @Test
    void nothingIsDoneThatWasOnlyTried() {
        String source = usedVpc("10.0.0.0/16");
        String accepter = AwsServer.usedVpc(bobs, "172.16.0.0/16").vpcId();

        String rejected = requested(source, accepter);
        tried(dry -> bobs.rejectVpcPeeringConnection(
                b -> b.vpcPeeringConnectionId(rejected).dryRun(dry)));
        String peering = requested(source, accepter);
        tried(dry -> bobs.acceptVpcPeeringConnection(
                b -> b.vpcPeeringConnectionId(peering).dryRun(dry)));
        tried(dry -> alices.modifyVpcPeeringConnectionOptions(b -> b.vpcPeeringConnectionId(peering)
                .requesterPeeringConnectionOptions(o -> o.allowDnsResolutionFromRemoteVpc(true))
                .dryRun(dry)));
        Tag name = Tag.builder().key("Name").value("tried").build();
        tried(dry -> alices.createTags(b -> b.resources(peering).tags(name).dryRun(dry)));
        tried(dry -> alices.deleteTags(b -> b.resources(peering).tags(name).dryRun(dry)));

        String table = tried(dry -> alices.createRouteTable(b -> b.vpcId(source).dryRun(dry)))
                .routeTable()
                .routeTableId();
        tried(dry -> alices.createRoute(b -> b.routeTableId(table)
                .destinationCidrBlock("172.16.0.0/16")
                .vpcPeeringConnectionId(peering)
                .dryRun(dry)));
        tried(dry -> alices.deleteRoute(
                b -> b.routeTableId(table).destinationCidrBlock("172.16.0.0/16").dryRun(dry)));
        tried(dry -> alices.deleteRouteTable(b -> b.routeTableId(table).dryRun(dry)));

        tried(dry -> alices.deleteVpcPeeringConnection(
                b -> b.vpcPeeringConnectionId(peering).dryRun(dry)));
        String instance = alices.describeInstances()
                .reservations()
                .getFirst()
                .instances()
                .getFirst()
                .instanceId();
        tried(dry -> alices.terminateInstances(b -> b.instanceIds(instance).dryRun(dry)));
        String subnet = alices.describeSubnets().subnets().getFirst().subnetId();
        tried(dry -> alices.deleteSubnet(b -> b.subnetId(subnet).dryRun(dry)));
        tried(dry -> alices.deleteVpc(b -> b.vpcId(source).dryRun(dry)));
    }
}
