package org.netpeering.application.process;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.saga.ContinuedGivenState;
import org.axonframework.test.saga.FixtureExecutionResult;
import org.axonframework.test.saga.SagaTestFixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
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
import org.netpeering.domain.expiry.ExpiryPolicy;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;

/** The saga sets the deadline, wakes up once, and is gone when the request has been answered. */
class ExpirySagaTest {
    private static final NetPeeringId ID = new NetPeeringId("pcx-00000001");
    private static final NetPeeringId OTHER = new NetPeeringId("pcx-00000002");
    private static final AccountId OWNER = new AccountId("111111111111");
    private static final NetEnd A = end("vpc-0000000a", "10.0.0.0/16");
    private static final NetEnd B = end("vpc-0000000b", "10.1.0.0/16");
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant EXPIRY = Instant.parse("2026-01-08T00:00:00Z");
    private static final PeeringRequested REQUESTED = new PeeringRequested(ID, A, B, START, EXPIRY);
    private static final List<Tag> TAGS = List.of(new Tag("k", "v"));

    private final SagaTestFixture<PeeringExpirySaga> fixture = new SagaTestFixture<>(PeeringExpirySaga.class);

    @Test
    void aRequestSetsTheDeadlineAtTheInstantOfItsExpiry() {
        fixture.givenCurrentTime(START)
                .whenPublishingA(REQUESTED)
                .expectActiveSagas(1)
                .expectAssociationWith("peeringId", ID.value())
                .expectScheduledDeadlineWithName(EXPIRY, ExpiryPolicy.DEADLINE)
                .expectNoDispatchedCommands();
    }

    @Test
    void theDeadlineIsTheInstantOfTheEventNotSevenDaysFromNow() {
        fixture.givenCurrentTime(START.plus(Duration.ofDays(3)))
                .whenPublishingA(REQUESTED)
                .expectScheduledDeadlineWithName(EXPIRY, ExpiryPolicy.DEADLINE);
    }

    @Test
    void whenTheTimeIsOverTheRequestIsToldToExpire() {
        fixture.givenCurrentTime(START)
                .andThenAPublished(REQUESTED)
                .whenTimeElapses(Duration.ofHours(168))
                .expectTriggeredDeadlinesWithName(ExpiryPolicy.DEADLINE)
                .expectDispatchedCommands(new ExpireNetPeering(ID))
                .expectActiveSagas(1);
    }

    @Test
    void beforeTheTimeIsOverNothingIsSent() {
        fixture.givenCurrentTime(START)
                .andThenAPublished(REQUESTED)
                .whenTimeAdvancesTo(EXPIRY.minusNanos(1_000))
                .expectNoDispatchedCommands();
    }

    @ParameterizedTest
    @MethodSource("ends")
    void everyAnswerAndEveryEndCancelsTheDeadline(NetPeeringEvent end) {
        fixture.givenCurrentTime(START)
                .andThenAPublished(REQUESTED)
                .whenPublishingA(end)
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines()
                .expectNoDispatchedCommands();
    }

    static List<NetPeeringEvent> ends() {
        return List.of(
                new PeeringAccepted(ID, A, B, START, OWNER),
                new PeeringRejected(ID, A, B, START, RejectionCause.BY_ACCEPTER, OWNER, null, null),
                new PeeringRejected(ID, A, B, START, RejectionCause.REVERSE_ACCEPTED, null, null, OTHER),
                new PeeringFailed(ID, A, B, START, FailureCause.NET_GONE, List.of(), B.net()),
                new PeeringExpired(ID, A, B, EXPIRY, EXPIRY),
                new PeeringDeleted(ID, A, B, START, DeletionCause.BY_OWNER, OWNER, null));
    }

    @Test
    void tagsHaveNoBearingOnTheDeadline() {
        for (NetPeeringEvent event : List.of(
                new PeeringTagged(ID, A, B, START, OWNER, TAGS), new PeeringUntagged(ID, A, B, START, OWNER, TAGS))) {
            waiting()
                    .whenPublishingA(event)
                    .expectActiveSagas(1)
                    .expectScheduledDeadlineWithName(EXPIRY, ExpiryPolicy.DEADLINE);
        }
    }

    @Test
    void theEndOfAnotherPeeringIsNoneOfItsBusiness() {
        FixtureExecutionResult result = waiting().whenPublishingA(new PeeringAccepted(OTHER, A, B, START, OWNER));
        result.expectActiveSagas(1).expectScheduledDeadlineWithName(EXPIRY, ExpiryPolicy.DEADLINE);
    }

    @Test
    void aRequestThatIsReadAgainDoesNotSetASecondDeadline() {
        waiting()
                .whenPublishingA(REQUESTED)
                .expectActiveSagas(1)
                .expectScheduledDeadlineWithName(EXPIRY, ExpiryPolicy.DEADLINE);
        waiting()
                .andThenAPublished(REQUESTED)
                .andThenAPublished(new PeeringAccepted(ID, A, B, START, OWNER))
                .whenTimeElapses(Duration.ofDays(30))
                .expectActiveSagas(0);
    }

    @Test
    void anEndWithoutABeginningWakesNobody() {
        fixture.givenNoPriorActivity()
                .whenPublishingA(new PeeringAccepted(ID, A, B, START, OWNER))
                .expectActiveSagas(0)
                .expectNoScheduledDeadlines();
    }

    private static ContinuedGivenState waiting() {
        return new SagaTestFixture<>(PeeringExpirySaga.class)
                .givenCurrentTime(START)
                .andThenAPublished(REQUESTED);
    }

    private static NetEnd end(String net, String range) {
        return new NetEnd(new NetId(net), OWNER, List.of(CidrBlock.parse(range)));
    }
}
