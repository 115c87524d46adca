package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.netpeering.testkit.Nets.ALICE;
import static org.netpeering.testkit.Nets.ALICES;
import static org.netpeering.testkit.Nets.BOB;
import static org.netpeering.testkit.Nets.BOBS;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.netpeering.application.port.PeeringProvisioner.Order;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.ProvisioningCommand.ContinueProvisioning;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetPeeringId;

/** The processes, said as given, when and then, as those who embed the engine can. */
class SpecificationsOfTheProcessesTest {
    private static final NetPeeringId ID = SequentialPeeringIds.nth(1);
    private static final NetEnd A = new NetEnd(ALICES.net(), ALICE, ALICES.ranges());
    private static final NetEnd B = new NetEnd(BOBS.net(), BOB, BOBS.ranges());
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration SEVEN_DAYS = Duration.ofDays(7);
    private static final Instant EXPIRY = NOON.plus(SEVEN_DAYS);
    private static final Instant ANSWER_BY = NOON.plus(Duration.ofMinutes(5));
    private static final PeeringRequested REQUESTED = new PeeringRequested(ID, A, B, NOON, EXPIRY);
    private static final PeeringProvisioningStarted STARTED = started(1, NOON);

    @Test
    void aRequestIsLeftAloneUntilItIsToExpire() {
        GivenProcess.that()
                .whenHappens(REQUESTED)
                .thenSendsNothing()
                .thenWaitsUntil(EXPIRY)
                .thenOrdersNothing();
        GivenProcess.that(REQUESTED)
                .whenTimePasses(SEVEN_DAYS.minusNanos(1_000))
                .thenSendsNothing();
    }

    @Test
    void afterSevenDaysItIsToldToExpire() {
        GivenProcess.that(REQUESTED)
                .whenTimePasses(SEVEN_DAYS)
                .thenSends(new ExpireNetPeering(ID))
                .thenWaitsForNothing();
    }

    @Test
    void nobodyWaitsForTheExpiryOfWhatWasAccepted() {
        GivenProcess.that(REQUESTED)
                .whenHappens(new PeeringAccepted(ID, A, B, NOON.plusSeconds(1), BOB))
                .thenWaitsForNothing();
    }

    @Test
    void anAcceptedPeeringIsOrderedFromTheProvisioner() {
        GivenProcess.that(REQUESTED)
                .whenHappens(STARTED)
                .thenConnects(new Order(ID, A, B, 1, 1))
                .thenDisconnects()
                .thenWaitsUntil(ANSWER_BY)
                .thenSendsNothing();
    }

    @Test
    void whereTheProvisionerIsSilentTheEngineGoesOn() {
        GivenProcess.that(REQUESTED, STARTED)
                .whenTimeIs(ANSWER_BY)
                .thenSends(new ContinueProvisioning(ID))
                .thenOrdersNothing();
    }

    @Test
    void afterAFailedAttemptThereIsAPauseAndThenAnotherOrder() {
        Instant retryAt = NOON.plusSeconds(10);
        PeeringAttemptFailed failed = new PeeringAttemptFailed(ID, A, B, NOON, 1, "no route", retryAt);
        GivenProcess.that(REQUESTED, STARTED).whenHappens(failed).thenWaitsUntil(retryAt);
        GivenProcess.that(REQUESTED, STARTED, failed)
                .whenHappens(started(2, retryAt))
                .thenConnects(new Order(ID, A, B, 2, 3));
    }

    @Test
    void whatIsJoinedNeedsNothingMore() {
        GivenProcess.that(REQUESTED, STARTED)
                .whenHappens(new PeeringProvisioned(ID, A, B, NOON, BOB))
                .thenWaitsForNothing()
                .thenOrdersNothing();
    }

    @Test
    void aSpecificationThatDoesNotHoldSaysWhatWasFoundInstead() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() ->
                        GivenProcess.that(REQUESTED).whenTimePasses(SEVEN_DAYS).thenSendsNothing())
                .withMessageContaining("Expected commands []")
                .withMessageContaining("ExpireNetPeering");
    }

    private static PeeringProvisioningStarted started(int attempt, Instant at) {
        return new PeeringProvisioningStarted(ID, A, B, at, BOB, attempt, at.plus(Duration.ofMinutes(5)));
    }
}
