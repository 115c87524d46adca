package org.netpeering.fcu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.fcu.FcuCalls.ALICE;
import static org.netpeering.fcu.FcuCalls.BOB;
import static org.netpeering.fcu.FcuCalls.STRANGER;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DescribePeeringsTest {
    private static final String DESCRIBE = "DescribeVpcPeeringConnections";
    private static final String IDS = "//vpcPeeringConnectionSet/item/vpcPeeringConnectionId";

    private final FcuCalls fcu = FcuCalls.create();
    private String active = "";
    private String pending = "";
    private String failed = "";

    @BeforeEach
    void threePeerings() {
        active = fcu.request();
        fcu.accept(active);
        fcu.engine.pass(Duration.ofSeconds(1));
        pending = fcu.request("vpc-aaaaaaab", "vpc-bbbbbbbb");
        fcu.engine.pass(Duration.ofSeconds(1));
        failed = fcu.request("vpc-aaaaaaaa", "vpc-bbbbbbbc");
        fcu.done(ALICE, "CreateTags", "ResourceId.1", active, "Tag.1.Key", "Name", "Tag.1.Value", "my*peer");
        fcu.done(ALICE, "CreateTags", "ResourceId.1", pending, "Tag.1.Key", "name", "Tag.1.Value", "mypeer");
    }

    private List<String> found(String... namesAndValues) {
        return fcu.done(ALICE, DESCRIBE, namesAndValues).texts(IDS);
    }

    private List<String> filtered(String name, String... values) {
        List<String> parameters = new ArrayList<>(List.of("Filter.1.Name", name));
        for (int i = 0; i < values.length; i++) {
            parameters.add("Filter.1.Value." + (i + 1));
            parameters.add(values[i]);
        }
        return found(parameters.toArray(String[]::new));
    }

    @Test
    void bothOwnersSeeThePeeringAndAStrangerDoesNot() {
        assertThat(found()).containsExactly(active, pending, failed);
        assertThat(fcu.done(BOB, DESCRIBE).texts(IDS)).containsExactly(active, pending, failed);
        FcuAnswer stranger = fcu.done(STRANGER, DESCRIBE);
        assertThat(stranger.raw()).contains("<vpcPeeringConnectionSet/>").doesNotContain("nextToken");
    }

    @ParameterizedTest
    @CsvSource({
        "status-code, active, A",
        "status-code, *, APF",
        "status-code, provisioning, ''",
        "status-message, Pending acceptance by 987654321098, P",
        "status-message, Pending*, P",
        "requester-vpc-info.vpc-id, vpc-aaaaaaaa, AF",
        "requester-vpc-info.vpc-id, vpc-aaaaaaa?, APF",
        "requester-vpc-info.owner-id, 123456789012, APF",
        "requester-vpc-info.owner-id, 987654321098, ''",
        "requester-vpc-info.cidr-block, 10.1.0.0/16, P",
        "accepter-vpc-info.vpc-id, vpc-bbbbbbbc, F",
        "accepter-vpc-info.owner-id, 9876*, APF",
        "accepter-vpc-info.cidr-block, 172.16.*, AP",
        "vpc-peering-connection-id, pcx-99999999, ''",
        "vpc-peering-connection-id, nonsense, ''",
        "expiration-time, 2026-11-29T20:15:31.123Z, P",
        "expiration-time, 2026-11-29*, APF",
        "tag:Name, my*peer, A",
        "tag:Name, my\\*peer, A",
        "tag:Name, MY*, ''",
        "tag:name, my*peer, P",
        "tag-key, Name, A",
        "tag-key, ?ame, AP",
        "tag-value, mypeer, P",
        "tag-value, my*, AP",
    })
    void everyFilterFindsWhatItNames(String name, String value, String expected) {
        List<String> ids = new ArrayList<>();
        for (char one : expected.toCharArray()) {
            ids.add(one == 'A' ? active : one == 'P' ? pending : failed);
        }
        assertThat(filtered(name, value)).containsExactlyElementsOf(ids);
    }

    @Test
    void valuesAreAlternativesAndFiltersMustAllHold() {
        assertThat(filtered("status-code", "active", "failed")).containsExactly(active, failed);
        assertThat(found(
                        "Filter.3.Name",
                        "status-code",
                        "Filter.3.Value.7",
                        "active",
                        "Filter.1.Value.1",
                        "vpc-aaaaaaab",
                        "Filter.1.Name",
                        "requester-vpc-info.vpc-id"))
                .isEmpty();
        assertThat(filtered("status-code")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"foo", "", "Status-Code", "tag:", "vpc-id"})
    void anUnknownFilterIsRefusedByItsName(String name) {
        FcuAnswer answer = fcu.call(ALICE, DESCRIBE, "Filter.1.Name", name, "Filter.1.Value.1", "x");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidFilter");
        assertThat(answer.message()).isEqualTo("The filter '" + name + "' is invalid");
    }

    @Test
    void tooManyValuesOfAFilterAreRefused() {
        StringBuilder body = new StringBuilder("Action=" + DESCRIBE + "&Filter.1.Name=status-code");
        for (int i = 1; i <= 201; i++) {
            body.append("&Filter.1.Value.").append(i).append("=x");
        }
        assertThat(fcu.body(ALICE, body.toString()).code()).isEqualTo("FilterLimitExceeded");
    }

    @Test
    void namedPeeringsAreFoundAndNarrowedByFilters() {
        assertThat(found("VpcPeeringConnectionId.1", failed, "VpcPeeringConnectionId.2", active))
                .containsExactly(active, failed);
        assertThat(found(
                        "VpcPeeringConnectionId.1",
                        failed,
                        "VpcPeeringConnectionId.2",
                        active,
                        "Filter.1.Name",
                        "status-code",
                        "Filter.1.Value.1",
                        "active"))
                .containsExactly(active);
    }

    @Test
    void aNamedPeeringThatDoesNotExistIsAnErrorThatNamesIt() {
        FcuAnswer answer = fcu.call(
                ALICE, DESCRIBE, "VpcPeeringConnectionId.1", active, "VpcPeeringConnectionId.2", "pcx-99999999");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidVpcPeeringConnectionID.NotFound");
        assertThat(answer.message()).isEqualTo("The vpcPeeringConnection ID 'pcx-99999999' does not exist");
        assertThat(fcu.call(STRANGER, DESCRIBE, "VpcPeeringConnectionId.1", active)
                        .code())
                .isEqualTo("InvalidVpcPeeringConnectionID.NotFound");
        assertThat(fcu.call(ALICE, DESCRIBE, "VpcPeeringConnectionId.1", "foo").code())
                .isEqualTo("InvalidVpcPeeringConnectionId.Malformed");
    }

    @Test
    void pagesJoinUpToTheWholeList() {
        List<String> all = new ArrayList<>(found());
        for (int i = 0; i < 9; i++) {
            all.add(fcu.request("vpc-aaaaaaaa", "vpc-bbbbbbbc"));
        }
        FcuAnswer first = fcu.done(ALICE, DESCRIBE, "MaxResults", "5");
        FcuAnswer second = fcu.done(ALICE, DESCRIBE, "MaxResults", "5", "NextToken", first.text("//nextToken"));
        FcuAnswer third = fcu.done(ALICE, DESCRIBE, "NextToken", second.text("//nextToken"), "MaxResults", "5");
        List<String> pages = new ArrayList<>(first.texts(IDS));
        pages.addAll(second.texts(IDS));
        pages.addAll(third.texts(IDS));
        assertThat(pages).containsExactlyElementsOf(all);
        assertThat(third.raw()).doesNotContain("nextToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "abc==", "MSBEZXNjcmliZVRhZ3MgeA", "MSBEZXNjcmliZVZwY1BlZXJpbmdDb25uZWN0aW9ucyB4"})
    void aTokenThatThisActionDidNotGiveIsRefused(String token) {
        FcuAnswer answer = fcu.call(ALICE, DESCRIBE, "NextToken", token);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidPaginationToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4", "0", "1001", "many"})
    void aPageSizeOutOfRangeIsRefused(String size) {
        FcuAnswer answer = fcu.call(ALICE, DESCRIBE, "MaxResults", size);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("InvalidParameterValue");
        assertThat(answer.message()).contains("MaxResults").contains("'" + size + "'");
    }

    @Test
    void peeringsThatEndedLeaveTheListAfterAnHour() {
        fcu.engine.pass(Duration.ofHours(1));
        assertThat(found()).containsExactly(active, pending);
    }
}
