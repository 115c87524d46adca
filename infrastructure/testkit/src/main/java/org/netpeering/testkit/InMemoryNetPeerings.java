package org.netpeering.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.tokenstore.inmemory.InMemoryTokenStore;
import org.axonframework.modelling.saga.repository.inmemory.InMemorySagaStore;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.EngineParts;
import org.netpeering.application.NetPeeringEngine;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.NetPeerings.Request;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.command.RequestKeys;
import org.netpeering.application.port.PeeringPolicy;
import org.netpeering.application.port.PeeringProvisioner;
import org.netpeering.application.process.ProvisionerCalls;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/**
 * The whole engine in one JVM without a database: everything happens on the thread of the caller, and time passes when it is
 * told to. For tests of those who embed the engine.
 *
 * <p>The read model, the sagas and their deadlines, the rejection of redundant requests, and the calls to the provisioner have all run
 * when a method returns.
 */
public final class InMemoryNetPeerings implements AutoCloseable {
    private static final String NO_UPDATE_CHECK = "axoniq.update-checker.disabled";

    private final ManualTime time;
    private final InMemoryNetDirectory nets;
    private final InMemoryPeeringSummaries summaries = new InMemoryPeeringSummaries();
    private final InMemoryEvents events = new InMemoryEvents();
    private final Configuration configuration;
    private final NetPeerings peerings;
    private final ManualDeadlines deadlines;

    private InMemoryNetPeerings(
            ManualTime time,
            InMemoryNetDirectory nets,
            PeeringSettings settings,
            Permissions permissions,
            PeeringPolicy policy,
            @Nullable PeeringProvisioner provisioner) {
        this.time = time;
        this.nets = nets;
        InMemoryAuditTrail trail = new InMemoryAuditTrail(events);
        EngineParts parts = new EngineParts(
                nets,
                summaries,
                trail,
                trail,
                new SequentialPeeringIds(),
                time,
                permissions,
                settings,
                policy,
                provisioner);
        if (System.getProperty(NO_UPDATE_CHECK) == null) {
            System.setProperty(NO_UPDATE_CHECK, "true");
        }
        TransactionManager transactions = new OneAtATime();
        CallsAfterwards calls = new CallsAfterwards();
        // Not what else of Axon is on the class path, such as the connector of Axon Server.
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .configureTransactionManager(c -> transactions)
                .configureEmbeddedEventStore(c -> events)
                .registerComponent(
                        DeadlineManager.class,
                        c -> new ManualDeadlines(
                                new ConfigurationScopeAwareProvider(c), transactions, time, calls::makeAll))
                .registerComponent(RequestKeys.class, c -> new InMemoryRequestKeys())
                .registerComponent(ProvisionerCalls.class, c -> calls)
                .registerComponent(CommandGateway.class, c -> calls.gateway(c.commandBus()));
        configurer
                .eventProcessing()
                .usingSubscribingEventProcessors()
                .registerTokenStore(c -> new InMemoryTokenStore())
                .registerSagaStore(c -> new InMemorySagaStore());
        this.configuration = NetPeeringEngine.register(configurer, parts).start();
        this.peerings = NetPeeringEngine.facade(configuration, parts);
        this.deadlines = (ManualDeadlines) configuration.deadlineManager();
    }

    /** A started engine with the Nets of Alice and Bob, on the first of January 2026, with the default settings. */
    public static InMemoryNetPeerings start() {
        return start(ManualTime.at("2026-01-01T00:00:00Z"), Nets.ofAliceAndBob(), PeeringSettings.DEFAULTS);
    }

    /** A started engine with that clock, those Nets and those settings. */
    public static InMemoryNetPeerings start(ManualTime time, InMemoryNetDirectory nets, PeeringSettings settings) {
        return start(time, nets, settings, Permissions.ALL);
    }

    /** As before, where callers may only do what the permissions say. */
    public static InMemoryNetPeerings start(
            ManualTime time, InMemoryNetDirectory nets, PeeringSettings settings, Permissions permissions) {
        return new InMemoryNetPeerings(time, nets, settings, permissions, PeeringPolicy.NONE, null);
    }

    /**
     * As before, with a policy and a provisioner of the host, which is called on the thread of whoever caused it, after the
     * transaction and before the call returns.
     *
     * @param provisioner null for none
     */
    public static InMemoryNetPeerings start(
            ManualTime time,
            InMemoryNetDirectory nets,
            PeeringSettings settings,
            PeeringPolicy policy,
            @Nullable PeeringProvisioner provisioner) {
        return new InMemoryNetPeerings(time, nets, settings, Permissions.ALL, policy, provisioner);
    }

    /** The clock; when it is moved forward, what becomes due happens before the call returns. */
    public ManualTime time() {
        return time;
    }

    /** The Nets. */
    public InMemoryNetDirectory nets() {
        return nets;
    }

    /** The engine as adapters use it. */
    public NetPeerings peerings() {
        return peerings;
    }

    /** The configuration on which the engine runs, for its buses and its event store. */
    public Configuration configuration() {
        return configuration;
    }

    /** The read model. */
    public InMemoryPeeringSummaries summaries() {
        return summaries;
    }

    /** The instants at which deadlines are to fire, the earliest first. */
    public List<Instant> deadlines() {
        return deadlines.scheduled();
    }

    /** A call of that account, as from a test. */
    public static CallContext callBy(AccountId account) {
        return new CallContext(
                account, null, "AKIATESTKIT000000000", null, "testkit", "request", "127.0.0.1", null, null);
    }

    /** Requests a peering between the two Nets, whoever owns the second; an unknown one is refused. */
    public Outcome request(AccountId caller, NetId source, NetId accepter) {
        return peerings.request(new Request(source, accepter, null, UnknownAccepter.REFUSE, List.of()), callBy(caller));
    }

    /** Sends a command on behalf of its caller. */
    public Outcome send(NetPeeringCommand command) {
        AccountId caller = command.caller();
        if (caller == null) {
            throw new IllegalArgumentException("Only the engine itself sends " + command);
        }
        return peerings.send(command, callBy(caller));
    }

    /** Lets time pass. */
    public void pass(Duration duration) {
        time.advance(duration);
    }

    /** Removes the Net from the directory and tells its peerings. */
    public void removeNet(NetId net) {
        nets.remove(net);
        peerings.netRemoved(net);
    }

    /** Gives the Net other ranges in the directory and tells its peerings. */
    public void changeRanges(NetFacts net) {
        nets.add(net);
        peerings.netRangesChanged(net.net());
    }

    /** What happened to that peering, in order. */
    public List<NetPeeringEvent> eventsOf(NetPeeringId peering) {
        return events.of(peering);
    }

    /** The peerings that the account sees in its list, at most 1,000. */
    public List<PeeringView> listFor(AccountId account) {
        return peerings.list(new ListNetPeerings(account, List.of(), null, 1000), callBy(account))
                .peerings();
    }

    @Override
    public void close() {
        configuration.shutdown();
    }
}
