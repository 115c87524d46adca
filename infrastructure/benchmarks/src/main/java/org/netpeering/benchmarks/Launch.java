package org.netpeering.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a program is started on the JVM of the benchmark.
 *
 * @param options of the JVM
 */
record Launch(List<String> options, Path jar) {
    private static final Path SERVER = Path.of("../server/target/netpeering.jar");

    static Launch ofJar(Path jar) {
        return new Launch(List.of(), jar);
    }

    /** The jar of the server, as the build leaves it. */
    static Launch ofServerJar() {
        if (!Files.exists(SERVER)) {
            throw new IllegalStateException(
                    "There is no " + SERVER + " below " + Path.of("").toAbsolutePath()
                            + "; build the server with './mvnw -pl infrastructure/server -am package'");
        }
        return ofJar(SERVER);
    }

    /** As {@code ./netpeering} starts the server: unpacked, with its cache and options, if the script that runs the benchmarks says so. */
    static Launch ofServer() {
        String unpacked = System.getProperty("netpeering.start.jar", "");
        String options = System.getProperty("netpeering.start.options", "");
        return unpacked.isEmpty()
                ? ofServerJar()
                : new Launch(List.of(options.strip().split(" +")), Path.of(unpacked));
    }

    boolean isAsInstalled() {
        return !options.isEmpty();
    }

    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.add("-jar");
        command.add(jar.toString());
        command.addAll(arguments);
        return command;
    }
}
