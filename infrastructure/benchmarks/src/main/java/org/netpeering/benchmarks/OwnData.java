package org.netpeering.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.netpeering.embedded.EmbeddedPostgres;
import org.netpeering.embedded.EmbeddedPostgresSettings;

/** A data directory for servers that bring their own PostgreSQL; gone afterwards. */
record OwnData(Path directory) implements AutoCloseable {
    static OwnData below(Path parent) throws IOException {
        Files.createDirectories(parent);
        return new OwnData(Files.createTempDirectory(parent.toAbsolutePath(), "data"));
    }

    /** What the server is told so that it keeps its data here, and whatever is added. */
    List<String> settings(String... more) {
        return Stream.concat(
                        Stream.of("--server.port=0", "--netpeering.data-dir=" + directory.resolve("netpeering-data")),
                        Stream.of(more))
                .toList();
    }

    /** Has the PostgreSQL unpacked and its data initialised, as by an earlier start. */
    void prepare() {
        EmbeddedPostgres.start(new EmbeddedPostgresSettings(
                        directory.resolve("netpeering-data"), 0, Map.of(), System.err::println))
                .close();
    }

    BenchmarkPostgres.Database database() throws IOException {
        return new BenchmarkPostgres.Database(
                "jdbc:postgresql://127.0.0.1:" + content("port") + "/netpeering", "netpeering", content("password"));
    }

    /** The process that all others of the PostgreSQL descend from. */
    long postmaster() throws IOException {
        return Long.parseLong(content("cluster/postmaster.pid")
                .lines()
                .findFirst()
                .orElseThrow()
                .strip());
    }

    private String content(String file) throws IOException {
        return Files.readString(directory.resolve("netpeering-data").resolve(file))
                .strip();
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
