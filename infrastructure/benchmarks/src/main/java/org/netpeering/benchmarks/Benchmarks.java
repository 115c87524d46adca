package org.netpeering.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures what the arguments name on a PostgreSQL of its own, and prints one table. */
public final class Benchmarks {
    private static final String USAGE = "usage: ./benchmarks.sh [storm|schedule|restart|audit|all] [--quick]";

    private Benchmarks() {}

    /** See the README. */
    public static void main(String[] args) throws Exception {
        List<String> names = new ArrayList<>(List.of(args));
        Size size = names.remove("--quick") ? Size.QUICK : Size.FULL;
        Map<String, Benchmark> known = new LinkedHashMap<>();
        known.put("storm", new Storm(size));
        known.put("schedule", new Scheduling(size));
        known.put("restart", new Restart(size));
        known.put("audit", new AuditSearches(size));
        String name = names.isEmpty() ? "all" : names.removeFirst();
        if (!names.isEmpty() || !(name.equals("all") || known.containsKey(name))) {
            System.err.println(USAGE);
            System.exit(2);
        }
        if (!name.equals("all")) {
            known.keySet().retainAll(List.of(name));
        }
        System.out.println(Table.of(measure(known.values().stream().toList())));
    }

    private static List<Figure> measure(List<Benchmark> benchmarks) throws Exception {
        List<Figure> figures = new ArrayList<>(Machine.figures());
        try (BenchmarkPostgres postgres = BenchmarkPostgres.startBelow(Path.of("target"))) {
            for (Benchmark benchmark : benchmarks) {
                List<Figure> found = benchmark.measure(postgres);
                System.err.println(Table.of(found));
                figures.addAll(found);
            }
        }
        return figures;
    }
}
