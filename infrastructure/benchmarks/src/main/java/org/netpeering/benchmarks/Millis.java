package org.netpeering.benchmarks;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** Percentiles of a histogram of nanoseconds. */
final class Millis {
    private Millis() {}

    static double at(Histogram histogram, double percentile) {
        return histogram.getValueAtPercentile(percentile) / 1e6;
    }

    static Figure figure(String what, Histogram histogram) {
        return Figure.of(
                what + ", p50 / p99 / p99.9",
                "%s",
                String.format(
                        Locale.ROOT,
                        "%.2f / %.2f / %.2f ms",
                        at(histogram, 50),
                        at(histogram, 99),
                        at(histogram, 99.9)));
    }
}
