package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.fcu.FcuCalls.ALICE;
import static org.netpeering.fcu.FcuCalls.BOB;
import static org.netpeering.fcu.FcuCalls.STRANGER;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.application.port.PeeringProvisioner.Answer;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.edge.HttpCall;
import org.netpeering.testkit.ManualProvisioner;

/** Where the personality {@code aws} differs from the other one. */
class AwsPersonalityTest {
    private static final String CREATE = "CreateVpcPeeringConnection";
    private static final String ACCEPT = "AcceptVpcPeeringConnection";
    private static final String REJECT = "RejectVpcPeeringConnection";
    private static final String DELETE = "DeleteVpcPeeringConnection";
    private static final String DESCRIBE = "DescribeVpcPeeringConnections";
    private static final String ID = "VpcPeeringConnectionId";

    private final FcuCalls fcu = FcuCalls.as(FcuPersonality.AWS);

    private FcuAnswer create(AccountId caller, String vpc, String peerVpc, AccountId peerOwner) {
        return fcu.call(caller, CREATE, "VpcId", vpc, "PeerVpcId", peerVpc, "PeerOwnerId", peerOwner.value());
    }

    private FcuAnswer describe(AccountId caller, String... parameters) {
        return fcu.done(caller, DESCRIBE, parameters);
    }

    private String idOf(FcuAnswer answer) {
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        return answer.text("//vpcPeeringConnectionId");
    }

    @Test
    void aRequestIsInitiatedFirstAndPendsAtTheNextRead() {
        FcuAnswer made = create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", BOB);

        assertThat(idOf(made)).matches("pcx-[0-9a-f]{17}");
        assertThat(made.text("//status/code")).isEqualTo("initiating-request");
        assertThat(made.text("//status/message")).isEqualTo("Initiating Request to " + BOB);
        FcuAnswer read = describe(BOB);
        assertThat(read.text("//status/code")).isEqualTo("pending-acceptance");
        assertThat(read.text("//status/message")).isEqualTo("Pending Acceptance by " + BOB);
        assertThat(read.text("//requesterVpcInfo/cidrBlockSet/item/cidrBlock")).isEqualTo("10.0.0.0/16");
        assertThat(read.text("//requesterVpcInfo/peeringOptions/allowDnsResolutionFromRemoteVpc"))
                .isEqualTo("false");
        assertThat(read.text("//accepterVpcInfo/region")).isEqualTo("eu-west-2");
        assertThat(read.texts("//accepterVpcInfo/cidrBlock")).isEmpty();
        assertThat(read.texts("//expirationTime")).hasSize(1);
    }

