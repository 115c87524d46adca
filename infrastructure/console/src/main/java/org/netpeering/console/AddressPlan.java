package org.netpeering.console;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.netpeering.application.inventory.Net;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;

/**
 * The private blocks with what lies in them, drawn to scale. What lies at the same place of the picture is one bar; of many bars and many
 * overlaps some are left out, and so are the ends of long lists.
 *
 * @param overlaps at most {@value #MOST_OVERLAPS}
 * @param hasMoreOverlaps whether there are others
 * @param used at most {@value #MOST_LISTED}
 * @param unlisted how many ranges are not among those
 */
record AddressPlan(List<Block> blocks, List<Overlap> overlaps, boolean hasMoreOverlaps, List<Used> used, int unlisted) {
    static final int WIDTH = 1000;
    static final int MOST_OVERLAPS = 50;
    static final int MOST_LISTED = 200;
    static final int MOST_BARS = 250;

    private static final double LEAST = 3;
    private static final List<CidrBlock> PRIVATE =
            List.of(CidrBlock.parse("10.0.0.0/8"), CidrBlock.parse("172.16.0.0/12"), CidrBlock.parse("192.168.0.0/16"));
    private static final Comparator<CidrBlock> BY_PLACE =
            Comparator.comparingLong(Addresses::first).thenComparing(CidrBlock::size, Comparator.reverseOrder());

    /** @param isOwn whether the Net is of the account; the others are those it is peered with, or may be */
    record Used(String net, String name, CidrBlock range, boolean isOwn) {}

    /**
     * @param share how much of the block the account uses, in percent
     * @param isCut whether bars are left out
     */
    record Block(String range, List<Bar> bars, String share, boolean isCut) {}

    /** @param others how many more lie at that place */
    record Bar(Used used, double x, double width, boolean isOverlapping, int others) {
        private Bar andAnother() {
            return new Bar(used, x, width, isOverlapping, others + 1);
        }
    }

    record Overlap(Used one, Used other) {}

    /** Bars that nobody can tell apart. */
    private record Spot(long x, long width, boolean isOwn, boolean isOverlapping) {}

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
        Set<Used> overlapping = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Overlap> overlaps = overlaps(used, overlapping);
        return new AddressPlan(
                PRIVATE.stream().map(block -> block(block, used, overlapping)).toList(),
                overlaps.stream().limit(MOST_OVERLAPS).toList(),
                overlaps.size() > MOST_OVERLAPS,
                used.stream().limit(MOST_LISTED).toList(),
                Math.max(0, used.size() - MOST_LISTED));
    }

    /**
     * Of two ranges one contains the other, or they have nothing in common: so by their places, whatever contains a range is open when it
     * comes. Ends behind the most that are told, while all that overlap are found.
     */
    private static List<Overlap> overlaps(List<Used> used, Set<Used> overlapping) {
        List<Overlap> overlaps = new ArrayList<>();
        Deque<Used> open = new ArrayDeque<>();
        for (Used one : used.stream()
                .sorted(Comparator.comparing(Used::range, BY_PLACE))
                .toList()) {
            while (!open.isEmpty() && !open.peek().range().overlaps(one.range())) {
                open.pop();
            }
            if (!open.isEmpty()) {
                overlapping.add(open.peek());
                overlapping.add(one);
            }
            open.stream()
                    .limit(MOST_OVERLAPS + 1L - overlaps.size())
                    .forEach(other -> overlaps.add(new Overlap(other, one)));
            open.push(one);
        }
        return overlaps;
    }

    private static Block block(CidrBlock block, List<Used> used, Set<Used> overlapping) {
        double unit = (double) WIDTH / block.size();
        Map<Spot, Bar> bars = new LinkedHashMap<>();
        used.stream().filter(one -> block.contains(one.range())).forEach(one -> {
            double width = Math.max(LEAST, one.range().size() * unit);
            double x = Math.min((Addresses.first(one.range()) - Addresses.first(block)) * unit, WIDTH - width);
            boolean isOverlapping = overlapping.contains(one);
            bars.merge(
                    new Spot(Math.round(x), Math.round(width), one.isOwn(), isOverlapping),
                    new Bar(one, x, width, isOverlapping, 0),
                    (there, another) -> there.andAnother());
        });
        double taken = used.stream()
                .filter(Used::isOwn)
                .map(Used::range)
                .filter(block::contains)
                .distinct()
                .mapToLong(CidrBlock::size)
                .sum();
        return new Block(
                block.toString(),
                bars.values().stream().limit(MOST_BARS).toList(),
                String.format(Locale.ROOT, "%.1f", 100.0 * taken / block.size()),
                bars.size() > MOST_BARS);
    }

    /** The first range of that prefix length in a private block that nothing lies in. */
    static Optional<CidrBlock> nextFree(int prefix, List<Used> used) {
        long size = 1L << (32 - prefix);
        List<CidrBlock> taken =
                used.stream().map(Used::range).distinct().sorted(BY_PLACE).toList();
        for (CidrBlock block : PRIVATE) {
            long at = Addresses.first(block);
            for (CidrBlock range : taken) {
                if (Addresses.first(range) >= at + size) {
                    break;
                }
                if (Addresses.end(range) > at) {
                    at = (Addresses.end(range) + size - 1) / size * size;
                }
            }
            if (at + size <= Addresses.end(block)) {
                return Optional.of(new CidrBlock((int) at, prefix));
            }
        }
        return Optional.empty();
    }
}
