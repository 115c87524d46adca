package org.netpeering.console;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netpeering.application.inventory.Net;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;

/** The private blocks with what lies in them, drawn to scale. */
record AddressPlan(List<Block> blocks, List<Overlap> overlaps, List<Used> used) {
    static final int WIDTH = 1000;

    private static final double LEAST = 3;
    private static final List<CidrBlock> PRIVATE =
            List.of(CidrBlock.parse("10.0.0.0/8"), CidrBlock.parse("172.16.0.0/12"), CidrBlock.parse("192.168.0.0/16"));

    /** @param isOwn whether the Net is of the account; the others are those it is peered with, or may be */
    record Used(String net, String name, CidrBlock range, boolean isOwn) {}

    /** @param share how much of the block the account uses, in percent */
    record Block(String range, List<Bar> bars, String share) {}

    record Bar(Used used, double x, double width, boolean isOverlapping) {}

    record Overlap(Used one, Used other) {}

    /** The ranges of the account, and those of the Nets that its live peerings lead to. */
    static List<Used> usedBy(AccountId account, List<Net> own, List<PeeringView> peerings) {
        Set<Used> used = new LinkedHashSet<>();
        own.forEach(
                net -> used.add(new Used(net.id().value(), net.tags().getOrDefault("Name", ""), net.range(), true)));
        peerings.stream()
                .filter(view -> view.status().isLive())
                .flatMap(view -> Stream.of(view.source(), view.accepter()))
                .filter(end -> !end.isOwnedBy(account))
                .forEach(end -> end.ranges().forEach(range -> used.add(of(end, range))));
        return List.copyOf(used);
    }

    private static Used of(NetEnd end, CidrBlock range) {
        return new Used(end.net().value(), Objects.toString(end.account(), ""), range, false);
    }

    static AddressPlan of(List<Used> used) {
        List<Overlap> overlaps = new ArrayList<>();
        for (int i = 0; i < used.size(); i++) {
            for (int j = i + 1; j < used.size(); j++) {
                if (used.get(i).range().overlaps(used.get(j).range())) {
                    overlaps.add(new Overlap(used.get(i), used.get(j)));
                }
            }
        }
        return new AddressPlan(
                PRIVATE.stream().map(block -> block(block, used, overlaps)).toList(), overlaps, used);
    }

    private static Block block(CidrBlock block, List<Used> used, List<Overlap> overlaps) {
        double unit = (double) WIDTH / block.size();
        List<Bar> bars = used.stream()
                .filter(one -> block.contains(one.range()))
                .map(one -> {
                    double width = Math.max(LEAST, one.range().size() * unit);
                    double x = Math.min((Addresses.first(one.range()) - Addresses.first(block)) * unit, WIDTH - width);
                    boolean isOverlapping = overlaps.stream()
                            .anyMatch(overlap ->
                                    overlap.one().equals(one) || overlap.other().equals(one));
                    return new Bar(one, x, width, isOverlapping);
                })
                .toList();
        double taken = bars.stream()
                .map(Bar::used)
                .filter(Used::isOwn)
                .map(Used::range)
                .distinct()
                .mapToLong(CidrBlock::size)
                .sum();
        return new Block(block.toString(), bars, String.format(Locale.ROOT, "%.1f", 100.0 * taken / block.size()));
    }

    /** The first range of that prefix length in a private block that nothing lies in. */
    static Optional<CidrBlock> nextFree(int prefix, List<Used> used) {
        long size = 1L << (32 - prefix);
        for (CidrBlock block : PRIVATE) {
            long at = Addresses.first(block);
            while (at + size <= Addresses.end(block)) {
                CidrBlock candidate = new CidrBlock((int) at, prefix);
                Optional<CidrBlock> inTheWay = used.stream()
                        .map(Used::range)
                        .filter(candidate::overlaps)
                        .findFirst();
                if (inTheWay.isEmpty()) {
                    return Optional.of(candidate);
                }
                long behind = Addresses.end(inTheWay.get());
                at = Math.max(at + size, (behind + size - 1) / size * size);
            }
        }
        return Optional.empty();
    }
}
