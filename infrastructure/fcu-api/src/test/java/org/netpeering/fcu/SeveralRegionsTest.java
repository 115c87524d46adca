package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.fcu.FcuCalls.ALICE;
import static org.netpeering.fcu.FcuCalls.AWAY;
import static org.netpeering.fcu.FcuCalls.BOB;
import static org.netpeering.fcu.FcuCalls.STRANGER;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.edge.HttpCall;

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

    private List<String> tags(String region, AccountId caller) {
        return fcu.callIn(region, caller, DESCRIBE).texts("//tagSet/item/value");
    }

    private void tag(String region, AccountId caller, String id, String value) {
        assertThat(fcu.callIn(
                                region,
                                caller,
                                "CreateTags",
                                "ResourceId.1",
                                id,
                                "Tag.1.Key",
                                "Name",
                                "Tag.1.Value",
                                value)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whoOwnsBothSidesHasTagsOfItsOwnInEachRegion() {
        String id = requestTo("vpc-aaaaaaac", ALICE, "PeerRegion", AWAY).text("//vpcPeeringConnectionId");
        tag(HOME, ALICE, id, "home");
        tag(AWAY, ALICE, id, "away");

        assertThat(tags(HOME, ALICE)).containsExactly("home");
        assertThat(tags(AWAY, ALICE)).containsExactly("away");
        for (String[] found :
                new String[][] {{HOME, "home", id}, {HOME, "away", ""}, {AWAY, "away", id}, {AWAY, "home", ""}}) {
            assertThat(fcu.callIn(found[0], ALICE, DESCRIBE, "Filter.1.Name", "tag:Name", "Filter.1.Value.1", found[1])
                            .text("//vpcPeeringConnectionId"))
                    .as(found[0] + " " + found[1])
                    .isEqualTo(found[2]);
        }
        assertThat(fcu.callIn(AWAY, ALICE, "DescribeTags", "Filter.1.Name", "resource-id", "Filter.1.Value.1", id)
                        .texts("//tagSet/item/value"))
                .containsExactly("away");
        assertThat(fcu.callIn(AWAY, ALICE, "AcceptVpcPeeringConnection", ID, id).texts("//tagSet/item/value"))
                .containsExactly("away");
        assertThat(fcu.callIn(AWAY, ALICE, "DeleteTags", "ResourceId.1", id, "Tag.1.Key", "Name")
                        .status())
                .isEqualTo(200);
        assertThat(tags(AWAY, ALICE)).isEmpty();
        assertThat(tags(HOME, ALICE)).containsExactly("home");
    }

    @Test
    void whoOwnsOneSideHasTheSameTagsInEveryDialect() {
        String id = request("PeerRegion", AWAY);
        tag(AWAY, BOB, id, "of-bob");
        assertThat(tags(AWAY, BOB)).containsExactly("of-bob");
        assertThat(tags(HOME, ALICE)).isEmpty();
        assertThat(fcu.engine
                        .summaries()
                        .fetch(new NetPeeringId(id))
                        .orElseThrow()
                        .tagsOf(BOB))
                .containsExactly(Map.entry("Name", "of-bob"));
    }

    @Test
    void aRegionThatIsNotHereIsNoneToCall() {
        FcuAnswer refused = fcu.callIn("moon-1", ALICE, DESCRIBE);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.code()).isEqualTo("AuthFailure");
        assertThat(fcu.callIn("moon-1", ALICE, "ListAccountAliases").status()).isEqualTo(200);
    }

    @Test
    void aPresignedCallIsForTheRegionInItsQuery() {
        String id = request("PeerRegion", AWAY);
        for (String[] region : new String[][] {{AWAY, id}, {HOME, ""}}) {
            HttpCall presigned = FcuCalls.request(
                    "GET",
                    "Action=" + DESCRIBE + "&Version=2016-11-15&X-Amz-Algorithm=AWS4-HMAC-SHA256"
                            + "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20261122%2F" + region[0]
                            + "%2Fec2%2Faws4_request&X-Amz-Signature=00",
                    "text/plain",
                    "");
            assertThat(fcu.send(BOB, presigned).text("//vpcPeeringConnectionId"))
                    .as(region[0])
                    .isEqualTo(region[1]);
        }
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
