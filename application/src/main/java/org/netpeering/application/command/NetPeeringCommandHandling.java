package org.netpeering.application.command;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.config.AggregateConfiguration;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AbstractAggregateFactory;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.CreationPolicyAggregateFactory;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.netpeering.application.EngineParts;
import org.netpeering.application.access.AccessControl;
import org.netpeering.domain.api.NetPeeringCommand;

/** How commands reach the aggregate: the bus in front of it, and how Axon makes and finds it. */
public final class NetPeeringCommandHandling {
    private NetPeeringCommandHandling() {}

    /** The bus that asks for permission, gathers facts and retries, around the one that handles. */
    public static NetPeeringCommandBus around(CommandBus local, EngineParts parts) {
        return new NetPeeringCommandBus(
                local, new AccessControl(parts.permissions()), FactsGathering.from(parts), parts.attempts());
    }

    /** The configuration of the aggregate. */
    public static AggregateConfiguration<?> aggregate() {
        CommandTargetResolver target = command -> new VersionedAggregateIdentifier(
                ((NetPeeringCommand) command.getPayload()).peeringId().value(), null);
        CreationPolicyAggregateFactory<NetPeeringAggregate> creation =
                id -> new NetPeeringAggregate(String.valueOf(id));
        return AggregateConfigurer.defaultConfiguration(NetPeeringAggregate.class)
                .configureCommandTargetResolver(configuration -> target)
                .configureCreationPolicyAggregateFactory(configuration -> creation)
                .configureAggregateFactory(configuration -> new FromItsFirstEvent());
    }

    private static final class FromItsFirstEvent extends AbstractAggregateFactory<NetPeeringAggregate> {
        FromItsFirstEvent() {
            super(NetPeeringAggregate.class);
        }

        @Override
        protected NetPeeringAggregate doCreateAggregate(
                String id, @SuppressWarnings("rawtypes") DomainEventMessage firstEvent) {
            return new NetPeeringAggregate(id);
        }
    }
}
