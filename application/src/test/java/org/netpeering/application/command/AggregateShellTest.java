package org.netpeering.application.command;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.AbstractAggregateFactory;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.ResultValidator;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectRedundantNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRemoved;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.Tag;

/** The shell hands every command to the decider, publishes what it decided, and answers with a value. */
class AggregateShellTest {
    private static final NetPeeringId ID = new NetPeeringId("pcx-00000001");
    private static final NetPeeringId OTHER = new NetPeeringId("pcx-00000002");
    private static final AccountId ALICE = new AccountId("111111111111");
    private static final AccountId BOB = new AccountId("222222222222");
    private static final NetEnd A = end("vpc-0000000a", ALICE, "10.0.0.0/16");
    private static final NetEnd B = end("vpc-0000000b", BOB, "10.1.0.0/16");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant NOON = START.plus(Duration.ofHours(12));
    private static final Instant EXPIRY = START.plus(Duration.ofDays(7));
    private static final PeeringRequested REQUESTED = new PeeringRequested(ID, A, B, START, EXPIRY);

    @Test
    void everyCommandReachesTheDecider() {
        when(new AcceptNetPeering(ID, BOB), NOON).expectEvents(new PeeringAccepted(ID, A, B, NOON, BOB));
        when(new RejectNetPeering(ID, BOB, null), NOON)
                .expectEvents(new PeeringRejected(ID, A, B, NOON, RejectionCause.BY_ACCEPTER, BOB, null, null));
        when(new DeleteNetPeering(ID, ALICE), NOON)
                .expectEvents(new PeeringDeleted(ID, A, B, NOON, DeletionCause.BY_OWNER, ALICE, null));
        when(new RejectRedundantNetPeering(ID, OTHER), NOON)
                .expectEvents(new PeeringRejected(ID, A, B, NOON, RejectionCause.REVERSE_ACCEPTED, null, null, OTHER));
        when(new ReportNetRemoved(ID, B.net()), NOON)
                .expectEvents(new PeeringFailed(ID, A, B, NOON, FailureCause.NET_GONE, List.of(), B.net()));
        when(new ExpireNetPeering(ID), EXPIRY).expectEvents(new PeeringExpired(ID, A, B, EXPIRY, EXPIRY));
        List<Tag> tags = List.of(new Tag("k", "v"));
        when(new TagNetPeering(ID, BOB, tags), NOON).expectEvents(new PeeringTagged(ID, A, B, NOON, BOB, tags));
        given(REQUESTED, new PeeringTagged(ID, A, B, START, BOB, tags))
                .when(new UntagNetPeering(ID, BOB, List.of()), facts(NOON))
                .expectEvents(new PeeringUntagged(ID, A, B, NOON, BOB, tags));
    }

    @Test
    void theAnswerOfACommandThatIsCarriedOutShowsThePeeringAfterwards() {
        when(new AcceptNetPeering(ID, BOB), NOON)
                .expectSuccessfulHandlerExecution()
                .expectResultMessageMatching(new Answer(
                        "done, and active",
                        outcome -> outcome instanceof Outcome.Done done
                                && done.peering().status() == PeeringStatus.ACTIVE));
    }

    @Test
    void aRefusalIsAValueAndTheEventThatComesWithItIsCommitted() {
        when(new AcceptNetPeering(ID, BOB), EXPIRY)
                .expectSuccessfulHandlerExecution()
                .expectEvents(new PeeringExpired(ID, A, B, EXPIRY, EXPIRY))
                .expectResultMessagePayload(
                        new Outcome.Refused(new Refusal.InvalidState(ID, PeeringStatus.EXPIRED, PeeringAction.ACCEPT)));
    }

    @Test
    void aDeadlineThatComesEarlyOrTwiceLeavesNoEvent() {
        when(new ExpireNetPeering(ID), EXPIRY.minusNanos(1_000))
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome.Refused(new Refusal.NotYetDue(ID, EXPIRY)));
        given(REQUESTED, new PeeringExpired(ID, A, B, EXPIRY, EXPIRY))
                .when(new ExpireNetPeering(ID), facts(EXPIRY))
                .expectNoEvents()
                .expectResultMessagePayload(new Outcome.Refused(new Refusal.AlreadyDone(ID)));
    }

    @Test
    void aCommandForAPeeringThatDoesNotExistIsLeftToTheBusToAnswer() {
        fixture()
                .givenNoPriorActivity()
                .when(new AcceptNetPeering(ID, BOB), facts(NOON))
                .expectException(AggregateNotFoundException.class);
    }

    private static ResultValidator<NetPeeringAggregate> when(NetPeeringCommand command, Instant now) {
        return given(REQUESTED).when(command, facts(now));
    }

    private static TestExecutor<NetPeeringAggregate> given(Object... events) {
        return fixture().given(events);
    }

    private static AggregateTestFixture<NetPeeringAggregate> fixture() {
        AggregateTestFixture<NetPeeringAggregate> fixture = new AggregateTestFixture<>(NetPeeringAggregate.class);
        fixture.registerAggregateFactory(new AbstractAggregateFactory<>(NetPeeringAggregate.class) {
            @Override
            @SuppressWarnings("rawtypes")
            protected NetPeeringAggregate doCreateAggregate(String id, DomainEventMessage firstEvent) {
                return new NetPeeringAggregate(id);
            }
        });
        fixture.registerCommandTargetResolver(command -> new VersionedAggregateIdentifier(
                ((NetPeeringCommand) command.getPayload()).peeringId().value(), null));
        return fixture;
    }

    private static Map<String, Facts> facts(Instant now) {
        return Map.of(FactsMetadata.KEY, new Facts(now, net(A), net(B), PairFacts.NONE, PeeringSettings.DEFAULTS));
    }

    private static NetFacts net(NetEnd end) {
        return new NetFacts(end.net(), end.equals(A) ? ALICE : BOB, end.ranges(), true);
    }

    private static NetEnd end(String net, AccountId account, String range) {
        return new NetEnd(new NetId(net), account, List.of(CidrBlock.parse(range)));
    }
}
