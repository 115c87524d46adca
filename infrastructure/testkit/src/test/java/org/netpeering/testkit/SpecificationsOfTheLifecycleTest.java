package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.netpeering.testkit.Nets.ALICE;
import static org.netpeering.testkit.Nets.ALICES;
import static org.netpeering.testkit.Nets.BOB;
import static org.netpeering.testkit.Nets.BOBS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/** The lifecycle as those who embed the engine would specify it, and the words they have for it. */
class SpecificationsOfTheLifecycleTest {
    private static final NetPeeringId ID = SequentialPeeringIds.nth(1);
    private static final NetEnd A = new NetEnd(ALICES.net(), ALICE, ALICES.ranges());
    private static final NetEnd B = new NetEnd(BOBS.net(), BOB, BOBS.ranges());
    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");
    private static final Instant EXPIRY = NOON.plus(Duration.ofDays(7));
    private static final PeeringRequested REQUESTED = new PeeringRequested(ID, A, B, NOON, EXPIRY);
    private static final RequestNetPeering REQUEST =
            new RequestNetPeering(ID, ALICE, ALICES.net(), BOBS.net(), BOB, UnknownAccepter.REFUSE, List.of());

    @Test
    void aRequestBetweenTwoNetsWaitsForItsAnswer() {
        GivenPeering.nothing()
                .when(REQUEST)
                .at(NOON)
                .thenDone()
                .thenEvents(REQUESTED)
                .thenPeering()
                .is(PeeringStatus.PENDING_ACCEPTANCE)
                .expiresAt(EXPIRY);
    }

    @Test
    void overlappingNetsFailAtOnce() {
        GivenPeering.nothing()
                .among(Nets.ofAliceAndBob().add(BOBS.net(), BOB, "10.0.0.0/24"))
                .when(REQUEST)
                .at(NOON)
                .thenDone()
                .thenEvents(PeeringRequested.class, PeeringFailed.class);
    }

    @Test
    void anAcceptInTimeJoinsTheNets() {
        Instant inTime = EXPIRY.minusNanos(1_000);
        GivenPeering.that(REQUESTED)
                .when(new AcceptNetPeering(ID, BOB))
                .at(inTime)
                .thenEvents(new PeeringAccepted(ID, A, B, inTime, BOB))
                .thenPeering()
                .is(PeeringStatus.ACTIVE);
    }

    @Test
    void anAcceptThatComesLateExpiresTheRequest() {
        GivenPeering.that(REQUESTED)
                .when(new AcceptNetPeering(ID, BOB))
                .at(EXPIRY)
                .thenRefused(Refusal.InvalidState.class)
                .thenEvents(new PeeringExpired(ID, A, B, EXPIRY, EXPIRY));
    }

    @Test
    void anEarlyDeadlineIsHarmless() {
        GivenPeering.that(REQUESTED)
                .when(new ExpireNetPeering(ID))
                .at(EXPIRY.minusNanos(1_000))
                .thenRefused(new Refusal.NotYetDue(ID, EXPIRY))
                .thenNothingHappened();
    }

    @Test
    void aSecondRequestIsTheFirst() {
        NetPeeringId first = SequentialPeeringIds.nth(7);
        GivenPeering.nothing()
                .beside(new PairFacts(first, null, 1, 1, 1))
                .under(PeeringSettings.DEFAULTS)
                .when(REQUEST)
                .at(NOON)
                .thenRefused(new Refusal.AlreadyDone(first))
                .thenNothingHappened();
    }

    @Test
    void aSpecificationThatDoesNotHoldSaysWhatFollowedInstead() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> GivenPeering.that(REQUESTED)
                        .when(new AcceptNetPeering(ID, BOB))
                        .at(EXPIRY)
                        .thenDone())
                .withMessageContaining("no refusal")
                .withMessageContaining("InvalidState");
    }
}
