package org.netpeering.benchmarks;

import java.nio.file.Path;
import java.util.List;

/** How long the packed server needs until it is ready, with data of its own from before, against a web application that does nothing. */
record Start(Size size) implements Benchmark {
    private static final String SERVER = "netpeering, seconds until ready";
    private static final String BARE = "bare web application, seconds until ready";

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        try (OwnData data = OwnData.below(Path.of("target"))) {
            Path bare = data.directory().resolve("bare.jar");
            BareJar.write(Program.server(), bare);
            Program.run(Program.server(), data.settings()).close();
            SideBySide rounds = new SideBySide()
                    .side(SERVER, () -> seconds(Program.server(), data.settings()))
                    .side(BARE, () -> seconds(bare, List.of("--server.port=0")))
                    .run(size.starts());
            return List.of(
                    Figure.atMost(
                            2.0,
                            "ready after start with existing data, to a bare Spring Boot web application",
                            rounds.ratio(SERVER, BARE),
                            rounds.spread(SERVER, BARE)),
                    Figure.of("start: until ready, its PostgreSQL included", "%.2f s", rounds.median(SERVER)),
                    Figure.of("start: the bare application", "%.2f s", rounds.median(BARE)));
        }
    }

    private static double seconds(Path jar, List<String> settings) throws Exception {
        try (Program program = Program.run(jar, settings)) {
            return program.secondsUntilReady();
        }
    }
}
