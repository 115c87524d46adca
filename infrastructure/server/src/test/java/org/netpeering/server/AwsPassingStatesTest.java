package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.server.AwsErrors.messageOf;
import static org.netpeering.server.AwsServer.AWAY;
import static org.netpeering.server.AwsServer.HOME;
import static software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode.ACTIVE;
import static software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode.DELETING;
import static software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode.INITIATING_REQUEST;
import static software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode.PENDING_ACCEPTANCE;
import static software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode.PROVISIONING;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.port.PeeringProvisioner.Answer;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.testkit.ManualProvisioner;
import org.springframework.context.annotation.Bean;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Vpc;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnection;
import software.amazon.awssdk.services.ec2.model.VpcPeeringConnectionStateReasonCode;

/** The states that pass, as a client of AWS sees them, held open by a provisioner that answers when the test says so. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AwsPassingStatesTest {
    private final AwsServer clients = new AwsServer();
    private RunningServer server;
    private NetPeerings peerings;
    private Ec2Client alices;
    private Ec2Client bobs;
    private TestAccount bob;

    /** What a host would add. Not annotated, so that no other test finds it. */
    static class Host {
        @Bean
        ManualProvisioner provisioner() {
            return ManualProvisioner.answering(Answer.LATER);
        }
    }

    @BeforeAll
    void start() {
        server = RunningServer.startWith(
                Host.class,
                TestPostgres.freshDatabase(),
                "netpeering.fcu.personality=aws",
                "netpeering.regions=" + AWAY,
                "netpeering.provisioning.answer-within=PT10M");
        peerings = server.bean(NetPeerings.class);
        bob = server.freshAccount();
        alices = clients.client(server.baseUrl(), server.freshAccount(), HOME);
        bobs = clients.client(server.baseUrl(), bob, AWAY);
    }

    @AfterAll
    void stop() throws Exception {
        clients.close();
        server.close();
    }

    private static VpcPeeringConnection read(Ec2Client client, String peering) {
        return client.describeVpcPeeringConnections(b -> b.vpcPeeringConnectionIds(peering))
                .vpcPeeringConnections()
                .getFirst();
    }

    private void assertBothSee(String peering, VpcPeeringConnectionStateReasonCode state) {
        assertThat(read(alices, peering).status().code()).isEqualTo(state);
        assertThat(read(bobs, peering)).isEqualTo(read(alices, peering));
        assertThat(alices.describeVpcPeeringConnections(
                                b -> b.filters(f -> f.name("status-code").values(state.toString())))
                        .vpcPeeringConnections())
                .extracting(VpcPeeringConnection::vpcPeeringConnectionId)
                .containsExactly(peering);
    }

    @Test
    void everyStateIsSeenOnTheWay() {
        Vpc source = AwsServer.usedVpc(alices, "10.0.0.0/16");
        Vpc accepter = AwsServer.usedVpc(bobs, "172.16.0.0/16");
        VpcPeeringConnection made = alices.createVpcPeeringConnection(b -> b.vpcId(source.vpcId())
                        .peerVpcId(accepter.vpcId())
                        .peerOwnerId(bob.id().value())
                        .peerRegion(AWAY))
                .vpcPeeringConnection();
        String id = made.vpcPeeringConnectionId();
        assertThat(made.status().code()).isEqualTo(INITIATING_REQUEST);
        assertBothSee(id, PENDING_ACCEPTANCE);

        assertThat(bobs.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id))
                        .vpcPeeringConnection()
                        .status()
                        .code())
                .isEqualTo(PROVISIONING);
        assertBothSee(id, PROVISIONING);
        assertThat(read(alices, id).accepterVpcInfo().cidrBlock()).isEqualTo("172.16.0.0/16");
        assertThat(read(alices, id).expirationTime()).isNull();
        assertThat(messageOf(() -> bobs.acceptVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id))))
                .endsWith("attempted to transition from provisioning to provisioning");
        assertThat(messageOf(() -> alices.modifyVpcPeeringConnectionOptions(b -> b.vpcPeeringConnectionId(id)
                        .requesterPeeringConnectionOptions(o -> o.allowDnsResolutionFromRemoteVpc(true)))))
                .isEqualTo("Peering " + id + " is not active. Peering options can be added only to active peerings.");
        peerings.provisioned(new NetPeeringId(id), 1);
        assertBothSee(id, ACTIVE);

        alices.deleteVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id));
        assertBothSee(id, DELETING);
        assertThat(read(bobs, id).status().message()).isEqualTo("Deleting");
        assertThat(messageOf(() -> alices.deleteVpcPeeringConnection(b -> b.vpcPeeringConnectionId(id))))
                .endsWith("attempted to transition from deleting to deleting");
        peerings.tornDown(new NetPeeringId(id));
        assertThat(alices.waiter()
                        .waitUntilVpcPeeringConnectionDeleted(b -> b.vpcPeeringConnectionIds(id))
                        .matched()
                        .response())
                .isPresent();
        assertThat(read(bobs, id).requesterVpcInfo().cidrBlock()).isNull();
    }
}
