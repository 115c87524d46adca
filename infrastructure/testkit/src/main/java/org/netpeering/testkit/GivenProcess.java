package org.netpeering.testkit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.modelling.saga.repository.inmemory.InMemorySagaStore;
import org.netpeering.application.port.PeeringProvisioner.Answer;
import org.netpeering.application.port.PeeringProvisioner.Order;
import org.netpeering.application.process.PeeringExpirySaga;
import org.netpeering.application.process.ProvisionerCalls;
import org.netpeering.application.process.ProvisioningProcess;
import org.netpeering.domain.api.EventNames;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.value.NetPeeringId;

/**
 * Given events, when another happens or time passes, then the processes of the engine send commands, wait, and give orders to a
 * provisioner: specifications of the sagas for expiry and provisioning. They run as in the engine, but for the commands, which are taken
 * down and not carried out.
 *
 * <pre>{@code
 * GivenProcess.that(requested).whenTimePasses(Duration.ofDays(7)).thenSends(new ExpireNetPeering(id));
 * }</pre>
 *
 * <p>The clock stands at the instant of the last event.
 */
public final class GivenProcess {
    private static final String NO_UPDATE_CHECK = "axoniq.update-checker.disabled";

    private final ManualTime time = ManualTime.at(Instant.EPOCH);
    private final RecordedCommands commands = new RecordedCommands();
    private final ManualProvisioner provisioner = ManualProvisioner.answering(Answer.LATER);
    private final CallsAfterwards calls = new CallsAfterwards();
    private final Map<NetPeeringId, Long> versions = new HashMap<>();
    private final Configuration configuration;
    private final ManualDeadlines deadlines;

    private GivenProcess() {
        if (System.getProperty(NO_UPDATE_CHECK) == null) {
            System.setProperty(NO_UPDATE_CHECK, "true");
        }
        TransactionManager transactions = new OneAtATime();
        Configurer configurer = DefaultConfigurer.defaultConfiguration()
                .configureTransactionManager(c -> transactions)
                .configureCommandBus(c -> commands)
                .configureEmbeddedEventStore(c -> new InMemoryEvents())
                .registerComponent(
                        DeadlineManager.class,
                        c -> new ManualDeadlines(
                                new ConfigurationScopeAwareProvider(c), transactions, time, calls::makeAll))
                .registerComponent(ProvisionerCalls.class, c -> calls);
        configurer
                .eventProcessing()
                .usingSubscribingEventProcessors()
                .registerDefaultListenerInvocationErrorHandler(c -> PropagatingErrorHandler.instance())
                .registerDefaultErrorHandler(c -> PropagatingErrorHandler.instance())
                .registerSagaStore(c -> new InMemorySagaStore())
                .registerSaga(PeeringExpirySaga.class);
        ProvisioningProcess.register(configurer, provisioner, time);
        this.configuration = configurer.start();
        this.deadlines = (ManualDeadlines) configuration.deadlineManager();
    }

    /** Peerings to which this has happened; what followed from it does not count below. */
    public static GivenProcess that(NetPeeringEvent... events) {
        GivenProcess process = new GivenProcess();
        Arrays.stream(events).forEach(process::publish);
        process.commands.take();
        return process;
    }

    /** This happens. */
    public Then whenHappens(NetPeeringEvent event) {
        return when(() -> publish(event));
    }

    /** Nothing happens for so long. */
    public Then whenTimePasses(Duration duration) {
        return when(() -> time.advance(duration));
    }

    /** Nothing happens until that instant. */
    public Then whenTimeIs(Instant instant) {
        return when(() -> time.moveTo(instant));
    }

    private void publish(NetPeeringEvent event) {
        time.moveTo(event.occurredAt());
        long version = versions.merge(event.peeringId(), 0L, (last, none) -> last + 1);
        configuration
                .eventBus()
                .publish(new GenericDomainEventMessage<>(
                        EventNames.AGGREGATE, event.peeringId().value(), version, event));
        calls.makeAll();
    }

    private Then when(Runnable stimulus) {
        int connects = provisioner.connects().size();
        int disconnects = provisioner.disconnects().size();
        stimulus.run();
        return new Then(
                commands.take(),
                deadlines.scheduled(),
                since(connects, provisioner.connects()),
                since(disconnects, provisioner.disconnects()));
    }

    private static List<Order> since(int before, List<Order> orders) {
        return new ArrayList<>(orders.subList(before, orders.size()));
    }

    /** What the processes did about it. */
    public static final class Then {
        private final List<NetPeeringCommand> sent;
        private final List<Instant> waiting;
        private final List<Order> connects;
        private final List<Order> disconnects;

        private Then(
                List<NetPeeringCommand> sent, List<Instant> waiting, List<Order> connects, List<Order> disconnects) {
            this.sent = sent;
            this.waiting = waiting;
            this.connects = connects;
            this.disconnects = disconnects;
        }

        /** They sent exactly these commands, in this order. */
        public Then thenSends(NetPeeringCommand... expected) {
            return require("commands", List.of(expected), sent);
        }

        /** They sent nothing. */
        public Then thenSendsNothing() {
            return thenSends();
        }

        /** They wake up at exactly these instants, the earliest first, unless something happens before. */
        public Then thenWaitsUntil(Instant... expected) {
            return require("instants to wake up at", List.of(expected), waiting);
        }

        /** They are over, or have nothing to wake up for. */
        public Then thenWaitsForNothing() {
            return thenWaitsUntil();
        }

        /** The provisioner was ordered to join Nets like that, and nothing else of the kind. */
        public Then thenConnects(Order... expected) {
            return require("orders to connect", List.of(expected), connects);
        }

        /** The provisioner was ordered to take Nets apart like that, and nothing else of the kind. */
        public Then thenDisconnects(Order... expected) {
            return require("orders to disconnect", List.of(expected), disconnects);
        }

        /** The provisioner was not called. */
        public Then thenOrdersNothing() {
            return thenConnects().thenDisconnects();
        }

        private Then require(String what, List<?> expected, List<?> found) {
            if (!expected.equals(found)) {
                throw new AssertionError("Expected " + what + " " + expected + ", but found " + found);
            }
            return this;
        }
    }
}
