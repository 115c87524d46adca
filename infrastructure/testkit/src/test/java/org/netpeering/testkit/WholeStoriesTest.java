package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.testkit.Nets.ALICE;
import static org.netpeering.testkit.Nets.ALICES;
import static org.netpeering.testkit.Nets.BOB;
import static org.netpeering.testkit.Nets.BOBS;
import static org.netpeering.testkit.Nets.STRANGER;
import static org.netpeering.testkit.PeeringAssert.assertDone;
import static org.netpeering.testkit.PeeringAssert.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.Expectations;
import org.netpeering.domain.api.Expectations.ReverseActive;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.Tag;

/** The whole engine, from the facade to the saga, without a database. */
class WholeStoriesTest {
    private static final NetPeeringId FIRST = SequentialPeeringIds.nth(1);
    private static final NetPeeringId SECOND = SequentialPeeringIds.nth(2);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Instant EXPIRY = Instant.parse("2026-01-08T00:00:00Z");

    private final InMemoryNetPeerings engine = InMemoryNetPeerings.start();

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aRequestIsAcceptedAndTheListsOfBothOwnersShowIt() {
        assertDone(requestToBob()).is(PeeringStatus.PENDING_ACCEPTANCE).expiresAt(EXPIRY);
        assertThat(engine.deadlines()).containsExactly(EXPIRY);
        assertDone(engine.send(new AcceptNetPeering(FIRST, BOB))).is(PeeringStatus.ACTIVE);
        assertThat(engine.deadlines()).isEmpty();
        assertThat(engine.listFor(ALICE)).isEqualTo(engine.listFor(BOB)).hasSize(1);
        PeeringAssert.assertThat(engine.listFor(ALICE).get(0))
                .is(PeeringStatus.ACTIVE)
                .says("Active");
        assertThat(engine.listFor(STRANGER)).isEmpty();
    }

    @Test
    void aRequestThatNobodyAnswersExpiresAtItsInstant() {
        requestToBob();
        engine.time().moveTo(EXPIRY.minusNanos(1_000));
        assertThat(engine.eventsOf(FIRST)).hasSize(1);
        engine.time().moveTo(EXPIRY);
        assertThat(engine.eventsOf(FIRST)).hasSize(2).last().isInstanceOfSatisfying(PeeringExpired.class, e -> {
            assertThat(e.occurredAt()).isEqualTo(EXPIRY);
            assertThat(e.expiredAt()).isEqualTo(EXPIRY);
        });
        assertThat(engine.deadlines()).isEmpty();
        assertRefused(engine.send(new AcceptNetPeering(FIRST, BOB)), Refusal.InvalidState.class);
    }

    @Test
    void aMonthThatPassesAtOnceExpiresEachRequestAtItsOwnInstant() {
        requestToBob();
        engine.pass(Duration.ofDays(1));
        engine.nets().add(Nets.net(new NetId("vpc-0000000c"), BOB, "10.2.0.0/16"));
        engine.request(ALICE, ALICES.net(), new NetId("vpc-0000000c"));
        engine.pass(Duration.ofDays(30));
        assertThat(engine.eventsOf(FIRST).get(1).occurredAt()).isEqualTo(EXPIRY);
        assertThat(engine.eventsOf(SECOND).get(1).occurredAt()).isEqualTo(EXPIRY.plus(Duration.ofDays(1)));
    }

    @Test
    void whatEndedLeavesTheListAfterOneHourAndStaysInTheLog() {
        requestToBob();
        engine.send(new RejectNetPeering(FIRST, BOB, "not us"));
        engine.pass(Duration.ofHours(1).minusNanos(1_000));
        assertThat(engine.listFor(ALICE)).hasSize(1);
        engine.pass(Duration.ofNanos(1_000));
        assertThat(engine.listFor(ALICE)).isEmpty();
        assertRefused(engine.send(new DeleteNetPeering(FIRST, ALICE)), Refusal.NoSuchPeering.class);
        assertThat(engine.eventsOf(FIRST)).hasSize(2).last().isInstanceOf(PeeringRejected.class);
    }

    @Test
    void acceptingOneWayRejectsTheRequestOfTheOtherWay() {
        requestToBob();
        assertDone(engine.request(BOB, BOBS.net(), ALICES.net())).is(PeeringStatus.PENDING_ACCEPTANCE);
        assertDone(engine.send(new AcceptNetPeering(FIRST, BOB))).is(PeeringStatus.ACTIVE);
        assertThat(engine.eventsOf(SECOND)).hasSize(2).last().isInstanceOfSatisfying(PeeringRejected.class, e -> {
            assertThat(e.redundantTo()).isEqualTo(FIRST);
            assertThat(e.by()).isNull();
        });
        assertThat(engine.deadlines()).isEmpty();
        PeeringAssert.assertThat(engine.summaries().fetch(SECOND).orElseThrow()).is(PeeringStatus.REJECTED);
    }

