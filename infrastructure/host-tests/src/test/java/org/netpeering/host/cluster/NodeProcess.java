package org.netpeering.host.cluster;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/** A node in a JVM of its own, and what it has printed. */
final class NodeProcess implements AutoCloseable {
    private final String name;
    private final Process process;
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();

    private NodeProcess(String name, Process process) {
        this.name = name;
        this.process = process;
        Thread.ofPlatform().daemon().name("output of " + name).start(this::read);
    }

    static NodeProcess start(String name, Stream<String> settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EngineNode.class.getName()));
        settings.map(setting -> "--" + setting).forEach(command::add);
        return new NodeProcess(
                name,
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .directory(new File("."))
                        .start());
    }

    private void read() {
        try (BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
            }
        } catch (IOException e) {
            lines.add("(the output ends: " + e + ")");
        }
    }

    boolean isReady() {
        if (!process.isAlive()) {
            throw new AssertionError(name + " has ended:\n" + String.join("\n", lines));
        }
        return lines.contains(EngineNode.READY);
    }

    /** What it has handled, command and peering, in its order. */
    List<String> handled() {
        return lines.stream()
                .filter(line -> line.startsWith(EngineNode.HANDLED))
                .map(line -> line.substring(EngineNode.HANDLED.length()))
                .toList();
    }

    /** As by {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
