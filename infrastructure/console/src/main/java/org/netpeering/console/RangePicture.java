package org.netpeering.console;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.RangePair;

/**
 * The ranges of two Nets to scale, one above the other, and the addresses that both have. In a picture {@value #WIDTH} units wide.
 *
 * @param first the first address that the picture shows, and {@code last} the last one
 */
record RangePicture(String first, String last, List<Bar> bars) {
    static final int WIDTH = 1000;

    private static final int LEAST = 6;

    /** @param kind {@code source}, {@code accepter} or {@code both} */
    record Bar(String kind, String range, double x, double width) {}

    /** @param pairs at least one */
    static RangePicture of(List<RangePair> pairs) {
        List<CidrBlock> all = pairs.stream()
                .flatMap(pair -> Stream.of(pair.source(), pair.accepter()))
                .toList();
        long begin = all.stream().mapToLong(Addresses::first).min().orElseThrow();
        long end = all.stream().mapToLong(Addresses::end).max().orElseThrow();
        List<Bar> bars = new ArrayList<>();
        for (RangePair pair : pairs) {
            bars.add(bar("source", pair.source(), begin, end));
            bars.add(bar("accepter", pair.accepter(), begin, end));
            CidrBlock shared = pair.source().contains(pair.accepter()) ? pair.accepter() : pair.source();
            bars.add(bar("both", shared, begin, end));
        }
        return new RangePicture(
                Addresses.text(begin),
                Addresses.text(end - 1),
                bars.stream().distinct().toList());
    }

    private static Bar bar(String kind, CidrBlock range, long begin, long end) {
        double unit = (double) WIDTH / (end - begin);
        double width = Math.max(LEAST, range.size() * unit);
        double x = Math.min((Addresses.first(range) - begin) * unit, WIDTH - width);
        return new Bar(kind, range.toString(), x, width);
    }
}
