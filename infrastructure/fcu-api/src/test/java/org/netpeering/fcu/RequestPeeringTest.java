package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.fcu.FcuCalls.ALICE;
import static org.netpeering.fcu.FcuCalls.BOB;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestPeeringTest {
    private static final String CREATE = "CreateVpcPeeringConnection";

    private final FcuCalls fcu = FcuCalls.create();

    @Test
    void theAnswerIsExactlyTheOneOfTheContract() {
        assertThat(fcu.call(
                                ALICE,
                                CREATE,
                                "VpcId",
                                "vpc-aaaaaaaa",
                                "PeerVpcId",
                                "vpc-bbbbbbbb",
                                "PeerOwnerId",
                                BOB.value())
                        .raw())
                .isEqualTo("""
                        <?xml version="1.0" encoding="UTF-8"?>
                        <CreateVpcPeeringConnectionResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">\
                        <requestId>6f1c0d5e-8a0b-4a57-9d2b-0c6a3a1f7e21</requestId>\
                        <vpcPeeringConnection>\
                        <vpcPeeringConnectionId>pcx-00000001</vpcPeeringConnectionId>\
                        <requesterVpcInfo><ownerId>123456789012</ownerId><vpcId>vpc-aaaaaaaa</vpcId>\
                        <cidrBlock>10.0.0.0/16</cidrBlock></requesterVpcInfo>\
                        <accepterVpcInfo><ownerId>987654321098</ownerId><vpcId>vpc-bbbbbbbb</vpcId>\
                        <cidrBlock>172.16.0.0/16</cidrBlock></accepterVpcInfo>\
                        <status><code>pending-acceptance</code>\
                        <message>Pending acceptance by 987654321098</message></status>\
                        <expirationTime>2026-11-29T20:15:30.123Z</expirationTime>\
                        <tagSet/>\
                        </vpcPeeringConnection>\
                        </CreateVpcPeeringConnectionResponse>""");
    }

    @Test
    void theVersionOfTheCallerIsTheNamespace() {
        assertThat(fcu.body(ALICE, "Action=DescribeVpcPeeringConnections&Version=2026-11-22")
                        .raw())
                .contains("xmlns=\"http://ec2.amazonaws.com/doc/2026-11-22/\"");
        assertThat(fcu.body(ALICE, "Action=DescribeVpcPeeringConnections").raw())
                .contains("/doc/2016-11-15/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "2016-11", "20161115", "2016-11-15%22%3E%3Cx"})
    void aVersionThatIsNoDateIsRefused(String version) {
        FcuAnswer answer = fcu.body(ALICE, "Action=DescribeVpcPeeringConnections&Version=" + version);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidParameterValue");
    }

    @Test
    void tagsOfTheRequestAreHungOnThePeering() {
        FcuAnswer answer = fcu.body(
                ALICE,
                "Action=CreateVpcPeeringConnection&Version=2016-11-15&PeerRegion=eu-west-1"
                        + "&TagSpecification.1.ResourceType=vpc-peering-connection&TagSpecification.1.Tag.1.Key=Name"
                        + "&TagSpecification.1.Tag.1.Value=peer+%C3%A9t%C3%A9+%26+%22q%22"
                        + "&TagSpecification.1.Tag.2.Key=env&TagSpecification.1.Tag.2.Value="
                        + "&VpcId=vpc-aaaaaaaa&PeerVpcId=vpc-bbbbbbbb&PeerOwnerId=987654321098");
        assertThat(answer.status()).as(answer.raw()).isEqualTo(200);
        assertThat(answer.texts("//tagSet/item/key")).containsExactly("Name", "env");
        assertThat(answer.texts("//tagSet/item/value")).containsExactly("peer été & \"q\"", "");
    }

    @Test
    void withoutAnOwnerThePeerNetIsTakenForTheCallersOwn() {
        FcuAnswer own = fcu.done(ALICE, CREATE, "VpcId", "vpc-aaaaaaaa", "PeerVpcId", "vpc-aaaaaaab");
        assertThat(own.text("//status/code")).isEqualTo("pending-acceptance");
        FcuAnswer others = fcu.done(ALICE, CREATE, "VpcId", "vpc-aaaaaaaa", "PeerVpcId", "vpc-bbbbbbbb");
        assertThat(others.text("//status/code")).isEqualTo("failed");
    }

    @Test
    void anUnknownPeerNetMakesAFailedPeeringWithoutItsRange() {
        FcuAnswer answer = fcu.done(
                ALICE, CREATE, "VpcId", "vpc-aaaaaaaa", "PeerVpcId", "vpc-99999999", "PeerOwnerId", BOB.value());
        assertThat(answer.text("//status/code")).isEqualTo("failed");
        assertThat(answer.text("//status/message")).isNotEmpty();
        assertThat(answer.texts("//accepterVpcInfo/cidrBlock")).isEmpty();
        assertThat(answer.texts("//expirationTime")).isEmpty();
    }

    @Test
    void overlappingRangesMakeAFailedPeering() {
        assertThat(fcu.statusOf(fcu.request("vpc-aaaaaaaa", "vpc-bbbbbbbc"))).isEqualTo("failed");
    }

    @Test
    void theSamePairAskedAgainGivesTheExistingPeering() {
        String first = fcu.request();
        assertThat(fcu.request()).isEqualTo(first);
        fcu.accept(first);
        assertThat(fcu.request()).isEqualTo(first);
    }

    @Test
    void theReverseOfAnActivePeeringIsRejectedFromTheStart() {
        fcu.accept(fcu.request());
        FcuAnswer reverse = fcu.done(
                BOB, CREATE, "VpcId", "vpc-bbbbbbbb", "PeerVpcId", "vpc-aaaaaaaa", "PeerOwnerId", ALICE.value());
        assertThat(reverse.text("//status/code")).isEqualTo("rejected");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "PeerVpcId=vpc-bbbbbbbb | MissingParameter | The request must contain the parameter: vpcId",
                "VpcId=vpc-aaaaaaaa | MissingParameter | The request must contain the parameter: peerVpcId",
                "VpcId=foo&PeerVpcId=vpc-bbbbbbbb | InvalidVpcId.Malformed | Invalid id 'foo' (must be 'vpc-...')",
                "VpcId=&PeerVpcId=vpc-bbbbbbbb | InvalidVpcId.Malformed | Invalid id '' (must be 'vpc-...')",
                "VpcId=vpc-99999999&PeerVpcId=vpc-bbbbbbbb | InvalidVpcID.NotFound"
                        + " | The vpc ID 'vpc-99999999' does not exist",
                "VpcId=vpc-bbbbbbbb&PeerVpcId=vpc-aaaaaaaa | InvalidVpcID.NotFound"
                        + " | The vpc ID 'vpc-bbbbbbbb' does not exist",
                "VpcId=vpc-aaaaaaaa&PeerVpcId=vpc-aaaaaaaa | InvalidParameterValue"
                        + " | Invalid value 'vpc-aaaaaaaa' for peerVpcId."
                        + " Both vpcId and peerVpcId values must be different.",
                "VpcId=vpc-aaaaaaaa&PeerVpcId=vpc-bbbbbbbb&PeerOwnerId=12 | InvalidParameterValue"
                        + " | Invalid value '12' for PeerOwnerId. An account id has 12 digits.",
                "VpcId=vpc-aaaaaaaa&PeerVpcId=vpc-eeeeeeee&PeerOwnerId=987654321098 | IncorrectState"
                        + " | The vpc 'vpc-eeeeeeee' must contain at least one instance before it is peered",
                "VpcId=vpc-aaaaaaaa&PeerVpcId=vpc-bbbbbbbb&Colour=red | UnknownParameter"
                        + " | The parameter Colour is not recognized",
            })
    void aRequestThatCannotBeMadeIsRefused(String body, String code, String message) {
        FcuAnswer answer = fcu.body(ALICE, "Action=CreateVpcPeeringConnection&Version=2016-11-15&" + body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.message()).isEqualTo(message);
        assertThat(answer.text("/Response/RequestID")).isEqualTo(FcuCalls.REQUEST_ID);
    }

    @Test
    void aDryRunChangesNothingButIsReadAllTheSame() {
        FcuAnswer dry = fcu.call(ALICE, CREATE, "VpcId", "vpc-aaaaaaaa", "PeerVpcId", "vpc-bbbbbbbb", "DryRun", "true");
        assertThat(dry.status()).isEqualTo(412);
        assertThat(dry.code()).isEqualTo("DryRunOperation");
        assertThat(dry.message()).isEqualTo("Request would have succeeded, but DryRun flag is set.");
        assertThat(fcu.done(ALICE, "DescribeVpcPeeringConnections").texts("//item"))
                .isEmpty();
        assertThat(fcu.call(ALICE, CREATE, "VpcId", "vpc-aaaaaaaa", "DryRun", "true")
                        .code())
                .isEqualTo("MissingParameter");
    }

    @Test
    void tagsForAnotherKindOfResourceAreRefused() {
        FcuAnswer answer = fcu.call(
                ALICE,
                CREATE,
                "VpcId",
                "vpc-aaaaaaaa",
                "PeerVpcId",
                "vpc-bbbbbbbb",
                "TagSpecification.1.ResourceType",
                "vpc");
        assertThat(answer.code()).isEqualTo("InvalidParameterValue");
        assertThat(answer.message()).contains("TagSpecification.1.ResourceType").contains("'vpc'");
    }
}
