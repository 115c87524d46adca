package org.netpeering.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program in a process of its own, on the JVM of the benchmark; it says by itself when it is ready. */
final class Program implements AutoCloseable {
    private static final String READY = " is ready at ";
    private static final int PATIENCE_SECONDS = 120;

    private final Process process;
    private final long start;
    private final CompletableFuture<Ready> ready = new CompletableFuture<>();

    private record Ready(String url, long at) {}

    private Program(Process process, long start) {
        this.process = process;
        this.start = start;
        Thread.ofPlatform().daemon().name("output-of-" + process.pid()).start(this::read);
    }

    /** Returns when it is ready. */
    static Program run(Launch launch, List<String> arguments) throws Exception {
        long start = System.nanoTime();
        Program program = new Program(
                new ProcessBuilder(launch.command(arguments))
                        .redirectErrorStream(true)
                        .start(),
                start);
        program.ready.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return program;
    }

    private void read() {
        StringBuilder all = new StringBuilder();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                int url = line.indexOf(READY);
                if (url >= 0) {
                    ready.complete(new Ready(line.substring(url + READY.length()), System.nanoTime()));
                } else if (!ready.isDone()) {
                    all.append(line).append('\n');
                }
            }
            ready.completeExceptionally(
                    new IllegalStateException("A program has ended instead of being ready: " + all));
        } catch (IOException e) {
            ready.completeExceptionally(new UncheckedIOException(e));
        }
    }

    double secondsUntilReady() {
        return Seconds.between(start, ready.join().at());
    }

    String url() {
        return ready.join().url();
    }

    long pid() {
        return process.pid();
    }

    /** Returns when it has ended, as it does when it is asked to. */
    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }
}
