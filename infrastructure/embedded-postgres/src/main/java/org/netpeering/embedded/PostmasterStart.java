package org.netpeering.embedded;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Starts the server of a cluster and waits until it takes connections, through recovery if need be. */
final class PostmasterStart {

    /** Without a word in the log: recovery of a lot of data says every ten seconds how far it is. */
    private static final Duration SILENCE = Duration.ofSeconds(60);

    private static final Duration RETRIES = Duration.ofSeconds(60);

    private final DataDirectory data;
    private final Cluster cluster;
    private final Binaries binaries;
    private final RunAs runAs;
    private final PortChoice ports;

    PostmasterStart(DataDirectory data, Cluster cluster, Binaries binaries, RunAs runAs, PortChoice ports) {
        this.data = data;
        this.cluster = cluster;
        this.binaries = binaries;
        this.runAs = runAs;
        this.ports = ports;
    }

    /** Returns the port. */
    int start(Progress progress) throws IOException {
        ServerLog log = ServerLog.open(data.log(), runAs);
        long end = System.nanoTime() + RETRIES.toNanos();
        while (true) {
            int port = ports.choose();
            cluster.configure(port, runAs);
            progress.says("Starting PostgreSQL " + Binaries.VERSION + " on port " + port + " of 127.0.0.1");
            log.mark();
            if (launch().succeeded() || becomesReady(log)) {
                ports.remember(port);
                return port;
            }
            new PostmasterStop(data.cluster()).stop();
            if (!passesByItself(log.sinceMark()) || System.nanoTime() - end > 0) {
                throw new EmbeddedPostgresException("PostgreSQL does not start in " + data.root() + " as "
                        + runAs.who() + ". The end of its log, " + data.log() + ":\n" + log.lastLines()
                        + "Remove the cause and start again, or name another data directory.");
            }
            Patience.pause();
        }
    }

    private Command launch() throws IOException {
        return runAs.run(
                data.root(),
                binaries.program("pg_ctl").toString(),
                "start",
                "--pgdata=" + data.cluster(),
                "--log=" + data.log(),
                "--wait",
                "--timeout=" + SILENCE.toSeconds(),
                "--silent");
    }

    private boolean becomesReady(ServerLog log) throws IOException {
        long length = -1;
        while (log.length() != length) {
            length = log.length();
            if (Patience.waitUntil(SILENCE, () -> isDecided(data.cluster())) && isReady(data.cluster())) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDecided(Path cluster) throws IOException {
        Optional<Postmaster> postmaster = Postmaster.of(cluster);
        return postmaster.isEmpty()
                || !postmaster.get().isOurs()
                || postmaster.get().ready();
    }

    private static boolean isReady(Path cluster) throws IOException {
        return Postmaster.of(cluster).filter(Postmaster::ready).isPresent();
    }

    /**
     * A port that was taken between our look and the start; the last processes of a killed server, which let go of its
     * shared memory a moment later.
     */
    private static boolean passesByItself(String log) {
        return log.contains("Address already in use") || log.contains("is still in use");
    }
}
