package org.netpeering.autoconfigure;

import java.time.Duration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.springframework.context.SmartLifecycle;

/**
 * Waits until Axon Server is connected, when everything else has started. Axon by itself would go on without it and try again for ever, while
 * no command arrives.
 */
final class ExpectedAxonServer implements SmartLifecycle {
    private static final long PAUSE_MILLIS = 50;

    private final AxonServerConnectionManager connections;
    private final String servers;
    private final Duration patience;
    private volatile boolean isRunning;

    /** @param patience zero not to wait */
    ExpectedAxonServer(AxonServerConnectionManager connections, String servers, Duration patience) {
        this.connections = connections;
        this.servers = servers;
        this.patience = patience;
    }

    @Override
    public void start() {
        long begun = System.nanoTime();
        while (!patience.isZero() && !connections.isConnected(connections.getDefaultContext())) {
            if (System.nanoTime() - begun > patience.toNanos()) {
                throw absent();
            }
            pause();
        }
        isRunning = true;
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The start was interrupted while it waited for Axon Server", e);
        }
    }

    private MisconfiguredHost absent() {
        return new MisconfiguredHost(
                "The Axon buses of this application lead through Axon Server, and no Axon Server answers at " + servers
                        + " within " + patience.toSeconds() + " s; no command would reach netpeering.",
                "Start Axon Server or correct axon.axonserver.servers. To do without it set"
                        + " axon.axonserver.enabled=false; to start all the same, and wait for it in the background, set"
                        + " netpeering.host.await-axon-server=PT0S.");
    }

    @Override
    public void stop() {
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
