package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.fcu.FcuCalls.ALICE;
import static org.netpeering.fcu.FcuCalls.BOB;
import static org.netpeering.fcu.FcuCalls.STRANGER;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagCallsTest {
    private final FcuCalls fcu = FcuCalls.create();
    private final String peering = fcu.request();

    private List<String> tags() {
        FcuAnswer answer = fcu.done(ALICE, "DescribeVpcPeeringConnections", "VpcPeeringConnectionId.1", peering);
        List<String> tags = new ArrayList<>();
        for (int i = 1; i <= answer.texts("//tagSet/item").size(); i++) {
            tags.add(answer.text("//tagSet/item[" + i + "]/key") + "=" + answer.text("//tagSet/item[" + i + "]/value"));
        }
        return tags;
    }

    private void tagThree() {
        fcu.done(
                ALICE,
                "CreateTags",
                "ResourceId.1",
                peering,
                "Tag.1.Key",
                "Name",
                "Tag.1.Value",
                "test",
                "Tag.2.Key",
                "empty",
                "Tag.2.Value",
                "",
                "Tag.3.Key",
                "any",
                "Tag.3.Value",
                "x");
    }

    @Test
    void tagsAreSetAndReplaced() {
        tagThree();
        assertThat(tags()).containsExactly("Name=test", "any=x", "empty=");
        fcu.done(ALICE, "CreateTags", "ResourceId.1", peering, "Tag.1.Key", "Name", "Tag.1.Value", "new");
        fcu.done(ALICE, "CreateTags", "ResourceId.1", peering, "Tag.1.Key", "Name", "Tag.1.Value", "new");
        assertThat(tags()).contains("Name=new");
    }

    @ParameterizedTest
    @CsvSource({
        "Tag.1.Key=any, Name=test;empty=",
        "Tag.1.Key=any&Tag.1.Value, Name=test;empty=",
        "Tag.1.Key=any&Tag.1.Value=, Name=test;any=x;empty=",
        "Tag.1.Key=empty&Tag.1.Value=, Name=test;any=x",
        "Tag.1.Key=Name&Tag.1.Value=test&Tag.2.Key=empty&Tag.2.Value=&Tag.3.Key=any, ''",
        "Tag.1.Key=Name&Tag.1.Value=other, Name=test;any=x;empty=",
        "Tag.1.Key=unknown, Name=test;any=x;empty=",
    })
    void aKeyAloneMeansAnyValueAndAnEmptyValueOnlyTheEmptyOne(String body, String left) {
        tagThree();
        fcu.body(ALICE, "Action=DeleteTags&Version=2016-11-15&ResourceId.1=" + peering + "&" + body);
        assertThat(String.join(";", tags())).isEqualTo(left);
    }

    @Test
    void noTagAtAllMeansEveryTag() {
        tagThree();
        assertThat(fcu.done(ALICE, "DeleteTags", "ResourceId.1", peering).text("//return"))
                .isEqualTo("true");
        assertThat(tags()).isEmpty();
    }

    @Test
    void eachOwnerSeesItsOwnTagsOnly() {
        tagThree();
        fcu.done(BOB, "CreateTags", "ResourceId.1", peering, "Tag.1.Key", "bob", "Tag.1.Value", "b");
        FcuAnswer bobs = fcu.done(BOB, "DescribeVpcPeeringConnections");
        assertThat(bobs.texts("//tagSet/item/key")).containsExactly("bob");
        assertThat(tags()).doesNotContain("bob=b");
        assertThat(fcu.done(BOB, "DescribeTags").texts("//tagSet/item/key")).containsExactly("bob");
    }

    @Test
    void describeTagsListsPeeringsAndInventoryAlike() {
        tagThree();
        String vpc = fcu.done(ALICE, "CreateVpc", "CidrBlock", "10.9.0.0/16").text("//vpcId");
        fcu.done(
                ALICE,
                "CreateTags",
                "ResourceId.1",
                vpc,
                "ResourceId.2",
                peering,
                "Tag.1.Key",
                "both",
                "Tag.1.Value",
                "y");
        FcuAnswer all = fcu.done(ALICE, "DescribeTags", "Filter.1.Name", "key", "Filter.1.Value.1", "both");
        assertThat(all.texts("//item/resourceId")).containsExactly(peering, vpc);
        assertThat(all.texts("//item/resourceType")).containsExactly("vpc-peering-connection", "vpc");
        FcuAnswer ofVpc = fcu.done(ALICE, "DescribeTags", "Filter.1.Name", "resource-type", "Filter.1.Value.1", "vpc");
        assertThat(ofVpc.texts("//item/key")).containsExactly("both");
        FcuAnswer byId = fcu.done(ALICE, "DescribeTags", "Filter.1.Name", "resource-id", "Filter.1.Value.1", peering);
        assertThat(byId.texts("//item/key")).containsExactly("Name", "any", "both", "empty");
        FcuAnswer byTag = fcu.done(ALICE, "DescribeTags", "Filter.1.Name", "tag:both", "Filter.1.Value.1", "?");
        assertThat(byTag.texts("//item/value")).containsExactly("y", "y");
        FcuAnswer byValue = fcu.done(ALICE, "DescribeTags", "Filter.1.Name", "value", "Filter.1.Value.1", "te*");
        assertThat(byValue.texts("//item/key")).containsExactly("Name");
    }

    @Test
    void describeTagsIsPaged() {
        for (int i = 0; i < 7; i++) {
            fcu.done(ALICE, "CreateTags", "ResourceId.1", peering, "Tag.1.Key", "k" + i);
        }
        FcuAnswer first = fcu.done(ALICE, "DescribeTags", "MaxResults", "5");
        FcuAnswer second = fcu.done(ALICE, "DescribeTags", "MaxResults", "5", "NextToken", first.text("//nextToken"));
        assertThat(first.texts("//item/key")).containsExactly("k0", "k1", "k2", "k3", "k4");
        assertThat(second.texts("//item/key")).containsExactly("k5", "k6");
        assertThat(second.raw()).doesNotContain("nextToken");
    }

    @Test
    void oneUnknownResourceAndNoneIsTagged() {
        FcuAnswer answer = fcu.call(
                ALICE, "CreateTags", "ResourceId.1", peering, "ResourceId.2", "vpc-99999999", "Tag.1.Key", "k");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidID");
        assertThat(answer.message()).isEqualTo("The ID 'vpc-99999999' is not valid");
        assertThat(tags()).isEmpty();
        assertThat(fcu.call(STRANGER, "CreateTags", "ResourceId.1", peering, "Tag.1.Key", "k")
                        .code())
                .isEqualTo("InvalidID");
    }

    @Test
    void theFiftyFirstTagIsRefusedAndChangesNothing() {
        List<String> fifty = new ArrayList<>(List.of("ResourceId.1", peering));
        for (int i = 1; i <= 50; i++) {
            fifty.addAll(List.of("Tag." + i + ".Key", "k" + i));
        }
        fcu.done(ALICE, "CreateTags", fifty.toArray(String[]::new));
        FcuAnswer answer = fcu.call(ALICE, "CreateTags", "ResourceId.1", peering, "Tag.1.Key", "one more");
        assertThat(answer.code()).isEqualTo("TagLimitExceeded");
        assertThat(tags()).hasSize(50);
        fcu.done(ALICE, "CreateTags", "ResourceId.1", peering, "Tag.1.Key", "k1", "Tag.1.Value", "replaced");
    }

    @Test
    void aNewResourceHasAtMostFiftyTagsAsWell() {
        List<String> parameters =
                new ArrayList<>(List.of("CidrBlock", "10.9.0.0/16", "TagSpecification.1.ResourceType", "vpc"));
        for (int i = 1; i <= 51; i++) {
            parameters.addAll(List.of("TagSpecification.1.Tag." + i + ".Key", "k" + i));
        }
        assertThat(fcu.call(ALICE, "CreateVpc", parameters.toArray(String[]::new))
                        .code())
                .isEqualTo("TagLimitExceeded");
    }

    @Test
    void lengthsAreCountedInCodePoints() {
        String key = "😀".repeat(127);
        String value = "😀".repeat(256);
        fcu.done(ALICE, "CreateTags", "ResourceId.1", peering, "Tag.1.Key", key, "Tag.1.Value", value);
        assertThat(tags()).containsExactly(key + "=" + value);
        FcuAnswer longKey = fcu.call(ALICE, "CreateTags", "ResourceId.1", peering, "Tag.1.Key", key + "x");
        assertThat(longKey.code()).isEqualTo("InvalidParameterValue");
        assertThat(longKey.message()).contains("Tag.1.Key");
        FcuAnswer longValue =
                fcu.call(ALICE, "CreateTags", "ResourceId.1", peering, "Tag.1.Key", "k", "Tag.1.Value", value + "x");
        assertThat(longValue.code()).isEqualTo("InvalidParameterValue");
        assertThat(longValue.message()).contains("Tag.1.Value").contains("256");
    }

    @ParameterizedTest
    @CsvSource({
        "Tag.1.Key=aws:x, InvalidTagKey.Malformed",
        "Tag.1.Key=AWS:x, InvalidTagKey.Malformed",
        "Tag.1.Key=, InvalidParameterValue",
        "Tag.1.Value=x, MissingParameter",
        "Tag.1.Key=a&Tag.2.Key=a, InvalidParameterValue",
        "DryRun=true, MissingParameter",
        "Tag.1.Key=a&DryRun=true, DryRunOperation",
        "Tag.1.Key=a&Tag.1.Colour=x, UnknownParameter",
    })
    void aTagThatCannotBeIsRefused(String body, String code) {
        assertThat(fcu.body(ALICE, "Action=CreateTags&ResourceId.1=" + peering + "&" + body)
                        .code())
                .isEqualTo(code);
        assertThat(tags()).isEmpty();
    }
}
