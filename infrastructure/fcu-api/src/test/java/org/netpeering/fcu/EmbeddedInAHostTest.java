package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.fcu.FcuCalls.ALICE;
import static org.netpeering.fcu.FcuCalls.BOB;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.netpeering.application.port.PeeringPolicy;
import org.netpeering.application.port.PeeringProvisioner.Answer;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.testkit.ManualProvisioner;

/** What callers see of a host that has a provisioner or a policy. */
class EmbeddedInAHostTest {
    private static final String ACCEPT = "AcceptVpcPeeringConnection";
    private static final String DELETE = "DeleteVpcPeeringConnection";
    private static final String REQUEST = "CreateVpcPeeringConnection";

    @Test
    void aPeeringIsShownOnItsWayToActiveAndToDeleted() {
        FcuCalls fcu = FcuCalls.embeddedWith(PeeringPolicy.NONE, ManualProvisioner.answering(Answer.LATER));
        String peering = fcu.request();
        FcuAnswer accepted = fcu.done(BOB, ACCEPT, "VpcPeeringConnectionId", peering);
        assertThat(accepted.text("//status/code")).isEqualTo("provisioning");
        assertThat(accepted.text("//status/message")).isEqualTo("Provisioning");
        assertThat(found(fcu, "provisioning")).containsExactly(peering);
        assertThat(found(fcu, "pending-acceptance")).isEmpty();
        assertThat(fcu.done(BOB, ACCEPT, "VpcPeeringConnectionId", peering).text("//status/code"))
                .isEqualTo("provisioning");

        fcu.engine.peerings().provisioned(new NetPeeringId(peering), 1);
        assertThat(fcu.statusOf(peering)).isEqualTo("active");

        fcu.done(ALICE, DELETE, "VpcPeeringConnectionId", peering);
        assertThat(fcu.statusOf(peering)).isEqualTo("deleting");
        assertThat(found(fcu, "deleting")).containsExactly(peering);
        FcuAnswer again = fcu.call(
                ALICE, REQUEST, "VpcId", "vpc-aaaaaaaa", "PeerVpcId", "vpc-bbbbbbbb", "PeerOwnerId", BOB.value());
        assertThat(again.code()).isEqualTo("IncorrectState");
        assertThat(again.message()).contains(peering, "ask again when it is deleted");

        fcu.engine.peerings().tornDown(new NetPeeringId(peering));
        assertThat(fcu.statusOf(peering)).isEqualTo("deleted");
    }

    @Test
    void theReasonOfThePolicyIsTheMessageOfTheError() {
        FcuCalls fcu = FcuCalls.embeddedWith(
                () -> List.of(new PeeringPolicy.Rule("closed", proposal -> Optional.of("The office is closed today"))),
                null);
        FcuAnswer answer = fcu.call(
                ALICE, REQUEST, "VpcId", "vpc-aaaaaaaa", "PeerVpcId", "vpc-bbbbbbbb", "PeerOwnerId", BOB.value());
        assertThat(answer.code()).isEqualTo("OperationNotPermitted");
        assertThat(answer.message()).isEqualTo("The office is closed today");
    }

    private static List<String> found(FcuCalls fcu, String state) {
        return fcu.done(
                        ALICE,
                        "DescribeVpcPeeringConnections",
                        "Filter.1.Name",
                        "status-code",
                        "Filter.1.Value.1",
                        state)
                .texts("//vpcPeeringConnectionId");
    }
}
