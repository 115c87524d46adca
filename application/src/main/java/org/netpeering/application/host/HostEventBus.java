package org.netpeering.application.host;

import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventHandler;
import org.netpeering.domain.api.NetPeeringEvent;

/**
 * Publishes every event of the engine on the event bus of the program around it: for its processors, sagas and stores the events are
 * like its own.
 *
 * <p>Each is published at least once, in the order of its peering, with its id, its place in the stream of the peering and its metadata.
 * A bus that stores them needs a serializer that can read the records in {@link org.netpeering.domain.api}.
 */
public final class HostEventBus {
    private final EventBus host;

    /** Publishes there. */
    public HostEventBus(EventBus host) {
        this.host = host;
    }

    @EventHandler
    void publish(NetPeeringEvent event, DomainEventMessage<?> message) throws Exception {
        OwnUnitOfWork.call(() -> {
            host.publish(message);
            return event;
        });
    }
}
