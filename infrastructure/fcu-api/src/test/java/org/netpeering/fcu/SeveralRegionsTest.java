package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.fcu.FcuCalls.ALICE;
import static org.netpeering.fcu.FcuCalls.AWAY;
import static org.netpeering.fcu.FcuCalls.BOB;
import static org.netpeering.fcu.FcuCalls.STRANGER;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.domain.value.AccountId;

/** Two regions in one server: Alice is at home, Bob is away. */
class SeveralRegionsTest {
    private static final String HOME = "eu-west-2";
    private static final String CREATE = "CreateVpcPeeringConnection";
    private static final String DESCRIBE = "DescribeVpcPeeringConnections";
    private static final String ID = "VpcPeeringConnectionId";

    private final FcuCalls fcu = FcuCalls.inTwoRegions(FcuPersonality.AWS);

    private String request(String... more) {
        return requestTo("vpc-bbbbbbbb", BOB, more).text("//vpcPeeringConnectionId");
    }

    private FcuAnswer requestTo(String peer, AccountId owner, String... more) {
        String[] all = List.of("VpcId", "vpc-aaaaaaaa", "PeerVpcId", peer, "PeerOwnerId", owner.value())
                .toArray(new String[6 + more.length]);
        System.arraycopy(more, 0, all, 6, more.length);
        return fcu.callIn(HOME, ALICE, CREATE, all);
    }

    private List<String> seen(String region, AccountId caller) {
        return fcu.callIn(region, caller, DESCRIBE).texts("//vpcPeeringConnectionId");
    }

    @Test
    void eachSideSeesThePeeringInItsOwnRegion() {
        String id = request("PeerRegion", AWAY);
        assertThat(seen(HOME, ALICE)).containsExactly(id);
        assertThat(seen(AWAY, ALICE)).isEmpty();
        assertThat(seen(AWAY, BOB)).containsExactly(id);
        assertThat(seen(HOME, BOB)).isEmpty();
        assertThat(fcu.callIn(HOME, BOB, DESCRIBE, ID + ".1", id).code())
                .isEqualTo("InvalidVpcPeeringConnectionID.NotFound");
        FcuAnswer read = fcu.callIn(AWAY, BOB, DESCRIBE);
        assertThat(read.text("//requesterVpcInfo/region")).isEqualTo(HOME);
        assertThat(read.text("//accepterVpcInfo/region")).isEqualTo(AWAY);
    }

    @ParameterizedTest
    @CsvSource({"Accept, accepted", "Reject, rejected"})
    void anAnswerInTheWrongRegionIsToldTheRightOne(String action, String done) {
        String id = request("PeerRegion", AWAY);
        FcuAnswer refused = fcu.callIn(HOME, BOB, action + "VpcPeeringConnection", ID, id);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("OperationNotPermitted");
        assertThat(refused.message())
                .isEqualTo("Incorrect region (eu-west-2) specified for this request. VPC peering connection " + id
                        + " must be " + done + " in region us-east-2");
        assertThat(fcu.callIn(AWAY, BOB, action + "VpcPeeringConnection", ID, id)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoeverCannotSeeAPeeringFromARegionCannotDeleteItThere() {
        String id = request("PeerRegion", AWAY);
        fcu.callIn(AWAY, BOB, "AcceptVpcPeeringConnection", ID, id);
        assertThat(fcu.callIn(AWAY, ALICE, "DeleteVpcPeeringConnection", ID, id).code())
                .isEqualTo("InvalidVpcPeeringConnectionID.NotFound");
        assertThat(fcu.callIn(HOME, STRANGER, "DeleteVpcPeeringConnection", ID, id)
                        .code())
                .isEqualTo("InvalidVpcPeeringConnectionID.NotFound");
        assertThat(fcu.callIn(HOME, ALICE, "DeleteVpcPeeringConnection", ID, id).status())
                .isEqualTo(200);
    }

    @Test
    void aPeerThatLiesElsewhereIsNotThere() {
        String failed = request();
        assertThat(fcu.callIn(HOME, ALICE, DESCRIBE, ID + ".1", failed).text("//status/code"))
                .isEqualTo("failed");
        assertThat(requestTo("vpc-aaaaaaac", ALICE).code()).isEqualTo("InvalidVpcID.NotFound");
        assertThat(requestTo("vpc-aaaaaaac", ALICE, "PeerRegion", AWAY).status())
                .isEqualTo(200);
        assertThat(fcu.callIn(AWAY, ALICE, CREATE, "VpcId", "vpc-aaaaaaaa", "PeerVpcId", "vpc-aaaaaaac")
                        .code())
                .isEqualTo("InvalidVpcID.NotFound");
        assertThat(requestTo("vpc-bbbbbbbb", BOB, "PeerRegion", "moon-1").code())
                .isEqualTo("InvalidParameterValue");
    }

    @Test
    void whoOwnsBothSidesSeesThePeeringInBothRegions() {
        String id = requestTo("vpc-aaaaaaac", ALICE, "PeerRegion", AWAY).text("//vpcPeeringConnectionId");
        assertThat(seen(HOME, ALICE)).containsExactly(id);
        assertThat(seen(AWAY, ALICE)).containsExactly(id);
        assertThat(fcu.callIn(HOME, ALICE, "AcceptVpcPeeringConnection", ID, id).message())
                .contains("must be accepted in region us-east-2");
    }

    @Test
    void aRegionThatIsNotHereIsNoneToCall() {
        FcuAnswer refused = fcu.callIn("moon-1", ALICE, DESCRIBE);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("AuthFailure");
        assertThat(fcu.callIn("moon-1", ALICE, "ListAccountAliases").status()).isEqualTo(200);
    }

    @Test
    void everyRegionIsListed() {
        assertThat(fcu.callIn(HOME, ALICE, "DescribeRegions").texts("//regionName"))
                .containsExactly(HOME, AWAY);
        assertThat(fcu.callIn(HOME, ALICE, "DescribeRegions", "RegionName.1", AWAY)
                        .texts("//regionEndpoint"))
                .containsExactly("fcu.us-east-2.localhost");
    }

    @Test
    void theOtherPersonalityKnowsOneRegionOnly() {
        FcuCalls outscale = FcuCalls.inTwoRegions(FcuPersonality.OUTSCALE);
        String id = outscale.request();
        assertThat(outscale.callIn("moon-1", BOB, "AcceptVpcPeeringConnection", ID, id)
                        .status())
                .isEqualTo(200);
        assertThat(outscale.callIn(HOME, BOB, DESCRIBE).texts("//vpcPeeringConnectionId"))
                .containsExactly(id);
    }
}
