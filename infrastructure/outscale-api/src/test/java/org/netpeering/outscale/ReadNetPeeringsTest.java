package org.netpeering.outscale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.outscale.Oapi.ALICE;
import static org.netpeering.outscale.Oapi.BOB;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.domain.value.AccountId;
import org.netpeering.outscale.Oapi.Answer;

class ReadNetPeeringsTest {
    private final Oapi oapi = new Oapi(Oapi.withoutVmRule());
    private String first = "";
    private String second = "";

    @BeforeEach
    void twoPeerings() {
        String alices = oapi.emptyNet(ALICE, "10.1.0.0/16");
        String bobs = oapi.emptyNet(BOB, "10.2.0.0/16");
        String third = oapi.emptyNet(BOB, "10.3.0.0/16");
        first = oapi.peering(ALICE, alices, bobs);
        second = oapi.peering(BOB, third, alices);
        oapi.call(ALICE, "AcceptNetPeering", "{'NetPeeringId':'" + second + "'}");
        tag(ALICE, first, "{'Key':'env','Value':'prod'},{'Key':'a=b','Value':'c'}");
        tag(ALICE, second, "{'Key':'a','Value':'b=c'}");
        tag(BOB, first, "{'Key':'secret','Value':'bob'}");
    }

    private void tag(AccountId owner, String peering, String tags) {
        assertThat(oapi.call(owner, "CreateTags", "{'ResourceIds':['" + peering + "'],'Tags':[" + tags + "]}")
                        .status())
                .isEqualTo(200);
    }

    private static List<String> ids(Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        return StreamSupport.stream(answer.body().at("/NetPeerings").spliterator(), false)
                .map(peering -> peering.get("NetPeeringId").stringValue())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {'AccepterNetAccountIds':['098765432109']} | 1
            {'AccepterNetAccountIds':[98765432109]} | 1
            {'AccepterNetAccountIds':['nobody']} |
            {'AccepterNetIpRanges':['10.2.0.0/16']} | 1
            {'AccepterNetNetIds':['vpc-00000001']} | 2
            {'NetPeeringIds':['pcx-00000002']} | 2
            {'NetPeeringIds':['pcx-00000001','pcx-00000002']} | 12
            {'NetPeeringIds':['pcx-ffffffff']} |
            {'NetPeeringIds':['pcx-*']} |
            {'NetPeeringIds':['nonsense']} |
            {'NetPeeringIds':[]} | 12
            {'SourceNetAccountIds':['123456789012']} | 1
            {'SourceNetIpRanges':['10.3.0.0/16']} | 2
            {'SourceNetNetIds':['vpc-00000001']} | 1
            {'StateMessages':['Active']} | 2
            {'StateNames':['pending-acceptance']} | 1
            {'StateNames':['pending-acceptance','active']} | 12
            {'StateNames':['active'],'SourceNetNetIds':['vpc-00000001']} |
            {'TagKeys':['env']} | 1
            {'TagKeys':['secret']} |
            {'TagValues':['prod','b=c']} | 12
            {'Tags':['env=prod']} | 1
            {'Tags':['a=b=c']} | 12
            {'Tags':['env=']} |
            {'ExpirationDates':['2026-11-29T20:15:30.124Z']} | 1
            {'ExpirationDates':['2026-11-29T20:15:30Z']} | 12
            {'ExpirationDates':['2026-11-29T21:15:30.124+01:00']} | 1
            {'ExpirationDates':['2026-11-29T20:15:30.125000+0000']} | 2
            {'ExpirationDates':['2026-11-29T20:15:30']} | 12
            {'ExpirationDates':['2026-11-29T20:15:31Z']} |
            """)
    void everyFilterFinds(String filter, String expected) {
        List<String> found = ids(oapi.call(ALICE, "ReadNetPeerings", "{'Filters':" + filter + "}"));
        List<String> wanted = new ArrayList<>();
        if (expected != null && expected.contains("1")) {
            wanted.add(first);
        }
        if (expected != null && expected.contains("2")) {
            wanted.add(second);
        }
        assertThat(found).isEqualTo(wanted);
    }

    @Test
    void anAccountSeesItsOwnTagsOnly() {
        assertThat(oapi.call(BOB, "ReadNetPeerings", "{'Filters':{'NetPeeringIds':['" + first + "']}}")
                        .body()
                        .at("/NetPeerings/0/Tags")
                        .toString())
                .isEqualTo("[{\"Key\":\"secret\",\"Value\":\"bob\"}]");
    }

    @Test
    void pagesFollowEachOther() {
        Answer page = oapi.call(ALICE, "ReadNetPeerings", "{'ResultsPerPage':1}");
        assertThat(ids(page)).containsExactly(first);
        assertThat(page.body().propertyNames()).containsExactly("NetPeerings", "NextPageToken", "ResponseContext");
        Answer last = oapi.call(
                ALICE, "ReadNetPeerings", "{'ResultsPerPage':1,'NextPageToken':'" + page.at("/NextPageToken") + "'}");
        assertThat(ids(last)).containsExactly(second);
        assertThat(last.body().has("NextPageToken")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "%%%",
                "1\nReadNetPeerings",
                "1\nReadNetPeerings\n12",
                "1\nReadNetPeerings\n-12\npcx-00000001",
                "1\nReadNetPeerings\n999999999999999999999\npcx-00000001",
                "1\nReadNetPeerings\n12\npcx-1",
                "2\nReadNetPeerings\n12\npcx-00000001",
                "1\nReadNets\n12\npcx-00000001"
            })
    void aTokenThatWasNotHandedOutIsRefused(String token) {
        String sent = token.startsWith("%")
                ? token
                : Base64.getEncoder().encodeToString(token.getBytes(StandardCharsets.UTF_8));
        Answer answer = oapi.call(ALICE, "ReadNetPeerings", "{'NextPageToken':'" + sent + "'}");
        assertThat(answer.error()).isEqualTo("400 InvalidParameterValue 4047");
        assertThat(answer.details()).contains("NextPageToken");
    }

    @Test
    void aTokenOfAnotherActionIsRefused() {
        oapi.emptyNet(ALICE, "10.9.0.0/16");
        String token = oapi.call(ALICE, "ReadNets", "{'ResultsPerPage':1}").at("/NextPageToken");
        assertThat(oapi.call(ALICE, "ReadNetPeerings", "{'NextPageToken':'" + token + "'}")
                        .error())
                .isEqualTo("400 InvalidParameterValue 4047");
    }

    @Test
    void aTagThatCanBeSplitInTooManyWaysIsRefused() {
        String value = "'" + "=".repeat(300) + "',";
        Answer answer = oapi.call(ALICE, "ReadNetPeerings", "{'Filters':{'Tags':[" + value.repeat(9) + "'a=b']}}");
        assertThat(answer.error()).isEqualTo("400 InvalidParameterValue 4023");
        assertThat(answer.details()).contains("Filters.Tags");
    }
}
