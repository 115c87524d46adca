package org.netpeering.application.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.commandhandling.gateway.DefaultCommandGateway;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.SagaTestFixture;
import org.axonframework.test.saga.WhenState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netpeering.application.port.PeeringProvisioner;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmProvisioned;
import org.netpeering.domain.api.ProvisioningCommand.ContinueProvisioning;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.provisioning.ProvisioningPolicy;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** The saga gives orders once its transaction is over, has one deadline at a time, and is gone when the network has arrived. */
class ProvisioningSagaTest {
    private static final NetPeeringId ID = new NetPeeringId("pcx-00000001");
    private static final AccountId OWNER = new AccountId("111111111111");
    private static final NetEnd A = end("vpc-0000000a", "10.0.0.0/16");
    private static final NetEnd B = end("vpc-0000000b", "10.1.0.0/16");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant RETRY_AT = Instant.parse("2026-01-01T00:00:10Z");
    private static final Instant ANSWER_BY = Instant.parse("2026-01-01T00:05:00Z");
    private static final NetPeeringEvent STARTED = new PeeringProvisioningStarted(ID, A, B, START, OWNER, 1, ANSWER_BY);

    private static final NetPeeringEvent DELETING =
            new PeeringDeletionStarted(ID, A, B, START, DeletionCause.BY_OWNER, OWNER, null, 1, ANSWER_BY);

    private final List<String> orders = new ArrayList<>();
    private final List<Runnable> calls = new ArrayList<>();
    private final SagaTestFixture<PeeringProvisioningSaga> fixture =
            new SagaTestFixture<>(PeeringProvisioningSaga.class);
    private PeeringProvisioner.Answer answer = PeeringProvisioner.Answer.LATER;
    private Instant now = START;

    private final class Recording implements PeeringProvisioner {
        @Override
        public Answer connect(Order order) {
            orders.add("connect " + order.attempt() + " of version " + order.version());
            return answer;
        }

        @Override
        public Answer disconnect(Order order) {
            orders.add("disconnect " + order.attempt() + " of version " + order.version());
            return answer;
        }
    }

    @BeforeEach
    void register() {
        fixture.registerResource(new ProvisioningOrders(
                new Recording(),
                (peering, call) -> calls.add(call),
                DefaultCommandGateway.builder()
                        .commandBus(fixture.getCommandBus())
                        .build(),
                () -> now));
    }

    @Test
    void anAcceptanceSetsTheDeadlineOfTheAnswerAndGivesTheOrder() {
        at(START)
                .whenAggregate(ID.value())
                .publishes(STARTED)
                .expectActiveSagas(1)
                .expectAssociationWith("peeringId", ID.value())
                .expectScheduledDeadlineWithName(ANSWER_BY, ProvisioningPolicy.DEADLINE)
                .expectNoDispatchedCommands();
        makeCalls();
        assertThat(orders).containsExactly("connect 1 of version 0");
    }

    @Test
    void anAnswerIsSentAsACommand() {
        answer = PeeringProvisioner.Answer.DONE;
        var then = at(START).whenAggregate(ID.value()).publishes(STARTED);
        makeCalls();
        then.expectDispatchedCommands(new ConfirmProvisioned(ID, 1));
    }

    @Test
    void anOrderThatComesTooLateIsNotGiven() {
        at(START).whenAggregate(ID.value()).publishes(STARTED);
        now = ANSWER_BY;
        makeCalls();
        assertThat(orders).isEmpty();
    }

    @Test
    void aFailedAttemptWaitsForThePauseInPlaceOfTheAnswer() {
        started()
                .whenAggregate(ID.value())
                .publishes(new PeeringAttemptFailed(ID, A, B, START, 1, "no route", RETRY_AT))
                .expectScheduledDeadlineWithName(RETRY_AT, ProvisioningPolicy.DEADLINE)
                .expectActiveSagas(1);
    }

    @Test
    void whenTheTimeIsOverTheAggregateIsAskedToGoOn() {
        started()
                .whenTimeAdvancesTo(ANSWER_BY)
                .expectTriggeredDeadlinesWithName(ProvisioningPolicy.DEADLINE)
                .expectDispatchedCommands(new ContinueProvisioning(ID))
                .expectActiveSagas(1);
    }

    @Test
    void whatHasArrivedNeedsNoDeadline() {
        started()
                .whenAggregate(ID.value())
                .publishes(new PeeringProvisioned(ID, A, B, START, OWNER))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    @Test
    void whatIsGivenUpIsCleanedUpOnceAndForgotten() {
        started()
                .whenAggregate(ID.value())
                .publishes(new PeeringProvisioningAbandoned(ID, A, B, START, 5, "no route"))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
        calls.removeFirst();
        makeCalls();
        assertThat(orders).containsExactly("disconnect 5 of version 1");
    }

    @Test
    void aDeletionBeginsASagaOfItsOwn() {
        at(START)
                .whenAggregate(ID.value())
                .publishes(DELETING)
                .expectActiveSagas(1)
                .expectScheduledDeadlineWithName(ANSWER_BY, ProvisioningPolicy.DEADLINE);
        makeCalls();
        assertThat(orders).containsExactly("disconnect 1 of version 0");
    }

    @Test
    void aPeeringThatIsDeletedNeedsNoSaga() {
        fixture.givenCurrentTime(START)
                .andThenAggregate(ID.value())
                .published(DELETING)
                .whenAggregate(ID.value())
                .publishes(new PeeringDeleted(ID, A, B, START, DeletionCause.BY_OWNER, OWNER, null))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    private WhenState at(Instant instant) {
        return fixture.givenCurrentTime(instant);
    }

    private ContinuedGivenState started() {
        return fixture.givenCurrentTime(START).andThenAggregate(ID.value()).published(STARTED);
    }

    private void makeCalls() {
        calls.forEach(Runnable::run);
        calls.clear();
    }

    private static NetEnd end(String net, String range) {
        return new NetEnd(new NetId(net), OWNER, List.of(CidrBlock.parse(range)));
    }
}
