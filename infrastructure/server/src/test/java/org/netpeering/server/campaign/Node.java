package org.netpeering.server.campaign;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A node of the engine in a JVM of its own, which can be killed, made to stand still, and started again. */
final class Node implements AutoCloseable {
    private final String name;
    private final NodeProgram program;
    private final int port;
    private final List<String> settings;
    private final Path directory;
    private @Nullable Process process;
    private volatile Duration clockOffset = Duration.ZERO;

    /**
     * @param settings those that all nodes have
     * @param directory for the logs
     */
    Node(String name, NodeProgram program, List<String> settings, Path directory) throws IOException {
        this.name = name;
        this.program = program;
        this.settings = settings;
        this.directory = Files.createDirectories(directory);
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    Duration clockOffset() {
        return clockOffset;
    }

    synchronized void start(Duration offset) throws IOException {
        clockOffset = offset;
        List<String> words = new ArrayList<>(program.command());
        words.add("--server.port=" + port);
        words.add("--netpeering.clock.offset=" + offset);
        words.addAll(settings);
        File log = directory.resolve(name + ".log").toFile();
        process = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /** Whether it takes requests. */
    boolean isUp() {
        if (!isAlive()) {
            return false;
        }
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    synchronized boolean isAlive() {
        return process != null && process.isAlive();
    }

    /** Asks it to end in order, and waits. */
    synchronized void stop() {
        Process running = Objects.requireNonNull(process, name);
        running.destroy();
        running.onExit().join();
    }

    /** SIGKILL: it learns nothing of its end. */
    synchronized void kill() {
        Process running = Objects.requireNonNull(process, name);
        running.destroyForcibly();
        running.onExit().join();
    }

    synchronized void tell(Signal signal) throws IOException {
        signal.sendTo(Objects.requireNonNull(process, name).pid());
    }

    @Override
    public synchronized void close() {
        if (process != null) {
            kill();
        }
    }
}
