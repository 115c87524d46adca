package org.netpeering.benchmarks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Measures what the arguments name on a PostgreSQL of its own, and prints one table. */
public final class Benchmarks {
    /** What has no goal in the first table, so that a quick look at everything does without. */
    private static final Set<String> LEFT_OUT_OF_A_QUICK_LOOK = Set.of("schedule", "restart", "audit", "console");

    private Benchmarks() {}

    /** See the README. */
    public static void main(String[] args) throws Exception {
        List<String> names = new ArrayList<>(List.of(args));
        Size size = names.remove("--quick") ? Size.QUICK : Size.FULL;
        Map<String, Benchmark> known = new LinkedHashMap<>();
        known.put("commands", new Commands(size));
        known.put("one-caller", new OneCaller(size));
        known.put("http", new OverHttp(size));
        known.put("reads", new Reads(size));
        known.put("pending", new AmongPending(size));
        known.put("replay", new Replay(size));
        known.put("storm", new Storm(size));
        known.put("schedule", new Scheduling(size));
        known.put("restart", new Restart(size));
        known.put("start", new Start(size));
        known.put("memory", new Memory(size));
        known.put("audit", new AuditSearches(size));
        known.put("console", new ConsolePages(size));
        boolean isForAll = names.isEmpty() || names.equals(List.of("all"));
        if (!isForAll && !known.keySet().containsAll(names)) {
            System.err.println("usage: ./benchmarks.sh [NAME ...] [--quick], with NAME one of " + known.keySet());
            System.exit(2);
        }
        if (!isForAll) {
            known.keySet().retainAll(names);
        } else if (size == Size.QUICK) {
            known.keySet().removeAll(LEFT_OUT_OF_A_QUICK_LOOK);
        }
        long start = System.nanoTime();
        List<Figure> figures = measure(known.values().stream().toList());
        figures.add(Figure.of("all of this took", "%.0f s", Seconds.between(start, System.nanoTime())));
        System.out.println(Table.of(goalsFirst(figures)));
    }

    private static List<Figure> measure(List<Benchmark> benchmarks) throws Exception {
        List<Figure> figures = new ArrayList<>(Machine.figures());
        try (BenchmarkPostgres postgres = BenchmarkPostgres.startBelow(Path.of("target"))) {
            for (Benchmark benchmark : benchmarks) {
                long start = System.nanoTime();
                List<Figure> found = benchmark.measure(postgres);
                System.err.println(Table.of(found));
                System.err.printf("It took %.0f s.%n", Seconds.between(start, System.nanoTime()));
                figures.addAll(found);
            }
        }
        return figures;
    }

    /** What the others are there to explain comes first. */
    private static List<Figure> goalsFirst(List<Figure> figures) {
        return figures.stream()
                .sorted(Comparator.comparing(figure -> !figure.isGoal()))
                .toList();
    }
}
