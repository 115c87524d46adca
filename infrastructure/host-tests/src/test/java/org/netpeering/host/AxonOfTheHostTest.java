package org.netpeering.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.commandhandling.NoHandlerForCommandException;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.axonframework.serialization.Serializer;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.audit.AuditQuery.ReadPeeringHistory;
import org.netpeering.application.audit.RecordedHistory;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.command.NetPeeringCommandBus;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectRedundantNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.FindNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmProvisioned;
import org.netpeering.domain.api.ProvisioningCommand.ContinueProvisioning;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.postgres.EngineOnPostgres;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A host that uses Axon itself keeps what it has, and finds the engine on its own buses. */
class AxonOfTheHostTest {
    private static final NetPeeringId PEERING = new NetPeeringId("pcx-0000000a");

    private final ApplicationContextRunner host = Host.on(HostPostgres.freshDatabase());

    @Test
    void nothingThatTheHostHasOfAxonIsReplaced() {
        host.run(context -> {
            Configuration engine = context.getBean(EngineOnPostgres.class).configuration();
            Configuration own = context.getBean(Configuration.class);

            assertThat(own).isNotSameAs(engine);
            assertThat(context).getBeans(CommandBus.class).hasSize(1).doesNotContainValue(engine.commandBus());
            assertThat(context).getBeans(EventBus.class).hasSize(1).doesNotContainValue(engine.eventBus());
            assertThat(context).getBeans(QueryBus.class).hasSize(1).doesNotContainValue(engine.queryBus());
            assertThat(context.getBeansOfType(Serializer.class).values())
                    .isNotEmpty()
                    .doesNotContain(engine.serializer());
            assertThat(own.commandBus()).isNotInstanceOf(NetPeeringCommandBus.class);
        });
    }

    @Test
    void theEngineAnswersOnTheBusesOfTheHost() {
        host.run(context -> {
            CommandGateway commands = context.getBean(CommandGateway.class);
            QueryGateway queries = context.getBean(QueryGateway.class);

            Outcome requested = commands.sendAndWait(Host.request(PEERING.value()));
            assertThat(Host.done(requested).status()).isEqualTo(PeeringStatus.PENDING_ACCEPTANCE);

            Outcome refused = commands.sendAndWait(new AcceptNetPeering(PEERING, Host.ALICE));
            assertThat(refused).isInstanceOf(Outcome.Refused.class);
            Outcome unknown = commands.sendAndWait(new AcceptNetPeering(new NetPeeringId("pcx-00000000"), Host.BOB));
            assertThat(unknown)
                    .isEqualTo(new Outcome.Refused(new Refusal.NoSuchPeering(new NetPeeringId("pcx-00000000"))));

            Outcome accepted = commands.sendAndWait(new AcceptNetPeering(PEERING, Host.BOB));
            assertThat(Host.done(accepted).status()).isEqualTo(PeeringStatus.ACTIVE);

            Page page = queries.query(new FindNetPeering(Host.BOB, PEERING), Page.class)
                    .join();
            assertThat(page.peerings())
                    .singleElement()
                    .extracting(PeeringView::status)
                    .isEqualTo(PeeringStatus.ACTIVE);
            RecordedHistory history = queries.query(new ReadPeeringHistory(null, PEERING), RecordedHistory.class)
                    .join();
            assertThat(history.stream()).hasSize(2);
            assertThat(context.getBean(JdbcClient.class)
                            .sql("SELECT metadata ->> 'dialect' FROM netpeering.event ORDER BY sequence_number")
                            .query(String.class)
                            .list())
                    .containsExactly(CallContext.PROGRAM, CallContext.PROGRAM);
        });
    }

    @Test
    void aHostThatProvisionsCanAnswerOnItsBusToo() {
        host.run(context -> {
            CommandGateway commands = context.getBean(CommandGateway.class);
            commands.sendAndWait(Host.request(PEERING.value()));

            Outcome confirmed = commands.sendAndWait(new ConfirmProvisioned(PEERING, 1));

            assertThat(confirmed).isInstanceOf(Outcome.Refused.class);
        });
    }

    @Test
    void whatTheEngineDecidesByItselfNobodyElseCanSend() {
        host.run(context -> assertThat(List.of(
                        new ExpireNetPeering(PEERING),
                        new RejectRedundantNetPeering(PEERING, PEERING),
                        new ContinueProvisioning(PEERING)))
                .allSatisfy(command -> assertThatThrownBy(
                                () -> context.getBean(CommandGateway.class).sendAndWait(command))
                        .isInstanceOf(NoHandlerForCommandException.class)));
    }

    @Test
    void theBusesAreLeftAloneIfTheHostSaysSo() {
        host.withPropertyValues("netpeering.host.answer-on-buses=false")
                .run(context -> assertThatThrownBy(
                                () -> context.getBean(CommandGateway.class).sendAndWait(Host.request(PEERING.value())))
                        .isInstanceOf(NoHandlerForCommandException.class));
    }

    @Test
    void aHostWithABusButWithoutAStarterIsAnsweredToo() {
        WithoutAxonsStarter.on(HostPostgres.freshDatabase())
                .withBean(CommandBus.class, () -> SimpleCommandBus.builder().build())
                .run(context -> {
                    assertThat(context).doesNotHaveBean(Configuration.class);
                    CommandBus bus = context.getBean(CommandBus.class);
                    Outcome requested = DefaultCommandGateway.builder()
                            .commandBus(bus)
                            .build()
                            .sendAndWait(Host.request(PEERING.value()));
                    assertThat(Host.done(requested).id()).isEqualTo(PEERING);
                });
    }

    @Test
    void aHostWithoutAxonHasTheFacade() {
        WithoutAxonsStarter.on(HostPostgres.freshDatabase()).run(context -> {
            assertThat(context).doesNotHaveBean(CommandBus.class);
            NetPeerings peerings = context.getBean(NetPeerings.class);
            PeeringView pending = Host.requested(peerings);
            assertThat(Host.accepted(peerings, pending.id()).status()).isEqualTo(PeeringStatus.ACTIVE);
        });
    }

    record OrderNetwork(NetPeeringId peering) {}

    /** Handles a command of the host in a unit of work of the host, and asks the engine for something meanwhile. */
    static final class Ordering {
        private final NetPeerings peerings;
        private final JdbcClient jdbc;

        Ordering(NetPeerings peerings, JdbcClient jdbc) {
            this.peerings = peerings;
            this.jdbc = jdbc;
        }

        @CommandHandler
        long handle(OrderNetwork order) {
            assertThat(CurrentUnitOfWork.isStarted()).isTrue();
            PeeringView pending = Host.requested(peerings);
            assertThat(CurrentUnitOfWork.isStarted()).isTrue();
            return jdbc.sql("""
                            SELECT (SELECT count(*) FROM netpeering.event WHERE aggregate_id = ?)
                                 + (SELECT count(*) FROM netpeering.peering WHERE peering_id = ?)
                            """)
                    .params(pending.id().value(), pending.id().value())
                    .query(Long.class)
                    .single();
        }
    }

    @Test
    void whatAHandlerOfTheHostAsksForIsWrittenWhenItHasTheAnswer() {
        host.withBean(Ordering.class).run(context -> {
            long rows = context.getBean(CommandGateway.class).sendAndWait(new OrderNetwork(PEERING));
            assertThat(rows).isEqualTo(2);
        });
    }
}
