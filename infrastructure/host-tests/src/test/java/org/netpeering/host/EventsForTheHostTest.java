package org.netpeering.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventhandling.SequenceNumber;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.postgres.FollowerLags.FollowerLag;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Event handlers of the host hear of everything that happens to peerings. */
class EventsForTheHostTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    private final ApplicationContextRunner host = Host.on(HostPostgres.freshDatabase());

    /** Calls the engine back, as a host does that accepts by itself. */
    @ProcessingGroup("own")
    static final class Acceptance {
        private final NetPeerings peerings;

        Acceptance(NetPeerings peerings) {
            this.peerings = peerings;
        }

        @EventHandler
        void on(PeeringRequested requested) {
            Host.accepted(peerings, requested.peeringId());
        }
    }

    static final class Recorder {
        private final List<String> heard = new CopyOnWriteArrayList<>();

        @EventHandler
        void on(NetPeeringEvent event, @SequenceNumber long sequence) {
            heard.add(sequence + " " + event.getClass().getSimpleName());
        }

        @EventHandler
        void on(String ofTheHost) {
            heard.add(ofTheHost);
        }
    }

    /** Fails at first, and writes something before it does. */
    static final class Bookkeeping {
        private final JdbcClient jdbc;
        private final AtomicInteger failures = new AtomicInteger(2);

        Bookkeeping(JdbcClient jdbc) {
            this.jdbc = jdbc;
        }

        @EventHandler
        void on(PeeringAccepted accepted, EventMessage<?> message) {
            jdbc.sql("INSERT INTO orders (id) VALUES (?)")
                    .param(message.getIdentifier())
                    .update();
            if (failures.getAndDecrement() > 0) {
                throw new IllegalStateException("not yet");
            }
        }
    }

    static final class Stubborn {
        @EventHandler
        void on(PeeringDeleted deleted) {
            throw new IllegalStateException("never");
        }
    }

    @Test
    void beansWithEventHandlersFollowTheLogAndMaySendCommands() {
        host.withBean(Acceptance.class).withBean(Recorder.class).run(context -> {
            Host.requested(context.getBean(NetPeerings.class));

            Recorder recorder = context.getBean(Recorder.class);
            await().atMost(SOON).until(() -> recorder.heard.size() >= 2);
            assertThat(recorder.heard).containsExactly("0 PeeringRequested", "1 PeeringAccepted");
            assertThat(context.getBean(EngineOnPostgres.class).followerLags().followers())
                    .extracting(FollowerLag::name)
                    .contains("host.own", "host." + Recorder.class.getName());
        });
    }

    @Test
    void aHandlerThatHasSeenAnEventDoesNotSeeItAgainAfterARestart() {
        ApplicationContextRunner application = host.withBean(Recorder.class);
        application.run(context -> {
            NetPeerings peerings = context.getBean(NetPeerings.class);
            Host.accepted(peerings, Host.requested(peerings).id());
            Recorder recorder = context.getBean(Recorder.class);
            await().atMost(SOON).until(() -> recorder.heard.size() >= 2);
            await().atMost(SOON)
                    .until(() -> context.getBean(EngineOnPostgres.class).followerLags().followers().stream()
                            .filter(lag -> lag.name().equals("host." + Recorder.class.getName()))
                            .allMatch(lag -> lag.behind() == 0));
        });
        application.run(context -> {
            NetPeerings peerings = context.getBean(NetPeerings.class);
            Recorder recorder = context.getBean(Recorder.class);
            NetPeeringId active = peerings.liveOf(Host.NET_OF_BOB).getFirst();
            peerings.send(new DeleteNetPeering(active, Host.BOB), CallContext.ofProgram(Host.BOB));
            await().atMost(SOON).until(() -> !recorder.heard.isEmpty());
            assertThat(recorder.heard).containsExactly("2 PeeringDeleted");
        });
    }

    @Test
    void aHandlerThatFailsIsAskedAgainAndWhatItWroteIsThereOnce() {
        host.withBean(Bookkeeping.class).run(context -> {
            NetPeerings peerings = context.getBean(NetPeerings.class);
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            Host.accepted(peerings, Host.requested(peerings).id());

            await().atMost(SOON).until(() -> orders(jdbc) > 0);
            assertThat(orders(jdbc)).isEqualTo(1);
            assertThat(context.getBean(Bookkeeping.class).failures).hasValueLessThan(1);
            assertThat(context.getBean(EngineOnPostgres.class).parkedEvents().count())
                    .isZero();
        });
    }

    @Test
    void whatAHandlerNeverTakesIsParkedAndTheOthersGoOn() {
        host.withBean(Stubborn.class).withBean(Recorder.class).run(context -> {
            NetPeerings peerings = context.getBean(NetPeerings.class);
            PeeringView pending = Host.requested(peerings);
            peerings.send(new DeleteNetPeering(pending.id(), Host.ALICE), CallContext.ofProgram(Host.ALICE));

            EngineOnPostgres engine = context.getBean(EngineOnPostgres.class);
            await().atMost(Duration.ofMinutes(1))
                    .until(() -> engine.parkedEvents().count() > 0);
            assertThat(engine.parkedEvents().list(10))
                    .singleElement()
                    .satisfies(parked -> assertThat(parked.processor()).isEqualTo("host." + Stubborn.class.getName()));
            assertThat(context.getBean(Recorder.class).heard).containsExactly("0 PeeringRequested", "1 PeeringDeleted");
        });
    }

    @Test
    void onTheEventBusOfTheHostEventsAreLikeItsOwnAndComeOnce() {
        host.withBean(Recorder.class)
                .withPropertyValues("netpeering.host.publish-events=true")
                .run(context -> {
                    NetPeerings peerings = context.getBean(NetPeerings.class);
                    List<String> onTheBus = new CopyOnWriteArrayList<>();
                    EventBus bus = context.getBean(EventBus.class);
                    bus.subscribe(events -> events.forEach(
                            event -> onTheBus.add(event.getPayloadType().getSimpleName())));
                    bus.publish(GenericEventMessage.asEventMessage("of the host"));

                    Host.accepted(peerings, Host.requested(peerings).id());

                    await().atMost(SOON).until(() -> onTheBus.size() >= 3);
                    assertThat(onTheBus).containsExactly("String", "PeeringRequested", "PeeringAccepted");
                    assertThat(context.getBean(Recorder.class).heard)
                            .containsExactly("of the host", "0 PeeringRequested", "1 PeeringAccepted");
                });
    }

    private static long orders(JdbcClient jdbc) {
        return jdbc.sql("SELECT count(*) FROM orders").query(Long.class).single();
    }
}
