package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.fcu.FcuCalls.ALICE;
import static org.netpeering.fcu.FcuCalls.BOB;
import static org.netpeering.fcu.FcuCalls.STRANGER;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.domain.value.AccountId;

class AnswerPeeringTest {
    private static final String ACCEPT = "AcceptVpcPeeringConnection";
    private static final String REJECT = "RejectVpcPeeringConnection";
    private static final String DELETE = "DeleteVpcPeeringConnection";

    private final FcuCalls fcu = FcuCalls.create();

    private FcuAnswer call(AccountId caller, String action, String peering) {
        return fcu.call(caller, action, "VpcPeeringConnectionId", peering);
    }

    @Test
    void anAcceptedPeeringIsActiveInTheAnswer() {
        FcuAnswer answer = fcu.done(BOB, ACCEPT, "VpcPeeringConnectionId", fcu.request());
        assertThat(answer.text(
                        "/*[local-name()='AcceptVpcPeeringConnectionResponse']/vpcPeeringConnection/status/code"))
                .isEqualTo("active");
        assertThat(answer.text("//status/message")).isEqualTo("Active");
        assertThat(answer.texts("//expirationTime")).isEmpty();
    }

    @Test
    void rejectAndDeleteAnswerTrue() {
        String rejected = fcu.request();
        assertThat(fcu.done(BOB, REJECT, "VpcPeeringConnectionId", rejected).text("//return"))
                .isEqualTo("true");
        assertThat(fcu.statusOf(rejected)).isEqualTo("rejected");
        String deleted = fcu.request();
        assertThat(fcu.done(ALICE, DELETE, "VpcPeeringConnectionId", deleted).text("//return"))
                .isEqualTo("true");
        assertThat(fcu.statusOf(deleted)).isEqualTo("deleted");
    }

    @Test
    void repeatsOfTheSamePartySucceed() {
        String rejected = fcu.request();
        fcu.done(BOB, REJECT, "VpcPeeringConnectionId", rejected);
        fcu.done(BOB, REJECT, "VpcPeeringConnectionId", rejected);
        String peering = fcu.request();
        fcu.accept(peering);
        assertThat(fcu.done(BOB, ACCEPT, "VpcPeeringConnectionId", peering).text("//status/code"))
                .isEqualTo("active");
        fcu.done(ALICE, DELETE, "VpcPeeringConnectionId", peering);
        fcu.done(ALICE, DELETE, "VpcPeeringConnectionId", peering);
    }

    @Test
    void aPersonalityCanRefuseRepeats() {
        FcuPersonality outscale = FcuPersonality.OUTSCALE;
        FcuCalls strict = FcuCalls.as(new FcuPersonality(
                outscale.peeringIdDigits(),
                outscale.unknownPeerOfOwnAccount(),
                outscale.unknownPeerOfOtherAccount(),
                outscale.reverse(),
                false,
                outscale.retention(),
                outscale.regional(),
                outscale.hasOptions(),
                outscale.appearance(),
                outscale.vpcs(),
                outscale.texts()));
        String peering = strict.request();
        strict.accept(peering);
        FcuAnswer answer = strict.call(BOB, ACCEPT, "VpcPeeringConnectionId", peering);
        assertThat(answer.code()).isEqualTo("InvalidStateTransition");
        assertThat(answer.message())
                .isEqualTo("Invalid state transition for peering connection '" + peering
                        + "'. Transition from state 'active' to 'active' is not possible");
    }

    @Test
    void theRequesterCannotAnswerItsOwnRequest() {
        String peering = fcu.request();
        FcuAnswer accept = call(ALICE, ACCEPT, peering);
        assertThat(accept.status()).isEqualTo(400);
        assertThat(accept.code()).isEqualTo("OperationNotPermitted");
        assertThat(accept.message()).isEqualTo("User 123456789012 cannot accept peering " + peering);
        FcuAnswer reject = call(ALICE, REJECT, peering);
        assertThat(reject.code()).isEqualTo("OperationNotPermitted");
        assertThat(reject.message())
                .isEqualTo("User '123456789012' cannot reject vpc peering connection '" + peering + "'");
        assertThat(call(BOB, DELETE, peering).code()).isEqualTo("OperationNotPermitted");
        assertThat(fcu.statusOf(peering)).isEqualTo("pending-acceptance");
    }

    @ParameterizedTest
    @ValueSource(strings = {ACCEPT, REJECT, DELETE})
    void forAStrangerThePeeringDoesNotExist(String action) {
        String peering = fcu.request();
        FcuAnswer answer = call(STRANGER, action, peering);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidVpcPeeringConnectionID.NotFound");
        assertThat(answer.message()).isEqualTo("The vpcPeeringConnection ID '" + peering + "' does not exist");
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "", "pcx-", "pcx-1234567", "pcx-XXXXXXXX", "vpc-aaaaaaaa"})
    void anIdOfTheWrongShapeIsMalformed(String id) {
        for (String action : new String[] {ACCEPT, REJECT, DELETE}) {
            FcuAnswer answer = call(BOB, action, id);
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isEqualTo("InvalidVpcPeeringConnectionId.Malformed");
            assertThat(answer.message()).isEqualTo("Invalid id '" + id + "' (must be 'pcx-...')");
        }
    }

    @Test
    void whatTheStateForbidsIsAnInvalidTransition() {
        String peering = fcu.request();
        fcu.done(BOB, REJECT, "VpcPeeringConnectionId", peering);
        FcuAnswer accept = call(BOB, ACCEPT, peering);
        assertThat(accept.code()).isEqualTo("InvalidStateTransition");
        assertThat(accept.message())
                .isEqualTo("Invalid state transition for peering connection '" + peering
                        + "'. Transition from state 'rejected' to 'active' is not possible");
        assertThat(call(ALICE, DELETE, peering).message()).contains("from state 'rejected' to 'deleted'");
    }

    @Test
    void anExpiredRequestCannotBeAccepted() {
        String peering = fcu.request();
        fcu.engine.pass(Duration.ofHours(168));
        assertThat(call(BOB, ACCEPT, peering).message()).contains("from state 'expired' to 'active'");
        assertThat(fcu.statusOf(peering)).isEqualTo("expired");
    }

    @Test
    void aDryRunChangesNothing() {
        String peering = fcu.request();
        for (String action : new String[] {ACCEPT, REJECT, DELETE}) {
            FcuAnswer answer = fcu.call(BOB, action, "DryRun", "true", "VpcPeeringConnectionId", peering);
            assertThat(answer.status()).isEqualTo(412);
        }
        assertThat(fcu.statusOf(peering)).isEqualTo("pending-acceptance");
    }
}
