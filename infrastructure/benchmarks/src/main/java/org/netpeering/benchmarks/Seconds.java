package org.netpeering.benchmarks;

/** Time between two readings of {@link System#nanoTime()}. */
final class Seconds {
    private Seconds() {}

    static double between(long from, long to) {
        return (to - from) / 1e9;
    }
}
