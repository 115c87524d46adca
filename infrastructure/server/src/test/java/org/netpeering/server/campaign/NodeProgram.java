package org.netpeering.server.campaign;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import org.netpeering.server.NetPeeringServer;

/**
 * The server as a program that starts fast, since it is started again and again: its classes are put into jars, without
 * those of the tests, so that the JVM can keep what it learns of them at the first start in an archive.
 */
final class NodeProgram {
    private final String classPath;
    private final Path archive;

    private NodeProgram(String classPath, Path archive) {
        this.classPath = classPath;
        this.archive = archive;
    }

    static NodeProgram packedIn(Path directory) throws IOException {
        Files.createDirectories(directory);
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (entry.isEmpty()) {
                continue; // An empty entry would be the root directory to the tool below.
            }
            if (!Files.isDirectory(Path.of(entry))) {
                entries.add(entry);
            } else if (!isOfTests(Path.of(entry))) {
                String packed =
                        directory.resolve("classes-" + entries.size() + ".jar").toString();
                if (jar.run(System.out, System.err, "--create", "--file", packed, "-C", entry, ".") != 0) {
                    throw new IOException("The classes in " + entry + " cannot be put into a jar");
                }
                entries.add(packed);
            }
        }
        Path archive = directory.resolve("classes.jsa");
        Files.deleteIfExists(archive);
        return new NodeProgram(String.join(File.pathSeparator, entries), archive);
    }

    private static boolean isOfTests(Path classes) {
        return Files.exists(
                classes.resolve(NodeProgram.class.getName().replace('.', '/').concat(".class")));
    }

    /** The command line; a JVM that ends in order writes the archive if there is none yet. */
    List<String> command() {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-Xshare:auto",
                "-Xlog:disable",
                "-XX:SharedArchiveFile=" + archive));
        if (!Files.exists(archive)) {
            words.add("-XX:+AutoCreateSharedArchive");
        }
        words.addAll(List.of("-cp", classPath, NetPeeringServer.class.getName()));
        return words;
    }
}
