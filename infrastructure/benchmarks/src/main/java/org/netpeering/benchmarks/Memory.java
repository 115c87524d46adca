package org.netpeering.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** What the packed server keeps in memory, at rest and under load over HTTP, as it is started by default. */
record Memory(Size size) implements Benchmark {
    private static final int LOOKS = 10;
    private static final int CONNECTIONS = 8;
    private static final double MOST_AT_REST = 350;
    private static final double MOST_UNDER_LOAD = 500;

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        try (OwnData data = OwnData.below(Path.of("target"))) {
            Path accounts = data.directory().resolve("accounts.yaml");
            Files.writeString(accounts, KnownAccounts.FILE);
            String[] settings = OverHttp.withoutLimits("--netpeering.accounts-file=" + accounts);
            data.prepare();
            try (Program server = Program.run(Launch.ofServer(), data.settings(settings))) {
                return measure(server, data);
            }
        }
    }

    private List<Figure> measure(Program server, OwnData data) throws Exception {
        Thread.sleep(size.settle());
        double atRest = ResidentMemory.megabytes(server.pid());
        double postgresAtRest = ResidentMemory.megabytesOfFamily(data.postmaster());
        List<Double> underLoad = new ArrayList<>();
        double pairs = load(server, data, underLoad);
        double postgresAfter = ResidentMemory.megabytesOfFamily(data.postmaster());
        return List.of(
                Figure.atMost(MOST_AT_REST, "resident memory at rest, MB", atRest, "the JVM"),
                Figure.atMost(
                        MOST_UNDER_LOAD,
                        String.format(
                                Locale.ROOT,
                                "resident memory after %.1f minutes of load, MB",
                                size.load().toSeconds() / 60.0),
                        underLoad.getLast(),
                        "the JVM"),
                Figure.of(
                        "memory: the JVM at each tenth of that time",
                        "%s MB",
                        underLoad.stream()
                                .map(megabytes -> String.format(Locale.ROOT, "%.0f", megabytes))
                                .collect(Collectors.joining(", "))),
                Figure.of("memory: load, 8 connections, create + accept", "%.0f pairs/s", pairs),
                Figure.of(
                        "memory: its PostgreSQL at rest / after the load",
                        "%.0f / %.0f MB",
                        postgresAtRest,
                        postgresAfter));
    }

    /** Returns how many pairs a second there were. */
    private double load(Program server, OwnData data, List<Double> looks) throws Exception {
        Nets nets = nets(data);
        Duration step = size.load().dividedBy(LOOKS);
        try (HttpPairs pairs = HttpPairs.open(server.url(), nets, CONNECTIONS);
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            Future<Crowd.Rush> rush = thread.submit(() -> Crowd.rush(size.load(), pairs.calls()));
            for (int look = 0; look < LOOKS; look++) {
                Thread.sleep(step);
                looks.add(ResidentMemory.megabytes(server.pid()));
            }
            return rush.get().perSecond();
        }
    }

    private Nets nets(OwnData data) throws IOException {
        try (OwnConnection connection = OwnConnection.to(data.database())) {
            return Nets.load(connection.jdbc(), size.nets());
        }
    }
}
