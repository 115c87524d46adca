package org.netpeering.examples.orchestrator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.stereotype.Component;

/** Hears of everything that happens to peerings, and lets others wait for it. */
@Component
@ProcessingGroup("news")
class PeeringNews {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final List<NetPeeringEvent> heard = new ArrayList<>();

    @EventHandler
    synchronized void on(NetPeeringEvent event) {
        heard.add(event);
        notifyAll();
    }

    /**
     * Waits until that has happened to the peering.
     *
     * @throws IllegalStateException if it does not happen in time, or the network could not be made what it is to be
     */
    synchronized <E extends NetPeeringEvent> E await(NetPeeringId peering, Class<E> kind) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Optional<E> found = find(peering, kind);
        while (found.isEmpty()) {
            find(peering, PeeringAttemptFailed.class).ifPresent(failed -> {
                throw new IllegalStateException("The network of " + peering + " did not follow: " + failed.reason());
            });
            long millis = (end - System.nanoTime()) / 1_000_000;
            if (millis <= 0) {
                throw new IllegalStateException(kind.getSimpleName() + " did not happen to " + peering + " within "
                        + PATIENCE.toSeconds() + " s; what happened: " + heard);
            }
            wait(millis);
            found = find(peering, kind);
        }
        return found.get();
    }

    private <E extends NetPeeringEvent> Optional<E> find(NetPeeringId peering, Class<E> kind) {
        return heard.stream()
                .filter(event -> event.peeringId().equals(peering))
                .filter(kind::isInstance)
                .map(kind::cast)
                .findFirst();
    }
}
