package org.netpeering.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The process that postmaster.pid in a cluster speaks of.
 *
 * @param pidFile removed by PostgreSQL at the end of an orderly stop
 * @param process the process with this number, which may be another one by now
 * @param ready whether the server says that it takes connections
 */
record Postmaster(Path pidFile, ProcessHandle process, boolean ready) {

    private static final int STATUS_LINE = 7;

    static Optional<Postmaster> of(Path cluster) throws IOException {
        Path pidFile = cluster.resolve("postmaster.pid");
        List<String> lines;
        try {
            lines = Files.readAllLines(pidFile);
        } catch (NoSuchFileException notRunning) {
            return Optional.empty();
        }
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        boolean ready =
                lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready");
        return pid(lines.get(0)).flatMap(ProcessHandle::of).map(process -> new Postmaster(pidFile, process, ready));
    }

    private static Optional<Long> pid(String line) {
        try {
            return Optional.of(Long.parseLong(line.strip()));
        } catch (NumberFormatException cutShort) {
            return Optional.empty();
        }
    }

    /** Whether the process is alive and a PostgreSQL of this cluster: numbers of processes are used again. */
    boolean isOurs() {
        String cluster = String.valueOf(pidFile.getParent());
        return process.isAlive()
                && commandLine()
                        .filter(line -> line.contains("postgres") && line.contains(cluster))
                        .isPresent();
    }

    /** Whether the process is alive, but the system does not tell what it is: PostgreSQL shall judge the file itself. */
    boolean isUnknown() {
        return process.isAlive() && commandLine().isEmpty();
    }

    boolean hasEnded() {
        return !isOurs() || !Files.exists(pidFile);
    }

    /** Empty text for a process that is dead but still listed because its parent has not asked for its exit code. */
    private Optional<String> commandLine() {
        try {
            byte[] words = Files.readAllBytes(Path.of("/proc", Long.toString(process.pid()), "cmdline"));
            return Optional.of(new String(words, StandardCharsets.UTF_8));
        } catch (IOException notTold) {
            return process.info().commandLine();
        }
    }

    /** Cuts all sessions, writes what is in memory and stops. */
    void stopFast() throws IOException {
        signal("INT");
    }

    /** Stops at once; the next start recovers. */
    void stopImmediately() throws IOException {
        signal("QUIT");
    }

    /** From here, not by pg_ctl: the server may run as a user whom only we, as root, may signal. */
    private void signal(String name) throws IOException {
        Path directory = Path.of("/");
        Command.run(directory, List.of("/bin/sh", "-c", "kill -" + name + " " + process.pid()));
    }
}
