package org.netpeering.benchmarks;

import java.nio.file.Path;
import java.util.List;

/**
 * How long the server needs until it is ready, with data of its own from before, against a web application that does nothing, from
 * a packed jar: as {@code ./netpeering} starts the server, and from its packed jar too.
 */
record Start(Size size) implements Benchmark {
    private static final String SERVER = "netpeering, seconds until ready";
    private static final String SERVER_JAR = "netpeering from its packed jar, seconds until ready";
    private static final String BARE = "bare web application, seconds until ready";

    @Override
    public List<Figure> measure(BenchmarkPostgres postgres) throws Exception {
        try (OwnData data = OwnData.below(Path.of("target"))) {
            Path bare = data.directory().resolve("bare.jar");
            Launch packed = Launch.ofServerJar();
            Launch server = Launch.ofServer();
            BareJar.write(packed.jar(), bare);
            Program.run(server, data.settings()).close();
            SideBySide rounds = new SideBySide()
                    .side(SERVER, () -> seconds(server, data.settings()))
                    .side(BARE, () -> seconds(Launch.ofJar(bare), List.of("--server.port=0")))
                    .side(SERVER_JAR, () -> seconds(packed, data.settings()))
                    .run(size.starts());
            return List.of(
                    Figure.atMost(
                            2.0,
                            "ready after start with existing data, to a bare Spring Boot web application",
                            rounds.ratio(SERVER, BARE),
                            rounds.spread(SERVER, BARE)),
                    Figure.of(
                            server.isAsInstalled()
                                    ? "start: with the cache of ./netpeering, its PostgreSQL included"
                                    : "start: without a cache, its PostgreSQL included",
                            "%.2f s",
                            rounds.median(SERVER)),
                    Figure.of(
                            "start: from the packed jar, its PostgreSQL included", "%.2f s", rounds.median(SERVER_JAR)),
                    Figure.of("start: the bare application", "%.2f s", rounds.median(BARE)));
        }
    }

    private static double seconds(Launch launch, List<String> settings) throws Exception {
        try (Program program = Program.run(launch, settings)) {
            return program.secondsUntilReady();
        }
    }
}
