package org.netpeering.application;

import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;
import org.netpeering.application.access.AccessControl;
import org.netpeering.application.audit.AuditProjection;
import org.netpeering.application.audit.AuditQueries;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.application.command.CommandTimes;
import org.netpeering.application.command.CommandTraces;
import org.netpeering.application.command.CommandTransactions;
import org.netpeering.application.command.NetPeeringCommandHandling;
import org.netpeering.application.command.RequestExplanations;
import org.netpeering.application.command.RequestKeys;
import org.netpeering.application.command.RequestKeysProjection;
import org.netpeering.application.port.PeeringProvisioner;
import org.netpeering.application.process.PeeringExpirySaga;
import org.netpeering.application.process.ProvisioningProcess;
import org.netpeering.application.process.RedundantRequests;
import org.netpeering.application.view.NetPeeringQueries;
import org.netpeering.application.view.PeeringSummariesProjection;

/**
 * Registers the engine with an Axon configuration: command handling, the read model in the transaction of the events,
 * queries, and the processes that follow events: expiry, redundant requests, and provisioning if the host has a provisioner.
 *
 * <p>The configuration brings the event store, the transaction manager, the token and saga stores, the deadline manager and the
 * {@link RequestKeys}; commands
 * are handled in its {@link CommandTransactions} if it has any, or else in those of the transaction manager, peerings stay in its
 * {@link org.axonframework.common.caching.Cache} if it has one, and its {@link CommandTimes} and {@link CommandTraces}
 * hear of every answer.
 * The provisioner is called by its {@link org.netpeering.application.process.ProvisionerCalls} if it has any, or else on threads of
 * the engine.
 * The processes are registered without a kind of processor, so that the configuration chooses how they follow the log.
 */
public final class NetPeeringEngine {
    private NetPeeringEngine() {}

    /** Registers everything; to be called once, before the configuration is started. */
    public static Configurer register(Configurer configurer, EngineParts parts) {
        configurer
                .configureCorrelationDataProviders(configuration -> List.of(new CallMetadata()))
                .configureCommandBus(configuration -> commandBus(configuration, parts))
                .configureAggregate(NetPeeringCommandHandling.aggregate())
                .registerQueryHandler(
                        configuration -> new NetPeeringQueries(parts.summaries(), parts.clock(), parts.settings()))
                .registerQueryHandler(
                        configuration -> new RequestExplanations(parts, configuration.getComponent(RequestKeys.class)))
                .registerQueryHandler(configuration -> new AuditQueries(
                        parts.trail(), parts.archive(), parts.settings().listingRetention()))
                .onInitialize(configuration ->
                        configuration.queryBus().registerHandlerInterceptor(new AccessControl(parts.permissions())));
        configurer
                .eventProcessing()
                .registerDefaultListenerInvocationErrorHandler(configuration -> PropagatingErrorHandler.instance())
                .registerEventHandler(configuration -> new PeeringSummariesProjection(parts.summaries()))
                .registerEventHandler(
                        configuration -> new RequestKeysProjection(configuration.getComponent(RequestKeys.class)))
                .registerSubscribingEventProcessor(PeeringSummariesProjection.GROUP)
                .registerEventHandler(configuration -> new AuditProjection(parts.trail()))
                .registerEventHandler(
                        configuration -> new RedundantRequests(parts.summaries(), configuration.commandGateway()))
                .registerSaga(PeeringExpirySaga.class);
        PeeringProvisioner provisioner = parts.provisioner();
        if (provisioner != null) {
            ProvisioningProcess.register(configurer, provisioner, parts.clock());
        }
        return configurer;
    }

    /** The facade of a started engine. */
    public static NetPeerings facade(Configuration configuration, EngineParts parts) {
        return new NetPeerings(
                configuration.commandGateway(),
                configuration.queryGateway(),
                parts.ids(),
                parts.summaries(),
                parts.permissions(),
                parts.attempts());
    }

    private static CommandBus commandBus(Configuration configuration, EngineParts parts) {
        CommandTransactions transactions = configuration.getComponent(
                CommandTransactions.class,
                () -> CommandTransactions.of(configuration.getComponent(TransactionManager.class)));
        SimpleCommandBus local =
                SimpleCommandBus.builder().transactionManager(transactions).build();
        local.registerHandlerInterceptor(new CorrelationDataInterceptor<>(configuration.correlationDataProviders()));
        return NetPeeringCommandHandling.around(
                local,
                transactions,
                parts,
                configuration.getComponent(RequestKeys.class),
                configuration.getComponent(CommandTimes.class, () -> CommandTimes.NONE),
                configuration.getComponent(CommandTraces.class, () -> CommandTraces.NONE));
    }
}
