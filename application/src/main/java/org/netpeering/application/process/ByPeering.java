package org.netpeering.application.process;

import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.annotation.MessageHandlingMember;
import org.axonframework.modelling.saga.AssociationResolver;
import org.netpeering.domain.api.NetPeeringEvent;

/** Associates a saga with the peering that an event is about, so that events need no annotation; Axon makes it by reflection. */
public final class ByPeering implements AssociationResolver {
    @Override
    public <T> void validate(String associationPropertyName, MessageHandlingMember<T> handler) {
        if (!NetPeeringEvent.class.isAssignableFrom(handler.payloadType())) {
            throw new IllegalArgumentException(handler + " does not handle events of peerings");
        }
    }

    @Override
    public <T> Object resolve(
            String associationPropertyName, EventMessage<?> message, MessageHandlingMember<T> handler) {
        return ((NetPeeringEvent) message.getPayload()).peeringId().value();
    }
}
