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

    /** As {@code ./netpeering} starts the server: unpacked and with a cache of classes, if the script that runs the benchmarks has prepared that. */
    static Launch ofServer() {
        String unpacked = System.getProperty("netpeering.start.jar", "");
        String cache = System.getProperty("netpeering.start.option", "");
        return unpacked.isEmpty() || cache.isEmpty() ? ofServerJar() : new Launch(List.of(cache), Path.of(unpacked));
    }

    boolean hasCache() {
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
