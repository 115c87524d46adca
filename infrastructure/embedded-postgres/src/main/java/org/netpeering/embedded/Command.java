package org.netpeering.embedded;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A program that was run to its end. */
record Command(int exitCode, String output) {

    /** Runs with an environment of nothing but PATH and the C locale, so that no secret of ours gets into PostgreSQL. */
    static Command run(Path workingDirectory, List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words);
        builder.directory(workingDirectory.toFile());
        builder.redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        String path = environment.getOrDefault("PATH", "/usr/sbin:/usr/bin:/sbin:/bin");
        environment.clear();
        environment.put("PATH", path);
        environment.put("LC_ALL", "C");
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Command(process.waitFor(), output.strip());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while running " + words.get(0));
        } finally {
            process.destroy();
        }
    }

    boolean succeeded() {
        return exitCode == 0;
    }
}
