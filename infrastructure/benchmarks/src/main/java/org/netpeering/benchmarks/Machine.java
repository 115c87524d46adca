package org.netpeering.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.List;

/** On what it was measured, and how busy that was with other things. */
final class Machine {
    private Machine() {}

    static List<Figure> figures() {
        return List.of(
                Figure.of(
                        "machine",
                        "%d cores, JDK %s",
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature()),
                Figure.of(
                                "load of the machine before",
                                "%.1f",
                                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage())
                        .wanted("under 0.5"));
    }
}
