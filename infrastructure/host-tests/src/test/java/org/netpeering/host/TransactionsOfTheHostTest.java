package org.netpeering.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.port.PeeringIds;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The database and the transactions are those of the host, and beans of the host go before those of the engine. */
class TransactionsOfTheHostTest {
    private static final NetPeeringId PEERING = new NetPeeringId("pcx-0000000a");

    private final ApplicationContextRunner host = Host.on(HostPostgres.freshDatabase());

    @Test
    void aCommandBelongsToTheTransactionThatItIsSentIn() {
        host.run(context -> {
            TransactionTemplate transaction =
                    new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
            CommandGateway commands = context.getBean(CommandGateway.class);
            JdbcClient jdbc = context.getBean(JdbcClient.class);

            transaction.executeWithoutResult(status -> {
                jdbc.sql("INSERT INTO orders (id) VALUES ('one')").update();
                Outcome requested = commands.sendAndWait(Host.request(PEERING.value()));
                assertThat(Host.done(requested).id()).isEqualTo(PEERING);
                status.setRollbackOnly();
            });
            assertThat(count(jdbc, "orders")).isZero();
            assertThat(count(jdbc, "netpeering.event")).isZero();
            assertThat(count(jdbc, "netpeering.peering")).isZero();

            transaction.executeWithoutResult(status -> {
                jdbc.sql("INSERT INTO orders (id) VALUES ('one')").update();
                PeeringView pending = Host.requested(context.getBean(NetPeerings.class));
                Host.accepted(context.getBean(NetPeerings.class), pending.id());
            });
            assertThat(count(jdbc, "orders")).isEqualTo(1);
            assertThat(count(jdbc, "netpeering.event")).isEqualTo(2);
            assertThat(count(jdbc, "netpeering.peering")).isEqualTo(1);
        });
    }

    @Test
    void partsOfTheEngineGiveWayToBeansOfTheHost() {
        Instant longAgo = Instant.parse("2020-02-29T12:00:00Z");
        PeeringSettings settings = new PeeringSettings(Duration.ofMinutes(1), Duration.ZERO, false, false, 1, 1);
        Permissions noDeletes = request -> request.action().equals("netpeering:DeleteNetPeering")
                ? Optional.of(new Refusal.ActionDenied(request.action(), false))
                : Optional.empty();
        host.withBean(Clock.class, () -> Clock.fixed(longAgo, ZoneOffset.UTC))
                .withBean(PeeringSettings.class, () -> settings)
                .withBean(PeeringIds.class, () -> () -> PEERING)
                .withBean(Permissions.class, () -> noDeletes)
                .run(context -> {
                    NetPeerings peerings = context.getBean(NetPeerings.class);

                    PeeringView pending = Host.requested(peerings);

                    assertThat(pending.id()).isEqualTo(PEERING);
                    assertThat(pending.requestedAt()).isEqualTo(longAgo);
                    assertThat(pending.expiresAt()).isEqualTo(longAgo.plusSeconds(60));
                    assertThat(peerings.send(
                                    new DeleteNetPeering(PEERING, Host.ALICE), CallContext.ofProgram(Host.ALICE)))
                            .isInstanceOf(Outcome.Refused.class)
                            .asString()
                            .contains("ActionDenied");
                });
    }

    private static long count(JdbcClient jdbc, String table) {
        return jdbc.sql("SELECT count(*) FROM " + table).query(Long.class).single();
    }
}