    @Test
    void aRequestThatWaitsOutlivesTheAcceptanceOfTheOtherWay() {
        requestToBob();
        Expectations waiting = new Expectations(ReverseActive.WAIT, null, null);
        assertDone(engine.send(new RequestNetPeering(
                        SECOND,
                        BOB,
                        BOBS.net(),
                        ALICES.net(),
                        ALICE,
                        UnknownAccepter.REFUSE,
                        List.of(),
                        waiting,
                        null)))
                .is(PeeringStatus.PENDING_ACCEPTANCE);
        assertDone(engine.send(new AcceptNetPeering(FIRST, BOB))).is(PeeringStatus.ACTIVE);
        assertThat(engine.eventsOf(SECOND)).hasSize(1);
        AcceptNetPeering accept = new AcceptNetPeering(SECOND, ALICE, ReverseActive.WAIT);
        assertThat(assertRefused(engine.send(accept), Refusal.AlreadyPeered.class)
                        .active())
                .isEqualTo(FIRST);
        engine.send(new DeleteNetPeering(FIRST, ALICE));
        assertDone(engine.send(accept)).is(PeeringStatus.ACTIVE);
    }

    @Test
    void aRequestAgainstAnActivePeeringIsRejectedAtOnce() {
        requestToBob();
        engine.send(new AcceptNetPeering(FIRST, BOB));
        assertDone(engine.request(BOB, BOBS.net(), ALICES.net()))
                .is(PeeringStatus.REJECTED)
                .says("Rejected automatically because active reverse link already exists");
    }

    @Test
    void theSamePairAskedTwiceIsOnePeering() {
        requestToBob();
        assertThat(assertRefused(requestToBob(), Refusal.AlreadyDone.class).peering())
                .isEqualTo(FIRST);
        engine.send(new AcceptNetPeering(FIRST, BOB));
        assertThat(assertRefused(requestToBob(), Refusal.AlreadyDone.class).peering())
                .isEqualTo(FIRST);
        engine.send(new DeleteNetPeering(FIRST, BOB));
        assertDone(requestToBob()).is(PeeringStatus.PENDING_ACCEPTANCE);
    }

    @Test
    void aNetThatIsRemovedEndsWhatItTookPartIn() {
        requestToBob();
        engine.send(new AcceptNetPeering(FIRST, BOB));
        engine.removeNet(BOBS.net());
        assertThat(engine.eventsOf(FIRST)).last().isInstanceOf(PeeringDeleted.class);
        engine.nets().add(BOBS);
        requestToBob();
        engine.removeNet(ALICES.net());
        NetPeeringId latest = engine.listFor(BOB).get(1).id();
        assertThat(engine.eventsOf(latest)).last().isInstanceOf(PeeringFailed.class);
        assertThat(engine.peerings().liveOf(BOBS.net())).isEmpty();
        assertThat(engine.deadlines()).isEmpty();
    }

    @Test
    void rangesThatGrewIntoEachOtherFailTheAcceptWhichSucceeds() {
        requestToBob();
        engine.nets().giveRanges(BOBS.net(), "10.1.0.0/16", "10.0.9.0/24");
        assertDone(engine.send(new AcceptNetPeering(FIRST, BOB)))
                .is(PeeringStatus.FAILED)
                .says("The two Nets must not have overlapping IP ranges")
                .endedAt(START);
    }

    @Test
    void aClockThatRunsBackChangesNothingAndLosesNothing() {
        requestToBob();
        engine.pass(Duration.ofDays(-20));
        assertThat(engine.eventsOf(FIRST)).hasSize(1);
        assertThat(engine.deadlines()).containsExactly(EXPIRY);
        engine.time().moveTo(EXPIRY);
        assertThat(engine.eventsOf(FIRST)).last().isInstanceOf(PeeringExpired.class);
    }

    @Test
    void tagsAreShownToTheirOwner() {
        requestToBob();
        assertDone(engine.send(new TagNetPeering(FIRST, BOB, List.of(new Tag("Name", "été")))))
                .isTagged(BOB, "Name", "été");
        assertThat(engine.deadlines()).containsExactly(EXPIRY);
        assertThat(engine.eventsOf(FIRST).get(0)).isInstanceOf(PeeringRequested.class);
    }

    @Test
    void aPeeringThatNobodyAskedForDoesNotExist() {
        assertRefused(engine.send(new AcceptNetPeering(FIRST, BOB)), Refusal.NoSuchPeering.class);
        requestToBob();
        assertRefused(engine.send(new AcceptNetPeering(FIRST, STRANGER)), Refusal.NoSuchPeering.class);
        assertThat(engine.eventsOf(FIRST)).noneMatch(PeeringAccepted.class::isInstance);
    }

    private Outcome requestToBob() {
        return engine.request(ALICE, ALICES.net(), BOBS.net());
    }
}
