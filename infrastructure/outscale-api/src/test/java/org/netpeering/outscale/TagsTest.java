package org.netpeering.outscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.outscale.Oapi.ALICE;
import static org.netpeering.outscale.Oapi.BOB;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.domain.value.AccountId;
import org.netpeering.outscale.Oapi.Answer;
import tools.jackson.databind.JsonNode;

class TagsTest {
    private final Oapi oapi = new Oapi(Oapi.withoutVmRule());
    private final String net = oapi.net(ALICE, "10.1.0.0/16");
    private final String peering = oapi.peering(ALICE, net, oapi.emptyNet(BOB, "10.2.0.0/16"));

    private Answer tag(AccountId caller, String resources, String tags) {
        return oapi.call(caller, "CreateTags", "{'ResourceIds':[" + resources + "],'Tags':[" + tags + "]}");
    }

    private static String keyAndValue(String key, String value) {
        return "{'Key':'" + key + "','Value':'" + value + "'}";
    }

    private List<String> read(AccountId caller, String body) {
        List<String> rows = new ArrayList<>();
        for (JsonNode tag : oapi.call(caller, "ReadTags", body).body().at("/Tags")) {
            assertThat(tag.propertyNames()).containsExactly("Key", "Value", "ResourceId", "ResourceType");
            rows.add(tag.get("ResourceType").stringValue() + ":"
                    + tag.get("Key").stringValue() + "=" + tag.get("Value").stringValue());
        }
        return rows;
    }

    @Test
    void tagsGoOnPeeringsAndInventoryInOneCall() {
        String subnet = oapi.call(ALICE, "ReadSubnets", "{}").at("/Subnets/0/SubnetId");
        String vm = oapi.call(ALICE, "ReadVms", "{}").at("/Vms/0/VmId");
        String all = "'" + peering + "','" + net + "','" + subnet + "','" + vm + "'";
        assertThat(tag(ALICE, all, keyAndValue("env", "prod")).status()).isEqualTo(200);
        assertThat(read(ALICE, "{}"))
                .containsExactly(
                        "vpc-peering-connection:env=prod", "instance:env=prod", "subnet:env=prod", "vpc:env=prod");
        assertThat(oapi.call(ALICE, "ReadNets", "{}").at("/Nets/0/Tags/0/Key")).isEqualTo("env");
    }

    @Test
    void aTagOfTheSameKeyIsReplacedAndTheLastOneCounts() {
        tag(ALICE, "'" + peering + "'", keyAndValue("env", "prod"));
        tag(ALICE, "'" + peering + "'", keyAndValue("env", "x") + "," + keyAndValue("env", "test"));
        assertThat(read(ALICE, "{}")).containsExactly("vpc-peering-connection:env=test");
    }

    @Test
    void onlyTheExactTagIsRemoved() {
        tag(ALICE, "'" + peering + "','" + net + "'", keyAndValue("env", "prod") + "," + keyAndValue("e", ""));
        String delete = "{'ResourceIds':['" + peering + "','" + net + "'],'Tags':[%s]}";
        oapi.call(ALICE, "DeleteTags", delete.formatted(keyAndValue("env", "test")));
        assertThat(read(ALICE, "{}")).hasSize(4);
        oapi.call(ALICE, "DeleteTags", delete.formatted(keyAndValue("env", "prod")));
        assertThat(read(ALICE, "{}")).containsExactly("vpc-peering-connection:e=", "vpc:e=");
    }

