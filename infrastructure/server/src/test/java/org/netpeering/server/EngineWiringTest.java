package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.common.Registration;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.netpeering.application.command.NetPeeringCommandBus;
import org.netpeering.application.process.PeeringExpirySaga;
import org.netpeering.application.view.PeeringSummariesProjection;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.postgres.EngineOnPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that would fall back to a default without a word is what it must be. */
class EngineWiringTest {
    private final RunningServer server = RunningServer.shared();
    private final Configuration engine = server.bean(EngineOnPostgres.class).configuration();

    @Test
    void storesAndTransactionsAreThoseOfPostgres() {
        assertThat(engine.getComponent(TransactionManager.class))
                .isInstanceOf(SpringTransactionManager.class)
                .isNotInstanceOf(NoTransactionManager.class);
        assertThat(engine.getComponent(TokenStore.class)).isInstanceOf(JdbcTokenStore.class);
        assertThat(engine.getComponent(SagaStore.class).getClass().getSimpleName())
                .isEqualTo("PostgresSagaStore");
        assertThat(engine.getComponent(DeadlineManager.class).getClass().getSimpleName())
                .isEqualTo("PostgresDeadlines");
        assertThat(engine.getComponent(CommandBus.class)).isInstanceOf(NetPeeringCommandBus.class);
    }

    @Test
    void noHandlerLogsAFailureAndMovesOn() {
        EventProcessingConfiguration processing = engine.eventProcessingConfiguration();
        for (String group : new String[] {PeeringSummariesProjection.GROUP, PeeringExpirySaga.GROUP}) {
            assertThat(processing.listenerInvocationErrorHandler(group)).isSameAs(PropagatingErrorHandler.instance());
        }
    }

    @Test
    void aFailureAfterTheEventsWereAppendedLeavesNothingBehind() {
        JdbcClient jdbc = JdbcClient.create(server.bean(DataSource.class));
        PeeringStory story = new PeeringStory(server);
        PeeringView pending = story.request("10.0.0.0/16", "10.1.0.0/16");
        try (Registration broken = engine.getComponent(EventStore.class).subscribe(events -> {
            if (events.getFirst().getPayload().toString().contains(pending.id().value())) {
                throw new IllegalStateException("broken on purpose");
            }
        })) {
            assertThatThrownBy(() -> story.send(
                            new DeleteNetPeering(pending.id(), story.requester().account()), story.requester()))
                    .hasStackTraceContaining("broken on purpose");
        }
        assertThat(count(jdbc, "SELECT count(*) FROM netpeering.event WHERE aggregate_id = ?", pending))
                .isEqualTo(1);
        assertThat(count(
                        jdbc,
                        "SELECT count(*) FROM netpeering.peering WHERE peering_id = ? AND status = 'pending-acceptance'",
                        pending))
                .isEqualTo(1);
    }

    private static long count(JdbcClient jdbc, String sql, PeeringView peering) {
        return jdbc.sql(sql)
                .param(peering.id().value())
                .query((row, number) -> row.getLong(1))
                .single();
    }
}
