package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

class RefusalErrorsTest {
    private static final NetId NET = new NetId("vpc-aaaaaaaa");
    private static final NetPeeringId PEERING = new NetPeeringId("pcx-11111111");

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(new Refusal.SourceNetUnknown(NET), "InvalidVpcID.NotFound"),
                Arguments.of(new Refusal.AccepterNetUnknown(NET, null), "InvalidVpcID.NotFound"),
                Arguments.of(new Refusal.SameNet(NET), "InvalidParameterValue"),
                Arguments.of(new Refusal.AccepterOwnerMissing(NET), "MissingParameter"),
                Arguments.of(new Refusal.NetLacksVm(NET), "IncorrectState"),
                Arguments.of(new Refusal.AlreadyDone(PEERING), "InvalidStateTransition"),
                Arguments.of(
                        new Refusal.TooManyPendingRequests(NET, 25), "OutstandingVpcPeeringConnectionLimitExceeded"),
                Arguments.of(new Refusal.TooManyPeerings(NET, 50), "VpcPeeringConnectionsPerVpcLimitExceeded"),
                Arguments.of(new Refusal.NoSuchPeering(PEERING), "InvalidVpcPeeringConnectionID.NotFound"),
                Arguments.of(
                        new Refusal.NotPermitted(PEERING, FcuCalls.ALICE, PeeringAction.ACCEPT, FcuCalls.BOB),
                        "OperationNotPermitted"),
                Arguments.of(
                        new Refusal.InvalidState(PEERING, PeeringStatus.FAILED, PeeringAction.DELETE),
                        "InvalidStateTransition"),
                Arguments.of(new Refusal.NotYetDue(PEERING, Instant.EPOCH), "InvalidStateTransition"),
                Arguments.of(new Refusal.TooManyTags(PEERING, 50), "TagLimitExceeded"),
                Arguments.of(new Refusal.IdTaken(PEERING), "Unavailable"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void everyRefusalHasACodeOfTheContract(Refusal refusal, String code) {
        FcuError error = new RefusalErrors(ErrorTexts.OUTSCALE).of(refusal);
        assertThat(error.code()).isEqualTo(code);
        assertThat(error.message()).isNotEmpty();
        assertThat(error.status()).isEqualTo(refusal instanceof Refusal.IdTaken ? 503 : 400);
    }
}
