package org.netpeering.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The load generator of PostgreSQL, of any version, with prepared statements: its fastest way. */
record Pgbench(Path program, PlainEvent event, BenchmarkPostgres.Database database) implements PlainInserts {
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");
    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+)");
    private static final int THREADS = 2;

    /** On the path, or where Debian puts it, the newest first. */
    static Optional<Path> found() {
        Stream<Path> onPath = Stream.of(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(":", -1))
                .filter(directory -> !directory.isEmpty())
                .map(Path::of);
        return Stream.concat(onPath, versions())
                .map(directory -> directory.resolve("pgbench"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Stream<Path> versions() {
        try (Stream<Path> versions = Files.list(DEBIAN)) {
            return versions.sorted(Comparator.reverseOrder()).map(version -> version.resolve("bin")).toList().stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    @Override
    public String who() {
        return "pgbench";
    }

    @Override
    public double perSecond(Duration time) throws Exception {
        Path script = Files.createTempFile("insert", ".sql");
        try {
            Files.writeString(
                    script,
                    "\\set id random(0, " + (PlainEvent.IDS - 1) + ")\n\\set number random(0, "
                            + (PlainEvent.NUMBERS - 1) + ")\n" + PlainEvent.INSERT + ";\n");
            return rate(run(script, time));
        } finally {
            Files.delete(script);
        }
    }

    private String run(Path script, Duration time) throws IOException, InterruptedException {
        URI address = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + Crowd.CALLERS,
                "--jobs=" + THREADS,
                "--time=" + Math.max(1, Math.round(time.toMillis() / 1e3)),
                "--file=" + script,
                "--host=" + address.getHost(),
                "--port=" + address.getPort(),
                "--username=" + database.username()));
        event.constants().forEach((name, value) -> command.add("--define=" + name + "=" + value));
        command.add(address.getPath().substring(1));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("PGPASSWORD", database.password());
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException(program + " has failed: " + output);
        }
        return output;
    }

    private static double rate(String output) {
        Matcher rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench does not say how fast it was: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}