    @Test
    void theSameRequestAgainShowsThePeeringAsItIs() {
        String id = idOf(create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", BOB));
        FcuAnswer again = create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", BOB);

        assertThat(idOf(again)).isEqualTo(id);
        assertThat(again.text("//status/code")).isEqualTo("pending-acceptance");
    }

    @Test
    void anAcceptanceIsProvisionedFirstAndActiveAtTheNextRead() {
        String id = idOf(create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", BOB));
        FcuAnswer accepted = fcu.done(BOB, ACCEPT, ID, id);

        assertThat(accepted.text("//status/code")).isEqualTo("provisioning");
        assertThat(accepted.text("//status/message")).isEqualTo("Provisioning");
        assertThat(accepted.text("//accepterVpcInfo/cidrBlock")).isEqualTo("172.16.0.0/16");
        FcuAnswer read = describe(ALICE);
        assertThat(read.text("//status/message")).isEqualTo("Active");
        assertThat(read.text("//accepterVpcInfo/cidrBlockSet/item/cidrBlock")).isEqualTo("172.16.0.0/16");
        assertThat(read.texts("//expirationTime")).isEmpty();
    }

    @Test
    void whatIsDeletedShowsNothingButWhoAndWhere() {
        String id = idOf(create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", BOB));
        fcu.accept(id);
        fcu.done(ALICE, DELETE, ID, id);
        FcuAnswer read = describe(BOB);

        assertThat(read.text("//status/code")).isEqualTo("deleted");
        assertThat(read.texts("//vpcPeeringConnectionSet/item/requesterVpcInfo/*"))
                .containsExactly(ALICE.value(), "vpc-aaaaaaaa", "eu-west-2");
        assertThat(read.texts("//vpcPeeringConnectionSet/item/accepterVpcInfo/*"))
                .containsExactly(BOB.value(), "vpc-bbbbbbbb", "eu-west-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rejected", "expired", "failed"})
    void whatNeverBecameActiveShowsTheRequesterInFullAndTheAccepterByItsIds(String state) {
        String id = idOf(create(ALICE, "vpc-aaaaaaaa", state.equals("failed") ? "vpc-bbbbbbbc" : "vpc-bbbbbbbb", BOB));
        switch (state) {
            case "rejected" -> fcu.done(BOB, REJECT, ID, id);
            case "expired" -> fcu.engine.pass(Duration.ofHours(168));
            default -> {}
        }
        FcuAnswer read = describe(ALICE);
        assertThat(read.text("//status/code")).isEqualTo(state);
        assertThat(read.text("//requesterVpcInfo/cidrBlock")).isEqualTo("10.0.0.0/16");
        assertThat(read.texts("//requesterVpcInfo/peeringOptions")).hasSize(1);
        assertThat(read.texts("//vpcPeeringConnectionSet/item/accepterVpcInfo/*"))
                .hasSize(3);
        assertThat(read.texts("//expirationTime")).isEmpty();
    }

    @Test
    void theReverseOfAnActivePeeringIsTakenButItsAcceptanceNamesTheActiveOne() {
        String active = idOf(create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", BOB));
        fcu.accept(active);
        String reverse = idOf(create(BOB, "vpc-bbbbbbbb", "vpc-aaaaaaaa", ALICE));
        assertThat(fcu.statusOf(reverse)).isEqualTo("pending-acceptance");

        FcuAnswer refused = fcu.call(ALICE, ACCEPT, ID, reverse);

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("VpcPeeringConnectionAlreadyExists");
        assertThat(refused.message())
                .isEqualTo("The vpc peering connection identified by " + active + " already exists.");
        assertThat(fcu.statusOf(reverse)).isEqualTo("pending-acceptance");
        fcu.done(BOB, DELETE, ID, active);
        fcu.done(ALICE, ACCEPT, ID, reverse);
    }

    @Test
    void aReverseRequestThatPendsAlreadyOutlivesTheAcceptanceOfTheOtherOne() {
        String first = idOf(create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", BOB));
        String reverse = idOf(create(BOB, "vpc-bbbbbbbb", "vpc-aaaaaaaa", ALICE));
        fcu.accept(first);

        assertThat(fcu.statusOf(reverse)).isEqualTo("pending-acceptance");
        assertThat(fcu.call(ALICE, ACCEPT, ID, reverse).message())
                .isEqualTo("The vpc peering connection identified by " + first + " already exists.");
        assertThat(fcu.statusOf(reverse)).isEqualTo("pending-acceptance");
        fcu.engine.pass(Duration.ofHours(168));
        assertThat(fcu.statusOf(reverse)).isEqualTo("expired");
    }

    /** Who can still tag and untag it: one letter for each of Alice, who asked and deleted, and Bob. */
    @ParameterizedTest
    @CsvSource({"PT59M, AB", "PT1H30M, AB", "PT2H, B", "PT47H, B", "PT48H, ''"})
    void tagsOfWhatHasEndedCanBeChangedAsLongAsItIsShown(Duration since, String taggedBy) {
        String id = idOf(create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", BOB));
        fcu.accept(id);
        fcu.done(ALICE, DELETE, ID, id);
        fcu.engine.pass(since);

        String done = "";
        for (AccountId owner : List.of(ALICE, BOB)) {
            FcuAnswer tagged =
                    fcu.call(owner, "CreateTags", "ResourceId.1", id, "Tag.1.Key", "end", "Tag.1.Value", owner.value());
            if (tagged.status() == 200) {
                done += owner.equals(ALICE) ? "A" : "B";
                assertThat(fcu.done(owner, "DescribeTags").texts("//tagSet/item/value"))
                        .containsExactly(owner.value());
                fcu.done(owner, "DeleteTags", "ResourceId.1", id);
                assertThat(describe(owner).texts("//tagSet/item")).isEmpty();
            } else {
                assertThat(tagged.code()).isEqualTo("InvalidID");
            }
        }
        assertThat(done).isEqualTo(taggedBy);
    }

    @Test
    void aPeeringIsShownOnItsWayAsLongAsTheProvisionerTakes() {
        FcuCalls slow = FcuCalls.provisionedBy(ManualProvisioner.answering(Answer.LATER), FcuPersonality.AWS);
        String id = slow.request();
        assertThat(slow.done(BOB, ACCEPT, ID, id).text("//status/code")).isEqualTo("provisioning");
        FcuAnswer onItsWay = slow.done(ALICE, DESCRIBE, ID + ".1", id);
        assertThat(onItsWay.text("//status/code")).isEqualTo("provisioning");
        assertThat(onItsWay.text("//status/message")).isEqualTo("Provisioning");
        assertThat(onItsWay.text("//accepterVpcInfo/cidrBlock")).isEqualTo("172.16.0.0/16");
        assertTransition(slow.call(BOB, ACCEPT, ID, id), id, "provisioning", "provisioning");
        assertTransition(slow.call(BOB, REJECT, ID, id), id, "provisioning", "rejected");
        slow.engine.peerings().provisioned(new NetPeeringId(id), 1);
        assertThat(slow.statusOf(id)).isEqualTo("active");

        slow.done(ALICE, DELETE, ID, id);
        assertThat(slow.statusOf(id)).isEqualTo("deleting");
        assertTransition(slow.call(ALICE, DELETE, ID, id), id, "deleting", "deleting");
        slow.engine.peerings().tornDown(new NetPeeringId(id));
        assertThat(slow.statusOf(id)).isEqualTo("deleted");
    }

    @Test
    void aPeerThatIsNotThereIsNotFoundInTheOwnAccountAndFailsInAnother() {
        FcuAnswer own = create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", ALICE);
        assertThat(own.code()).isEqualTo("InvalidVpcID.NotFound");
        assertThat(own.message()).isEqualTo("The vpc ID 'vpc-bbbbbbbb' does not exist");

        FcuAnswer answer = create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", STRANGER);
        assertThat(answer.text("//status/code")).isEqualTo("initiating-request");
        String failed = idOf(answer);
        FcuAnswer read = describe(ALICE, ID + ".1", failed);
        assertThat(read.text("//status/code")).isEqualTo("failed");
        assertThat(read.text("//status/message"))
                .isEqualTo("Failed due to incorrect VPC-ID, Account ID, or overlapping CIDR range");
        assertThat(fcu.call(ALICE, DELETE, ID, failed).message())
                .isEqualTo(
                        "Invalid state transition for " + failed + ", attempted to transition from failed to deleting");
    }

    @Test
    void repeatsAreTransitionsThatAreInvalid() {
        String id = idOf(create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", BOB));
        fcu.accept(id);
        assertTransition(fcu.call(BOB, ACCEPT, ID, id), id, "active", "provisioning");
        fcu.done(ALICE, DELETE, ID, id);
        assertTransition(fcu.call(ALICE, DELETE, ID, id), id, "deleted", "deleting");
        assertTransition(fcu.call(BOB, DELETE, ID, id), id, "deleted", "deleting");
        String other = idOf(create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", BOB));
        fcu.done(BOB, REJECT, ID, other);
        assertTransition(fcu.call(BOB, REJECT, ID, other), other, "rejected", "rejected");
        assertTransition(fcu.call(ALICE, DELETE, ID, other), other, "rejected", "deleting");
    }

    private static void assertTransition(FcuAnswer answer, String id, String from, String to) {
        assertThat(answer.code()).isEqualTo("InvalidStateTransition");
        assertThat(answer.message())
                .isEqualTo(
                        "Invalid state transition for " + id + ", attempted to transition from " + from + " to " + to);
    }

    /** Who still sees it: one letter for each of Alice, who asks, and Bob. */
    @ParameterizedTest
    @CsvSource({
        "failed,     PT1H59M, A",
        "failed,     PT2H,    ''",
        "rejected,   PT1H59M, AB",
        "rejected,   PT2H,    A",
        "rejected,   PT47H59M, A",
        "rejected,   PT48H,   ''",
        "expired,    PT47H59M, AB",
        "expired,    PT48H,   ''",
        "deleted-by-A, PT1H59M, AB",
        "deleted-by-A, PT2H,  B",
        "deleted-by-B, PT2H,  A",
        "deleted-by-B, PT48H, ''",
        "own-rejected, PT1H59M, A",
        "own-rejected, PT2H,  ''",
        "own-deleted, PT2H,   ''",
    })
    void eachSideKeepsWhatHasEndedForItsTime(String how, Duration since, String seenBy) {
        boolean own = how.startsWith("own");
        AccountId accepter = own ? ALICE : BOB;
        String peer = how.equals("failed") ? "vpc-bbbbbbbc" : own ? "vpc-aaaaaaab" : "vpc-bbbbbbbb";
        String id = idOf(create(ALICE, "vpc-aaaaaaaa", peer, accepter));
        switch (how) {
            case "rejected", "own-rejected" -> fcu.done(accepter, REJECT, ID, id);
            case "expired" -> fcu.engine.pass(Duration.ofHours(168));
            case "deleted-by-A", "deleted-by-B", "own-deleted" -> {
                fcu.done(accepter, ACCEPT, ID, id);
                fcu.done(how.endsWith("B") ? BOB : ALICE, DELETE, ID, id);
            }
            default -> {}
        }
        fcu.engine.pass(since);

        String seen = (describe(ALICE).texts("//vpcPeeringConnectionId").isEmpty() ? "" : "A")
                + (describe(BOB).texts("//vpcPeeringConnectionId").isEmpty() ? "" : "B");
        assertThat(seen).isEqualTo(seenBy);
        if (seen.contains("A")) {
            assertThat(fcu.call(ALICE, DELETE, ID, id).message())
                    .startsWith("Invalid state transition for " + id)
                    .endsWith("to deleting");
        }
    }

    @Test
    void theMessageIsFilteredAsItIsShown() {
        String id = idOf(create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", BOB));
        for (String[] filter : new String[][] {
            {"Pending Acceptance by " + BOB, id}, {"Pending ?cc*", id}, {"Pending acceptance*", ""}, {"Active", ""}
        }) {
            assertThat(describe(ALICE, "Filter.1.Name", "status-message", "Filter.1.Value.1", filter[0])
                            .text("//vpcPeeringConnectionId"))
                    .as(filter[0])
                    .isEqualTo(filter[1]);
        }
    }

    @Test
    void mistakesAreToldInTheWordsOfAws() {
        assertThat(fcu.call(ALICE, CREATE, "VpcId", "vpc-aaaaaaaa").message())
                .isEqualTo("The request must contain the parameter PeerVpcId");
        FcuAnswer malformed = create(ALICE, "foo", "vpc-bbbbbbbb", BOB);
        assertThat(malformed.code()).isEqualTo("InvalidVpcID.Malformed");
        assertThat(malformed.message()).isEqualTo("Invalid id: \"foo\"");
        String id = idOf(create(ALICE, "vpc-aaaaaaaa", "vpc-bbbbbbbb", BOB));
        assertThat(fcu.call(ALICE, ACCEPT, ID, id).message())
                .isEqualTo("User " + ALICE + " cannot accept peering " + id);
        assertThat(fcu.call(STRANGER, ACCEPT, ID, id).code()).isEqualTo("InvalidVpcPeeringConnectionID.NotFound");
    }

    @Test
    void anotherPathIsAnotherEndpoint() {
        FcuDialect beside = new FcuDialect("/aws", fcu.engine.peerings(), null, FcuPersonality.AWS, FcuCalls.SETTINGS);
        for (String[] path :
                new String[][] {{"/aws", "true"}, {"/aws/", "true"}, {"/", "false"}, {"/aws/x", "false"}}) {
            assertThat(beside.claims(new HttpCall("POST", path[0], null, List.of(), new byte[0], "127.0.0.1")))
                    .as(path[0])
                    .isEqualTo(Boolean.valueOf(path[1]));
        }
    }
}