    @Test
    void theOtherOwnerHasTagsOfItsOwn() {
        tag(ALICE, "'" + peering + "'", keyAndValue("whose", "alice"));
        tag(BOB, "'" + peering + "'", keyAndValue("whose", "bob"));
        assertThat(read(BOB, "{}")).containsExactly("vpc-peering-connection:whose=bob");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pcx-ffffffff    | 5035
            vpc-ffffffff    | 5065
            subnet-ffffffff | 5057
            i-ffffffff      | 5063
            """)
    void anUnknownResourceIsNamedAndNothingIsChanged(String unknown, String code) {
        Answer answer = tag(ALICE, "'" + net + "','" + peering + "','" + unknown + "'", keyAndValue("a", "b"));
        assertThat(answer.error()).isEqualTo("400 InvalidResource " + code);
        assertThat(answer.details()).contains(unknown);
        assertThat(read(ALICE, "{}")).isEmpty();
    }

    @Test
    void resourcesOfOthersDoNotExist() {
        assertThat(tag(BOB, "'" + net + "'", keyAndValue("a", "b")).error()).isEqualTo("400 InvalidResource 5065");
        assertThat(tag(new AccountId("000000000007"), "'" + peering + "'", keyAndValue("a", "b"))
                        .error())
                .isEqualTo("400 InvalidResource 5035");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDE00", "é", "x"})
    void lengthsAreCountedInCharactersNotInBytes(String character) {
        String longest = character.repeat(255);
        assertThat(tag(ALICE, "'" + peering + "'", keyAndValue(longest, longest))
                        .status())
                .isEqualTo(200);
        assertThat(read(ALICE, "{}")).containsExactly("vpc-peering-connection:" + longest + "=" + longest);
        assertThat(tag(ALICE, "'" + peering + "'", keyAndValue(longest + "x", ""))
                        .error())
                .isEqualTo("400 InvalidParameterValue 4069");
        assertThat(tag(ALICE, "'" + peering + "'", keyAndValue("k", longest + "x"))
                        .error())
                .isEqualTo("400 InvalidParameterValue 4071");
        assertThat(tag(ALICE, "'" + peering + "'", keyAndValue("", "v")).error())
                .isEqualTo("400 InvalidParameterValue 4069");
    }

    @Test
    void tooManyTagsOnOneResourceChangeNone() {
        String fifty =
                IntStream.range(0, 50).mapToObj(i -> keyAndValue("k" + i, "")).collect(Collectors.joining(","));
        assertThat(tag(ALICE, "'" + net + "'", fifty).status()).isEqualTo(200);
        Answer answer = tag(ALICE, "'" + peering + "','" + net + "'", keyAndValue("one-more", ""));
        assertThat(answer.error()).isEqualTo("400 TooManyResources (QuotaExceded) 10041");
        assertThat(answer.details()).contains(net);
        assertThat(read(ALICE, "{'Filters':{'ResourceIds':['" + peering + "']}}"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'Keys':['a']} | vpc-peering-connection:a=1, vpc:a=1
            {'Values':['2']} | vpc-peering-connection:b=2, vpc:b=2
            {'Keys':['a'],'Values':['2']} |
            {'ResourceTypes':['vpc']} | vpc:a=1, vpc:b=2
            {'ResourceTypes':['vpc-peering-connection']} | vpc-peering-connection:a=1, vpc-peering-connection:b=2
            {'ResourceTypes':['image']} |
            {'ResourceIds':['pcx-00000001'],'Keys':['b']} | vpc-peering-connection:b=2
            {'ResourceIds':['vpc-00000001','nonsense']} | vpc:a=1, vpc:b=2
            {'Keys':[],'Values':[]} | vpc-peering-connection:a=1, vpc-peering-connection:b=2, vpc:a=1, vpc:b=2
            """)
    void everyFilterFinds(String filter, String expected) {
        tag(ALICE, "'" + peering + "','" + net + "'", keyAndValue("a", "1") + "," + keyAndValue("b", "2"));
        assertThat(String.join(", ", read(ALICE, "{'Filters':" + filter + "}")))
                .isEqualTo(expected == null ? "" : expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 7, 100})
    void pagesShowEveryTagOnce(int size) {
        String second = oapi.peering(ALICE, net, oapi.emptyNet(BOB, "10.3.0.0/16"));
        String three = keyAndValue("a", "1") + "," + keyAndValue("b", "2") + "," + keyAndValue("c\\nd", "3");
        tag(ALICE, "'" + peering + "','" + second + "','" + net + "'", three);
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            Answer page = oapi.call(
                    ALICE,
                    "ReadTags",
                    "{'ResultsPerPage':" + size + (token.isEmpty() ? "" : ",'NextPageToken':'" + token + "'") + "}");
            assertThat(page.body().at("/Tags").size()).isBetween(1, size);
            page.body().at("/Tags").forEach(tag -> seen.add(tag.toString()));
            token = page.body().has("NextPageToken") ? page.at("/NextPageToken") : "";
        } while (!token.isEmpty());
        assertThat(seen).hasSize(9).doesNotHaveDuplicates();
    }
}
