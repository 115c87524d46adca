package org.netpeering.application.command;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.caching.NoCache;
import org.axonframework.config.AggregateConfiguration;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AbstractAggregateFactory;
import org.axonframework.eventsourcing.EventSourcingRepository;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.CreationPolicyAggregateFactory;
import org.axonframework.modelling.command.Repository;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.netpeering.application.EngineParts;
import org.netpeering.application.access.AccessControl;
import org.netpeering.domain.api.NetPeeringCommand;

/** How commands reach the aggregate: the bus in front of it, and how Axon makes and finds it. */
public final class NetPeeringCommandHandling {
    private NetPeeringCommandHandling() {}

    /** The bus that asks for permission, gathers facts, retries, takes the time and shows it all, around the one that handles. */
    public static NetPeeringCommandBus around(
            CommandBus local,
            CommandTransactions transactions,
            EngineParts parts,
            RequestKeys keys,
            CommandTimes times,
            CommandTraces traces) {
        return new NetPeeringCommandBus(
                local,
                transactions,
                new AccessControl(parts.permissions()),
                FactsGathering.from(parts, keys),
                new FirstAnswers(parts.archive()),
                parts.attempts(),
                times,
                traces);
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
                .configureRepository(NetPeeringCommandHandling::repository);
    }

    private static Repository<NetPeeringAggregate> repository(Configuration configuration) {
        return new CachedPeerings(
                EventSourcingRepository.builder(NetPeeringAggregate.class)
                        .aggregateFactory(new FromItsFirstEvent())
                        .parameterResolverFactory(configuration.parameterResolverFactory())
                        .handlerDefinition(configuration.handlerDefinition(NetPeeringAggregate.class))
                        .eventStore(configuration.eventStore())
                        .repositoryProvider(configuration::repository),
                configuration.getComponent(Cache.class, () -> NoCache.INSTANCE));
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
