package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.fcu.FcuCalls.ALICE;
import static org.netpeering.fcu.FcuCalls.BOB;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InventoryCallsTest {
    private final FcuCalls fcu = FcuCalls.create();
    private final String vpc =
            fcu.done(ALICE, "CreateVpc", "CidrBlock", "10.9.0.0/16").text("//vpcId");
    private final String subnet = fcu.done(ALICE, "CreateSubnet", "VpcId", vpc, "CidrBlock", "10.9.1.0/24")
            .text("//subnetId");

    private FcuAnswer run(String... more) {
        String[] parameters = {
            "ImageId", "ami-12345678", "SubnetId", subnet, "MinCount", "1", "MaxCount", "2", "ClientToken", "token-1"
        };
        String[] all = new String[parameters.length + more.length];
        System.arraycopy(parameters, 0, all, 0, parameters.length);
        System.arraycopy(more, 0, all, parameters.length, more.length);
        return fcu.call(ALICE, "RunInstances", all);
    }

    @Test
    void aVpcShowsWhatClientsRead() {
        FcuAnswer answer = fcu.done(
                ALICE,
                "CreateVpc",
                "CidrBlock",
                "10.8.0.0/16",
                "InstanceTenancy",
                "dedicated",
                "TagSpecification.1.ResourceType",
                "vpc",
                "TagSpecification.1.Tag.1.Key",
                "Name",
                "TagSpecification.1.Tag.1.Value",
                "n");
        assertThat(answer.text("//vpc/state")).isEqualTo("available");
        assertThat(answer.text("//vpc/cidrBlock")).isEqualTo("10.8.0.0/16");
        assertThat(answer.text("//vpc/cidrBlockAssociationSet/item/cidrBlockState/state"))
                .isEqualTo("associated");
        assertThat(answer.text("//vpc/instanceTenancy")).isEqualTo("dedicated");
        assertThat(answer.text("//vpc/isDefault")).isEqualTo("false");
        assertThat(answer.text("//vpc/ownerId")).isEqualTo(ALICE.value());
        assertThat(answer.text("//vpc/tagSet/item/value")).isEqualTo("n");
    }

    @ParameterizedTest
    @CsvSource({
        "DescribeVpcs, cidr, 10.9.*, vpcId",
        "DescribeVpcs, is-default, false, vpcId",
        "DescribeVpcs, state, available, vpcId",
        "DescribeVpcs, owner-id, 123456789012, vpcId",
        "DescribeSubnets, cidr-block, 10.9.1.0/24, subnetId",
        "DescribeSubnets, cidr, 10.9.1.0/24, subnetId",
        "DescribeSubnets, cidrBlock, 10.9.1.0/24, subnetId",
        "DescribeSubnets, availability-zone, eu-west-2a, subnetId",
        "DescribeSubnets, state, avail*, subnetId",
        "DescribeInstances, instance-state-name, running, reservationId",
        "DescribeInstances, instance-state-code, 16, reservationId",
        "DescribeInstances, image-id, ami-*, reservationId",
        "DescribeInstances, reservation-id, r-*, reservationId",
    })
    void inventoryFiltersFindWhatTheyName(String action, String filter, String value, String element) {
        run();
        assertThat(fcu.done(ALICE, action, "Filter.1.Name", filter, "Filter.1.Value.1", value)
                        .texts("//item/" + element))
                .hasSize(1);
        assertThat(fcu.done(ALICE, action, "Filter.1.Name", filter, "Filter.1.Value.1", "nothing")
                        .texts("//item/" + element))
                .isEmpty();
        assertThat(fcu.call(ALICE, action, "Filter.1.Name", "colour").code()).isEqualTo("InvalidFilter");
        assertThat(fcu.done(BOB, action).texts("//item")).isEmpty();
    }

    @Test
    void aSubnetShowsWhatClientsRead() {
        FcuAnswer answer = fcu.done(ALICE, "DescribeSubnets", "SubnetId.1", subnet);
        assertThat(answer.text("//item/vpcId")).isEqualTo(vpc);
        assertThat(answer.text("//item/availableIpAddressCount")).isEqualTo("251");
        assertThat(answer.text("//item/availabilityZone")).isEqualTo("eu-west-2a");
    }

    @Test
    void instancesOfOneOrderShareTheirReservation() {
        FcuAnswer made = run("KeyName", "k", "SecurityGroupId.1", "sg-1", "BlockDeviceMapping.1.Ebs.VolumeSize", "8");
        assertThat(made.status()).as(made.raw()).isEqualTo(200);
        assertThat(made.texts("//instancesSet/item/instanceId")).hasSize(2);
        assertThat(made.texts("//instanceState/name")).containsOnly("running");
        assertThat(made.raw()).contains("<groupSet/>");
        FcuAnswer listed = fcu.done(ALICE, "DescribeInstances", "Filter.1.Name", "vpc-id", "Filter.1.Value.1", vpc);
        assertThat(listed.texts("//reservationSet/item/instancesSet/item/instanceId"))
                .isEqualTo(made.texts("//instancesSet/item/instanceId"));
        assertThat(listed.texts("//reservationSet/item/reservationId")).containsExactly(made.text("//reservationId"));
        assertThat(listed.text("//launchTime")).isEqualTo("2026-11-22T20:00:00.000Z");
    }

    @Test
    void aClientTokenMakesAnOrderIdempotent() {
        List<String> first = run().texts("//instanceId");
        assertThat(run().texts("//instanceId")).isEqualTo(first);
        FcuAnswer other = run("InstanceType", "t2.micro");
        assertThat(other.status()).isEqualTo(400);
        assertThat(other.code()).isEqualTo("IdempotentParameterMismatch");
    }

    @Test
    void aClientTokenHasAtMost64Characters() {
        assertThat(runOneWithToken("t".repeat(64)).status()).isEqualTo(200);
        FcuAnswer longer = runOneWithToken("t".repeat(65));
        assertThat(longer.code()).isEqualTo("InvalidParameterValue");
        assertThat(longer.message()).contains("t".repeat(65), "ClientToken");
    }

    private FcuAnswer runOneWithToken(String token) {
        return fcu.call(
                ALICE,
                "RunInstances",
                "ImageId",
                "ami-12345678",
                "SubnetId",
                subnet,
                "MinCount",
                "1",
                "MaxCount",
                "1",
                "ClientToken",
                token);
    }

    @Test
    void instancesAreTerminatedAllOrNone() {
        List<String> ids = run().texts("//instanceId");
        FcuAnswer bad =
                fcu.call(ALICE, "TerminateInstances", "InstanceId.1", ids.getFirst(), "InstanceId.2", "i-99999999");
        assertThat(bad.code()).isEqualTo("InvalidInstanceID.NotFound");
        assertThat(bad.message()).isEqualTo("The instance ID 'i-99999999' does not exist");
        FcuAnswer first = fcu.done(ALICE, "TerminateInstances", "InstanceId.1", ids.getFirst());
        assertThat(first.text("//previousState/name")).isEqualTo("running");
        assertThat(first.text("//currentState/name")).isEqualTo("shutting-down");
        FcuAnswer again = fcu.done(ALICE, "TerminateInstances", "InstanceId.1", ids.getFirst());
        assertThat(again.text("//previousState/code")).isEqualTo("48");
        assertThat(again.text("//currentState/code")).isEqualTo("48");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CreateVpc|CidrBlock=10.0.0.1/16|InvalidParameterValue",
                "CreateVpc|CidrBlock=10.0.0.0/8|InvalidParameterValue",
                "CreateVpc|CidrBlock=ten|InvalidParameterValue",
                "CreateVpc||MissingParameter",
                "CreateVpc|CidrBlock=10.0.0.0/16&InstanceTenancy=shared|InvalidParameterValue",
                "CreateVpc|CidrBlock=10.0.0.0/16&DryRun=true|DryRunOperation",
                "CreateSubnet|VpcId=vpc-99999999&CidrBlock=10.0.0.0/24|InvalidVpcID.NotFound",
                "CreateSubnet|VpcId=foo&CidrBlock=10.0.0.0/24|InvalidVpcId.Malformed",
                "CreateSubnet|VpcId=vpc-99999999&CidrBlock=10.0.0.0/24&AvailabilityZone=x|InvalidParameterValue",
                "DeleteVpc|VpcId=vpc-99999999|InvalidVpcID.NotFound",
                "DeleteSubnet|SubnetId=subnet-99999999|InvalidSubnetID.NotFound",
                "DescribeVpcs|VpcId.1=vpc-99999999|InvalidVpcID.NotFound",
                "DescribeSubnets|SubnetId.1=subnet-99999999|InvalidSubnetID.NotFound",
                "DescribeInstances|InstanceId.1=i-99999999|InvalidInstanceID.NotFound",
                "DescribeInstances|InstanceId.1=foo|InvalidInstanceID.Malformed",
                "DescribeInstances|NextToken=abc|InvalidPaginationToken",
                "TerminateInstances||MissingParameter",
                "RunInstances|MinCount=1&MaxCount=1&ImageId=ami-1&SubnetId=subnet-99999999|InvalidSubnetID.NotFound",
                "RunInstances|MinCount=2&MaxCount=1&ImageId=ami-1&SubnetId=s|InvalidParameterCombination",
                "RunInstances|MinCount=0&MaxCount=1&ImageId=ami-1&SubnetId=s|InvalidParameterValue",
                "RunInstances|MaxCount=1&ImageId=ami-1&SubnetId=s|MissingParameter",
                "RunInstances|MinCount=1&MaxCount=1&ImageId=ami-1|MissingParameter",
                "RunInstances|MinCount=1&MaxCount=1&ImageId=a&SubnetId=s&ClientToken=%C3%A9|InvalidParameterValue",
                "RunInstances|MinCount=1&MaxCount=1&ImageId=a&SubnetId=s&Colour=red|UnknownParameter",
                "DescribeVpcAttribute|VpcId=vpc-99999999&Attribute=enableDnsSupport|InvalidVpcID.NotFound",
                "DescribeVpcAttribute|VpcId=vpc-99999999&Attribute=colour|InvalidParameterValue",
                "DescribeRegions|RegionName.1=mars-1|InvalidParameterValue",
                "DescribeAccountAttributes|AttributeName.1=colour|InvalidParameterValue",
                "DescribeRouteTables|MaxResults=101|InvalidParameterValue",
            })
    void whatCannotBeDoneIsRefused(String action, String body, String code) {
        FcuAnswer answer = fcu.body(ALICE, "Action=" + action + "&" + (body == null ? "" : body));
        assertThat(answer.code()).as(answer.raw()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(code.equals("DryRunOperation") ? 412 : 400);
    }

    @Test
    void aVpcGoesWhenItsSubnetsAreGone() {
        FcuAnswer answer = fcu.call(ALICE, "DeleteVpc", "VpcId", vpc);
        assertThat(answer.code()).isEqualTo("DependencyViolation");
        fcu.done(ALICE, "DeleteSubnet", "SubnetId", subnet);
        assertThat(fcu.done(ALICE, "DeleteVpc", "VpcId", vpc).text("//return")).isEqualTo("true");
        assertThat(fcu.done(ALICE, "DescribeVpcs").raw()).contains("<vpcSet/>");
    }

    @Test
    void theSmallDescribeCallsAnswer() {
        assertThat(fcu.done(ALICE, "DescribeVpcAttribute", "VpcId", vpc, "Attribute", "enableDnsSupport")
                        .text("//enableDnsSupport/value"))
                .isEqualTo("true");
        assertThat(fcu.done(ALICE, "DescribeVpcClassicLink").text("//classicLinkEnabled"))
                .isEqualTo("false");
        assertThat(fcu.done(
                                ALICE,
                                "DescribeRouteTables",
                                "Filter.1.Name",
                                "route.vpc-peering-connection-id",
                                "Filter.1.Value.1",
                                "pcx-00000001")
                        .raw())
                .contains("<routeTableSet/>");
    }

    @Test
    void listsOfTheInventoryArePaged() {
        for (int i = 1; i < 7; i++) {
            fcu.done(ALICE, "CreateVpc", "CidrBlock", "10." + (20 + i) + ".0.0/16");
        }
        FcuAnswer first = fcu.done(ALICE, "DescribeVpcs", "MaxResults", "5");
        FcuAnswer second = fcu.done(ALICE, "DescribeVpcs", "MaxResults", "5", "NextToken", first.text("//nextToken"));
        assertThat(first.texts("//item/vpcId")).hasSize(5).doesNotContainAnyElementsOf(second.texts("//item/vpcId"));
        assertThat(second.texts("//item/vpcId")).hasSize(2);
        assertThat(fcu.call(ALICE, "DescribeSubnets", "NextToken", first.text("//nextToken"))
                        .code())
                .isEqualTo("InvalidPaginationToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"CreateVpc", "DescribeVpcs", "RunInstances", "DescribeSubnets", "DescribeRouteTables"})
    void whereNoInventoryIsKeptItsActionsDoNotExist(String action) {
        FcuAnswer answer = FcuCalls.withoutInventory().call(ALICE, action);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidAction");
        assertThat(answer.message()).isEqualTo("The action " + action + " is not valid for this web service.");
    }
}
