package org.netpeering.benchmarks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * What is compared is measured by turns, A B A B, so that whatever else the machine does meets both sides. A ratio is the median of
 * the ratios of each round, not that of two medians from different moments.
 */
final class SideBySide {
    private final Map<String, Callable<Double>> sides = new LinkedHashMap<>();
    private final Map<String, List<Double>> found = new LinkedHashMap<>();

    SideBySide side(String name, Callable<Double> measured) {
        sides.put(name, measured);
        found.put(name, new ArrayList<>());
        return this;
    }

    SideBySide run(int rounds) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            for (Map.Entry<String, Callable<Double>> side : sides.entrySet()) {
                double value = side.getValue().call();
                values(side.getKey()).add(value);
                System.err.printf(Locale.ROOT, "round %d of %d, %s: %,.3f%n", round, rounds, side.getKey(), value);
            }
        }
        return this;
    }

    double median(String side) {
        return median(values(side));
    }

    /** Of one side to the other. */
    double ratio(String side, String to) {
        return median(ratios(side, to));
    }

    /** The least and the greatest ratio of a round, which tell how far the median can be trusted. */
    String spread(String side, String to) {
        List<Double> ratios = ratios(side, to);
        return String.format(
                Locale.ROOT,
                "%.2f to %.2f",
                ratios.stream().mapToDouble(Double::doubleValue).min().orElseThrow(),
                ratios.stream().mapToDouble(Double::doubleValue).max().orElseThrow());
    }

    private List<Double> ratios(String side, String to) {
        List<Double> ratios = new ArrayList<>();
        for (int round = 0; round < values(side).size(); round++) {
            ratios.add(values(side).get(round) / values(to).get(round));
        }
        return ratios;
    }

    private List<Double> values(String side) {
        List<Double> values = found.get(side);
        if (values == null) {
            throw new IllegalArgumentException("Nothing is measured as '" + side + "'");
        }
        return values;
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
