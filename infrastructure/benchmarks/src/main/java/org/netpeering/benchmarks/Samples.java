package org.netpeering.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How long each command took, counted from the moment at which it should have been sent. */
final class Samples {
    private final List<Sample> all = new ArrayList<>();

    private record Sample(long intended, long nanos) {}

    synchronized void add(long intended, long done) {
        all.add(new Sample(intended, done - intended));
    }

    /** Those that should have been sent in that time. */
    synchronized Histogram between(long from, long to) {
        Histogram histogram = new Histogram(3);
        for (Sample sample : all) {
            if (sample.intended() - from >= 0 && sample.intended() - to < 0) {
                histogram.recordValue(sample.nanos());
            }
        }
        return histogram;
    }
}
