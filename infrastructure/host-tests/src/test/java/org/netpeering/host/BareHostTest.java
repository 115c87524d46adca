package org.netpeering.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The application of the README, with an aggregate of its own beside it: written into an empty directory, its dependencies found by a
 * Maven that knows nothing of this build but a repository, compiled and run by a plain JDK.
 */
class BareHostTest {
    private static final Path OWN_SOURCES = Path.of("src", "test", "host", "org", "example");

    @TempDir
    private Path application;

    @Test
    void theApplicationOfTheReadmeRunsBesideAnAggregateOfItsOwn() throws Exception {
        String classPath =
                OutsideMaven.in(application).classPathOf(EmbedItSection.read().blocks("xml"));
        Path classes = compile(classPath);
        Files.writeString(
                classes.resolve("application.properties"),
                EmbedItSection.read().blocks("properties").getFirst());
        HostPostgres database = HostPostgres.freshDatabase();

        List<String> output = run(classes + File.pathSeparator + classPath, database, "disconnect pcx-");

        assertThat(output)
                .anyMatch(line -> line.equals("connect [10.0.0.0/16] and [10.1.0.0/16]"))
                .anyMatch(line -> line.equals("the order has 2 items"))
                .anyMatch(line -> line.equals("the warehouse hears of item 2 of order-1"))
                .anyMatch(line -> line.startsWith("joined by pcx-"))
                .anyMatch(line -> line.startsWith("accepted: Done[peering=") && line.contains("ACTIVE"));
    }

    private Path compile(String classPath) throws IOException {
        Path sources = application.resolve("src");
        List<Path> files = new ArrayList<>(EmbedItSection.read().writeSources(sources));
        try (Stream<Path> own = Files.list(OWN_SOURCES)) {
            own.forEach(files::add);
        }
        Path classes = Files.createDirectory(application.resolve("classes"));
        List<String> arguments =
                new ArrayList<>(List.of("-parameters", "--release", "21", "-cp", classPath, "-d", classes.toString()));
        files.forEach(file -> arguments.add(file.toString()));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
        return classes;
    }

    private List<String> run(String classPath, HostPostgres database, String last) throws Exception {
        Path output = application.resolve("output");
        Process host = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Daxoniq.update-checker.disabled=true",
                        "-cp",
                        classPath,
                        "org.example.Orchestrator",
                        "--spring.datasource.url=" + database.url(),
                        "--spring.datasource.username=" + database.username(),
                        "--spring.datasource.password=" + database.password())
                .directory(application.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            Awaitility.await().atMost(1, TimeUnit.MINUTES).until(() -> isSaid(last, output) || !host.isAlive());
            assertThat(isSaid(last, output))
                    .as("'%s' in this output of the application:%n%s", last, Files.readString(output))
                    .isTrue();
        } finally {
            host.destroy();
            if (!host.waitFor(10, TimeUnit.SECONDS)) {
                host.destroyForcibly();
            }
        }
        return Files.readAllLines(output);
    }

    private static boolean isSaid(String beginning, Path output) throws IOException {
        return Files.readAllLines(output).stream().anyMatch(line -> line.startsWith(beginning));
    }
}
