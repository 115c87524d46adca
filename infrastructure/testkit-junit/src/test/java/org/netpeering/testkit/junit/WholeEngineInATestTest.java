package org.netpeering.testkit.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.testkit.Nets.ALICE;
import static org.netpeering.testkit.Nets.ALICES;
import static org.netpeering.testkit.Nets.BOB;
import static org.netpeering.testkit.Nets.BOBS;
import static org.netpeering.testkit.PeeringAssert.assertDone;
import static org.netpeering.testkit.PeeringAssert.assertRefused;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.responsetypes.ResponseTypes;
import org.axonframework.queryhandling.QueryBus;
import org.axonframework.queryhandling.QueryGateway;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.testkit.InMemoryNetDirectory;
import org.netpeering.testkit.ManualTime;
import org.netpeering.testkit.Nets;

/** What a host gets that annotates its test class. */
@NetPeeringTest
class WholeEngineInATestTest {
    private static final Duration SEVEN_DAYS = Duration.ofDays(7);

    @Test
    void aRequestThatNobodyAnswersHasExpiredWhenTheClockHasMovedBySevenDays(EngineUnderTest engine) {
        NetPeeringId id = requested(engine.peerings());
        Instant expiry = EngineUnderTest.START.plus(SEVEN_DAYS);

        engine.time().advance(SEVEN_DAYS.minusNanos(1_000));
        assertThat(engine.eventsOf(id)).hasSize(1);
        engine.time().moveTo(expiry);

        assertThat(engine.eventsOf(id))
                .hasSize(2)
                .last()
                .isInstanceOfSatisfying(
                        PeeringExpired.class, e -> assertThat(e.occurredAt()).isEqualTo(expiry));
        assertRefused(accept(engine.peerings(), id), Refusal.InvalidState.class);
    }

    @Test
    void aRequestThatIsAcceptedInTimeStaysActive(EngineUnderTest engine) {
        NetPeeringId id = requested(engine.peerings());
        engine.time().advance(SEVEN_DAYS.minusNanos(1_000));
        assertDone(accept(engine.peerings(), id)).is(PeeringStatus.ACTIVE);
        engine.time().advance(SEVEN_DAYS);
        assertThat(engine.peerings().liveOf(BOBS.net())).containsExactly(id);
    }

    @Test
    void whatOneTestDidAnotherDoesNotSee(NetPeerings peerings, InMemoryNetDirectory nets, ManualTime time) {
        oneOfTwo(peerings, nets, time);
    }

    @Test
    void norTheOtherWayRound(NetPeerings peerings, InMemoryNetDirectory nets, ManualTime time) {
        oneOfTwo(peerings, nets, time);
    }

    private static void oneOfTwo(NetPeerings peerings, InMemoryNetDirectory nets, ManualTime time) {
        assertThat(time.instant()).isEqualTo(EngineUnderTest.START);
        assertThat(listed(peerings)).isEmpty();
        requested(peerings);
        assertThat(listed(peerings)).hasSize(1);
        time.advance(SEVEN_DAYS);
        nets.remove(BOBS.net());
    }

    @Test
    void netsAreAddedAndChangedInMemory(NetPeerings peerings, InMemoryNetDirectory nets) {
        NetPeeringId id = requested(peerings);
        nets.add(Nets.net(BOBS.net(), BOB, "10.0.0.0/24"));
        assertDone(accept(peerings, id)).is(PeeringStatus.FAILED);
    }

    @Test
    void theBusesAndTheDatabaseAreThoseOfTheEngine(
            CommandBus commandBus,
            CommandGateway commands,
            QueryBus queryBus,
            QueryGateway queries,
            EngineOnPostgres engine,
            DataSource dataSource,
            NetPeerings peerings)
            throws SQLException {
        assertThat(engine.configuration().commandBus()).isSameAs(commandBus);
        assertThat(engine.configuration().queryBus()).isSameAs(queryBus);
        NetPeeringId id = requested(peerings);
        assertDone(commands.sendAndWait(new AcceptNetPeering(id, BOB))).is(PeeringStatus.ACTIVE);
        Page page = queries.query(new ListNetPeerings(ALICE, List.of(), null, 10), ResponseTypes.instanceOf(Page.class))
                .join();
        assertThat(page.peerings()).extracting(PeeringView::id).containsExactly(id);
        try (Connection connection = dataSource.getConnection()) {
            assertThat(connection.getMetaData().getDatabaseProductName()).isEqualTo("PostgreSQL");
        }
    }

    @Test
    void theAuditTrailHasSeenEverythingOnceTheEngineIsSettled(EngineUnderTest engine) {
        requested(engine.peerings());
        engine.settle();
        assertThat(engine.engine().followerLags().followers())
                .filteredOn(follower -> follower.name().equals("netpeering.audit"))
                .singleElement()
                .satisfies(audit -> assertThat(audit.behind()).isZero());
    }

    @Nested
    class InAnInnerClass {
        @Test
        void theEngineIsTheSame(EngineUnderTest engine, ManualTime time) {
            assertThat(engine.time()).isSameAs(time);
            NetPeeringId id = requested(engine.peerings());
            assertThat(engine.eventsOf(id)).singleElement().isInstanceOf(PeeringRequested.class);
        }
    }

    private static NetPeeringId requested(NetPeerings peerings) {
        Outcome outcome = peerings.request(
                new NetPeerings.Request(ALICES.net(), BOBS.net(), null, UnknownAccepter.REFUSE, List.of()),
                CallContext.ofProgram(ALICE));
        assertDone(outcome).is(PeeringStatus.PENDING_ACCEPTANCE);
        return ((Outcome.Done) outcome).peering().id();
    }

    private static Outcome accept(NetPeerings peerings, NetPeeringId id) {
        return peerings.send(new AcceptNetPeering(id, BOB), CallContext.ofProgram(BOB));
    }

    private static List<PeeringView> listed(NetPeerings peerings) {
        return peerings.list(new ListNetPeerings(ALICE, List.of(), null, 10), CallContext.ofProgram(ALICE))
                .peerings();
    }
}
