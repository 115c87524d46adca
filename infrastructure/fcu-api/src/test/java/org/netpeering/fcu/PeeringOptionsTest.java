package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.fcu.FcuCalls.ALICE;
import static org.netpeering.fcu.FcuCalls.AWAY;
import static org.netpeering.fcu.FcuCalls.BOB;

import org.junit.jupiter.api.Test;
import org.netpeering.domain.value.AccountId;

/** What each owner sets for its own side. */
class PeeringOptionsTest {
    private static final String MODIFY = "ModifyVpcPeeringConnectionOptions";
    private static final String REQUESTER_DNS = "RequesterPeeringConnectionOptions.AllowDnsResolutionFromRemoteVpc";
    private static final String ACCEPTER_DNS = "AccepterPeeringConnectionOptions.AllowDnsResolutionFromRemoteVpc";
    private static final String ID = "VpcPeeringConnectionId";
    private static final String RESOLVES = "/peeringOptions/allowDnsResolutionFromRemoteVpc";

    private final FcuCalls fcu = FcuCalls.as(FcuPersonality.AWS);

    private String active() {
        String id = fcu.request();
        fcu.accept(id);
        return id;
    }

    private String shown(AccountId caller, String id) {
        FcuAnswer read = fcu.done(caller, "DescribeVpcPeeringConnections", ID + ".1", id);
        return read.text("//requesterVpcInfo" + RESOLVES) + " " + read.text("//accepterVpcInfo" + RESOLVES);
    }

    @Test
    void eachOwnerChangesItsSideAndBothSeeIt() {
        String id = active();
        FcuAnswer changed = fcu.done(ALICE, MODIFY, ID, id, REQUESTER_DNS, "true");
        assertThat(changed.text("//requesterPeeringConnectionOptions/allowDnsResolutionFromRemoteVpc"))
                .isEqualTo("true");
        assertThat(changed.texts("//requesterPeeringConnectionOptions/*")).hasSize(1);
        assertThat(changed.texts("//accepterPeeringConnectionOptions")).isEmpty();
        assertThat(shown(BOB, id)).isEqualTo("true false");

        fcu.done(BOB, MODIFY, ID, id, ACCEPTER_DNS, "true");
        fcu.done(ALICE, MODIFY, ID, id, REQUESTER_DNS, "false");
        assertThat(shown(ALICE, id)).isEqualTo("false true");
        fcu.done(ALICE, MODIFY, ID, id, REQUESTER_DNS, "false");
    }

    @Test
    void theOtherSideIsForItsOwner() {
        String id = active();
        FcuAnswer refused = fcu.call(ALICE, MODIFY, ID, id, REQUESTER_DNS, "true", ACCEPTER_DNS, "true");
        assertThat(refused.code()).isEqualTo("OperationNotPermitted");
        assertThat(refused.message())
                .isEqualTo("User " + ALICE + " does not have permission to modify the accepter side peering options");
        assertThat(shown(ALICE, id)).isEqualTo("false false");
    }

    @Test
    void onlyAnActivePeeringHasOptionsToChange() {
        String id = fcu.request();
        FcuAnswer refused = fcu.call(ALICE, MODIFY, ID, id, REQUESTER_DNS, "true");
        assertThat(refused.code()).isEqualTo("OperationNotPermitted");
        assertThat(refused.message())
                .isEqualTo("Peering " + id + " is not active. Peering options can be added only to active peerings.");
    }

    @Test
    void whatNoLongerExistsCanOnlyBeOff() {
        String id = active();
        String classic = "RequesterPeeringConnectionOptions.AllowEgressFromLocalClassicLinkToRemoteVpc";
        assertThat(fcu.done(ALICE, MODIFY, ID, id, classic, "false")
                        .text("//requesterPeeringConnectionOptions/allowEgressFromLocalClassicLinkToRemoteVpc"))
                .isEqualTo("false");
        assertThat(fcu.call(ALICE, MODIFY, ID, id, classic, "true").code()).isEqualTo("InvalidParameterValue");
        assertThat(fcu.call(ALICE, MODIFY, ID, id).code()).isEqualTo("InvalidParameterCombination");
    }

    @Test
    void betweenRegionsAnOwnerChangesItsSideInItsRegion() {
        FcuCalls regions = FcuCalls.inTwoRegions(FcuPersonality.AWS);
        String id = regions.callIn(
                        "eu-west-2",
                        ALICE,
                        "CreateVpcPeeringConnection",
                        "VpcId",
                        "vpc-aaaaaaaa",
                        "PeerVpcId",
                        "vpc-aaaaaaac",
                        "PeerRegion",
                        AWAY)
                .text("//vpcPeeringConnectionId");
        regions.callIn(AWAY, ALICE, "AcceptVpcPeeringConnection", ID, id);
        FcuAnswer refused = regions.callIn(AWAY, ALICE, MODIFY, ID, id, REQUESTER_DNS, "true");
        assertThat(refused.code()).isEqualTo("OperationNotPermitted");
        assertThat(refused.message()).contains("eu-west-2");
        assertThat(regions.callIn("eu-west-2", ALICE, MODIFY, ID, id, REQUESTER_DNS, "true")
                        .status())
                .isEqualTo(200);
        assertThat(regions.callIn("eu-west-2", ALICE, MODIFY, ID, id, ACCEPTER_DNS, "true")
                        .message())
                .startsWith("Incorrect region (eu-west-2)")
                .endsWith("in region us-east-2");
        assertThat(regions.callIn(AWAY, ALICE, MODIFY, ID, id, ACCEPTER_DNS, "true")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aDryRunChangesNothing() {
        String id = active();
        FcuAnswer dry = fcu.call(ALICE, MODIFY, ID, id, REQUESTER_DNS, "true", "DryRun", "true");
        assertThat(dry.status()).isEqualTo(412);
        assertThat(dry.code()).isEqualTo("DryRunOperation");
        assertThat(shown(ALICE, id)).isEqualTo("false false");
    }

    @Test
    void toTheOtherPersonalityThereIsNoSuchAction() {
        FcuCalls outscale = FcuCalls.create();
        assertThat(outscale.call(ALICE, MODIFY, ID, "pcx-00000001", REQUESTER_DNS, "true")
                        .code())
                .isEqualTo("InvalidAction");
    }
}
