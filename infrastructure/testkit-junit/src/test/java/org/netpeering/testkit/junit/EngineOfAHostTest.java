package org.netpeering.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.netpeering.testkit.Nets.ALICE;
import static org.netpeering.testkit.Nets.ALICES;
import static org.netpeering.testkit.Nets.BOB;
import static org.netpeering.testkit.Nets.BOBS;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.axonframework.eventhandling.EventHandler;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.port.PeeringPolicy;
import org.netpeering.application.port.PeeringProvisioner.Answer;
import org.netpeering.application.port.PeeringProvisioner.Order;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringApproved;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.testkit.ManualProvisioner;

/** An engine with what a host plugs in, on a real PostgreSQL. */
class EngineOfAHostTest {
    private static final ManualProvisioner PROVISIONER = ManualProvisioner.answering(Answer.LATER);
    private static final Heard HEARD = new Heard();

    @RegisterExtension
    static final NetPeeringExtension ENGINE = NetPeeringExtension.withDefaults()
            .policy(new Welcoming())
            .provisioner(PROVISIONER)
            .eventHandlers(HEARD);

    private record Welcoming() implements PeeringPolicy {
        @Override
        public List<Rule> rules() {
            return List.of();
        }

        @Override
        public Optional<String> approval(Proposal proposal) {
            return Optional.of("welcome");
        }
    }

    static final class Heard {
        private final List<Class<?>> events = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(NetPeeringEvent event) {
            events.add(event.getClass());
        }
    }

    @BeforeEach
    void forget() {
        HEARD.events.clear();
    }

    @Test
    void theHostApprovesAndProvisionsAndHearsOfIt(EngineUnderTest engine) {
        NetPeeringId id = requested(engine.peerings());
        await().until(() -> ordersFor(id).size() == 1);
        engine.peerings().provisioned(id, 1);
        engine.settle();
        assertThat(HEARD.events)
                .containsExactly(
                        PeeringRequested.class,
                        PeeringApproved.class,
                        PeeringProvisioningStarted.class,
                        PeeringProvisioned.class);
    }

    @Test
    void aProvisionerThatSaysNothingIsAskedAgainWhenItsTimeIsOver(EngineUnderTest engine) {
        NetPeeringId id = requested(engine.peerings());
        engine.time().advance(Duration.ofMinutes(5));
        assertThat(engine.eventsOf(id))
                .last()
                .isInstanceOfSatisfying(
                        PeeringAttemptFailed.class,
                        failed -> assertThat(failed.occurredAt())
                                .isEqualTo(EngineUnderTest.START.plus(Duration.ofMinutes(5))));
        engine.time().advance(Duration.ofSeconds(10));
        await().untilAsserted(() ->
                assertThat(ordersFor(id)).extracting(Order::attempt).containsExactly(1, 2));
    }

    private static List<Order> ordersFor(NetPeeringId id) {
        return PROVISIONER.connects().stream()
                .filter(order -> order.peering().equals(id))
                .toList();
    }

    private static NetPeeringId requested(NetPeerings peerings) {
        Outcome outcome = peerings.request(
                new NetPeerings.Request(ALICES.net(), BOBS.net(), BOB, UnknownAccepter.REFUSE, List.of()),
                CallContext.ofProgram(ALICE));
        return ((Outcome.Done) outcome).peering().id();
    }
}
