package org.netpeering.examples.orchestrator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program {@code ip} of iproute2. */
final class Ip {
    private static final long SECONDS = 20;

    private Ip() {}

    /** What a run of the program came to. */
    record Run(List<String> command, int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /**
     * Runs it to a good end, and returns what it said.
     *
     * @throws NetworkException if it fails
     */
    static String run(String... words) {
        Run run = attempt(words);
        if (!run.succeeded()) {
            throw new NetworkException(
                    "'" + String.join(" ", run.command()) + "' failed (" + run.exitCode() + "): " + run.output());
        }
        return run.output();
    }

    /** @throws NetworkException if it cannot be started or does not end */
    static Run attempt(String... words) {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(words));
        try {
            Process process =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new NetworkException("'" + String.join(" ", command) + "' does not end");
            }
            return new Run(command, process.exitValue(), output);
        } catch (IOException e) {
            throw new NetworkException("the program 'ip' (package iproute2) cannot be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NetworkException("interrupted while waiting for 'ip'", e);
        }
    }
}
