package org.netpeering.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.netpeering.application.inventory.Net;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

class NetMapTest {
    private static final AccountId VIEWER = new AccountId("123456789012");
    private static final AccountId OTHER = new AccountId("987654321098");

    private static NetId id(int number) {
        return new NetId(String.format(Locale.ROOT, "vpc-%08x", number));
    }

    private static Net net(int number) {
        return new Net(id(number), VIEWER, range(number), "default", new TreeMap<>());
    }

    private static CidrBlock range(int number) {
        return new CidrBlock(0x0A000000 | number << 8, 24);
    }

    private static PeeringView peering(int source, int accepter, AccountId owner, PeeringStatus status) {
        return new PeeringView(
                new NetPeeringId(String.format(Locale.ROOT, "pcx-%04x%04x", source, accepter)),
                status,
                "",
                new NetEnd(id(source), VIEWER, List.of(range(source))),
                new NetEnd(id(accepter), owner, List.of(range(accepter))),
                Instant.EPOCH,
                Instant.EPOCH,
                null,
                Map.of(),
                0);
    }

    private static NetMap map(List<Net> own, List<PeeringView> peerings, String searched) {
        return NetMap.of(VIEWER, own, peerings, account -> Optional.empty(), searched);
    }

    @Test
    void fiveHundredNetsHaveAPlaceOfTheirOwnWithinTheFrameOfTheirAccount() {
        List<Net> own = IntStream.range(0, 300).mapToObj(NetMapTest::net).toList();
        List<PeeringView> peerings = IntStream.range(0, 200)
                .mapToObj(i -> peering(i, 300 + i, OTHER, PeeringStatus.ACTIVE))
                .toList();

        NetMap map = map(own, peerings, "");

        assertThat(map.nodes()).hasSize(500);
        assertThat(map.nodes()).extracting(node -> node.x() + " " + node.y()).doesNotHaveDuplicates();
        assertThat(map.lines()).hasSize(200);
        assertThat(map.nodes())
                .allSatisfy(node -> assertThat(map.frames())
                        .filteredOn(frame -> node.x() > frame.x()
                                && node.x() < frame.x() + frame.width()
                                && node.y() > frame.y()
                                && node.y() < frame.y() + frame.height())
                        .extracting(NetMap.Frame::account)
                        .containsExactly(node.account()));
    }

    @Test
    void ofMoreNetsThanCanBeDrawnThoseThatPeeringsLeadToAndThoseSearchedForAreDrawn() {
        List<Net> own = IntStream.range(0, 3000).mapToObj(NetMapTest::net).toList();
        List<PeeringView> peerings = IntStream.range(0, NetMap.MOST_LINES)
                .mapToObj(i -> peering(2000 + i / 2, 5000 + i / 2 + i % 2, OTHER, PeeringStatus.ACTIVE))
                .toList();

        NetMap map = map(own, peerings, "vpc-000003e7");

        assertThat(map.nodes()).hasSize(NetMap.MOST_NETS);
        assertThat(map.lines()).hasSize(NetMap.MOST_LINES);
        assertThat(map.nodes()).filteredOn(NetMap.Node::isFound).hasSize(1);
        long ownDrawn = map.nodes().stream()
                .filter(node -> node.account().equals(VIEWER.value()))
                .count();
        assertThat(map.undrawn()).isEqualTo((int) (3000 - ownDrawn));
    }

    @Test
    void whatIsSearchedForIsFoundByRangeOrId() {
        assertThat(map(List.of(net(1), net(2)), List.of(), "10.0.2.0").nodes())
                .filteredOn(NetMap.Node::isFound)
                .extracting(NetMap.Node::net)
                .containsExactly(id(2).value());
        assertThat(map(List.of(net(1)), List.of(), "").nodes()).noneMatch(NetMap.Node::isFound);
    }

    @Test
    void peeringsThatAreExpectedToLeadFurtherAreTold() {
        List<Net> own = List.of(net(1), net(2), net(3));
        PeeringView first = peering(1, 2, VIEWER, PeeringStatus.ACTIVE);
        PeeringView second = peering(2, 3, VIEWER, PeeringStatus.ACTIVE);

        assertThat(map(own, List.of(first, second), "").warnings().gaps())
                .containsExactly(new MapWarnings.Gap(id(1).value(), id(2).value(), id(3).value()));
        assertThat(map(own, List.of(first, second, peering(3, 1, VIEWER, PeeringStatus.ACTIVE)), "")
                        .warnings()
                        .gaps())
                .isEmpty();
        assertThat(map(own, List.of(first, peering(2, 3, VIEWER, PeeringStatus.PENDING_ACCEPTANCE)), "")
                        .warnings()
                        .gaps())
                .isEmpty();
    }

    @Test
    void netsThatCanNeverBePeeredAreTold() {
        Net whole = new Net(id(9), VIEWER, CidrBlock.parse("10.0.0.0/16"), "default", new TreeMap<>());

        assertThat(map(List.of(whole, net(1)), List.of(), "").warnings().clashes())
                .containsExactly(new MapWarnings.Clash(id(9).value(), id(1).value(), "10.0.0.0/16 and 10.0.1.0/24"));
    }
}
