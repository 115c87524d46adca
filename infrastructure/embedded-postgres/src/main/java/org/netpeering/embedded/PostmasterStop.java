package org.netpeering.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Ends the server of a cluster, whoever started it. */
final class PostmasterStop {

    private static final Duration FAST = Duration.ofSeconds(60);
    private static final Duration IMMEDIATE = Duration.ofSeconds(10);
    private static final Duration PORT_RELEASE = Duration.ofSeconds(2);

    private final Path cluster;

    PostmasterStop(Path cluster) {
        this.cluster = cluster;
    }

    /**
     * Ends what a killed JVM left behind. Stopping costs less than a second and, unlike adopting, leaves a server that
     * has the settings, the port and the user of this start. The caller holds the lock: no living server uses it.
     */
    void stopOrphan(Progress progress) throws IOException {
        Optional<Postmaster> orphan = Postmaster.of(cluster);
        if (orphan.isPresent() && orphan.get().isUnknown()) {
            return;
        }
        if (orphan.isPresent() && orphan.get().isOurs()) {
            progress.says("Stopping PostgreSQL (process "
                    + orphan.get().process().pid() + "), left running by a netpeering that was killed");
            stop();
        }
        Files.deleteIfExists(cluster.resolve("postmaster.pid"));
    }

    /** Stops fast and waits; at once if that takes too long. */
    void stop() throws IOException {
        Optional<Postmaster> running = Postmaster.of(cluster);
        if (running.isEmpty() || !running.get().isOurs()) {
            return;
        }
        Postmaster postmaster = running.get();
        postmaster.stopFast();
        if (!Patience.waitUntil(FAST, postmaster::hasEnded)) {
            postmaster.stopImmediately();
            if (!Patience.waitUntil(IMMEDIATE, postmaster::hasEnded)) {
                throw new EmbeddedPostgresException("PostgreSQL (process "
                        + postmaster.process().pid() + ") of " + cluster + " does not stop: end this process by hand.");
            }
        }
        Patience.waitUntil(PORT_RELEASE, () -> !postmaster.isOurs());
    }
}
