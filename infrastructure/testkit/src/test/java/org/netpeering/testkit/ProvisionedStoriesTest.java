package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.testkit.Nets.ALICE;
import static org.netpeering.testkit.Nets.ALICES;
import static org.netpeering.testkit.Nets.BOB;
import static org.netpeering.testkit.Nets.BOBS;
import static org.netpeering.testkit.PeeringAssert.assertDone;
import static org.netpeering.testkit.PeeringAssert.assertRefused;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netpeering.application.port.PeeringPolicy;
import org.netpeering.application.port.PeeringProvisioner.Answer;
import org.netpeering.application.port.PeeringProvisioner.Order;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRangesChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/** The whole engine where the host has a provisioner, on a clock that is moved by hand. */
class ProvisionedStoriesTest {
    private static final NetPeeringId FIRST = SequentialPeeringIds.nth(1);
    private static final NetPeeringId SECOND = SequentialPeeringIds.nth(2);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final NetEnd ALICES_END = new NetEnd(ALICES.net(), ALICE, ALICES.ranges());
    private static final NetEnd BOBS_END = new NetEnd(BOBS.net(), BOB, BOBS.ranges());

    private final ManualProvisioner provisioner = ManualProvisioner.answering(Answer.LATER);
    private final InMemoryNetPeerings engine = InMemoryNetPeerings.start(
            ManualTime.at(START), Nets.ofAliceAndBob(), PeeringSettings.DEFAULTS, PeeringPolicy.NONE, provisioner);

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void anAcceptedPeeringIsActiveOnceTheProvisionerConfirms() {
        request();
        assertDone(accept()).is(PeeringStatus.PROVISIONING).says("Provisioning");
        assertThat(provisioner.connects()).containsExactly(new Order(FIRST, ALICES_END, BOBS_END, 1, 1));

        assertDone(engine.peerings().provisioned(FIRST, 1))
                .is(PeeringStatus.ACTIVE)
                .says("Active");

        assertThat(engine.eventsOf(FIRST))
                .extracting(Object::getClass)
                .containsExactly(PeeringRequested.class, PeeringProvisioningStarted.class, PeeringProvisioned.class);
        assertThat(engine.deadlines()).isEmpty();
        assertRefused(engine.peerings().provisioned(FIRST, 1), Refusal.AlreadyDone.class);
    }

    @Test
    void aProvisionerThatAnswersAtOnceIsDoneWhenTheAcceptReturns() {
        provisioner.answer(Answer.DONE);
        request();
        accept();
        assertThat(status()).isEqualTo(PeeringStatus.ACTIVE);
        delete();
        assertThat(status()).isEqualTo(PeeringStatus.DELETED);
        assertThat(provisioner.disconnects()).containsExactly(new Order(FIRST, ALICES_END, BOBS_END, 1, 3));
    }

    @Test
    void failedAttemptsAreMadeAgainWithPausesThatDouble() {
        provisioner.answer(Answer.failed("no route"));
        request();
        accept();
        engine.pass(Duration.ofSeconds(9));
        assertThat(provisioner.connects()).hasSize(1);
        engine.pass(Duration.ofSeconds(1));
        assertThat(provisioner.connects()).hasSize(2);
        engine.pass(Duration.ofSeconds(20));
        assertThat(provisioner.connects()).extracting(Order::attempt).containsExactly(1, 2, 3);
        assertThat(status()).isEqualTo(PeeringStatus.PROVISIONING);
    }

    @Test
    void afterTheLastAttemptThePeeringFailsWithTheReasonAndWhatIsLeftIsTakenAway() {
        provisioner.answer(Answer.failed("no route"));
        request();
        accept();
        engine.pass(Duration.ofHours(1));

        assertThat(provisioner.connects()).hasSize(5);
        assertThat(provisioner.disconnects()).hasSize(1);
        PeeringAssert.assertThat(engine.summaries().fetch(FIRST).orElseThrow())
                .is(PeeringStatus.FAILED)
                .says("Could not be provisioned: no route");
        assertThat(engine.eventsOf(FIRST)).last().isInstanceOf(PeeringProvisioningAbandoned.class);
        assertThat(engine.deadlines()).isEmpty();
    }

    @Test
    void aProvisionerThatSaysNothingIsAskedAgain() {
        request();
        accept();
        engine.pass(PATIENCE);
        assertThat(engine.eventsOf(FIRST)).last().isInstanceOfSatisfying(PeeringAttemptFailed.class, failed -> {
            assertThat(failed.reason()).contains("has not answered within PT5M");
            assertThat(failed.retryAt()).isEqualTo(START.plus(PATIENCE).plusSeconds(10));
        });
        engine.pass(Duration.ofSeconds(10));
        assertThat(provisioner.connects()).hasSize(2);

        assertDone(engine.peerings().provisioned(FIRST, 1)).is(PeeringStatus.ACTIVE);
    }

    @Test
    void whatAProvisionerThrowsIsTheReason() {
        provisioner.answer(order -> {
            throw new IllegalStateException("switch unplugged");
        });
        request();
        accept();
        assertThat(engine.eventsOf(FIRST))
                .last()
                .isInstanceOfSatisfying(
                        PeeringAttemptFailed.class, e -> assertThat(e.reason()).isEqualTo("switch unplugged"));
    }

    @Test
    void aDeletedPeeringIsDeletingUntilItIsTornDownHoweverLongThatTakes() {
        request();
        accept();
        engine.peerings().provisioned(FIRST, 1);
        provisioner.answer(Answer.failed("locked"));
        assertDone(delete()).is(PeeringStatus.DELETING).says("Deleting");

        engine.pass(Duration.ofDays(30));

        assertThat(provisioner.disconnects()).hasSizeGreaterThan(100);
        assertThat(status()).isEqualTo(PeeringStatus.DELETING);
        assertThat(engine.listFor(BOB)).hasSize(1);
        provisioner.answer(Answer.DONE);
        engine.pass(Duration.ofMinutes(15));
        assertThat(status()).isEqualTo(PeeringStatus.DELETED);
        assertThat(engine.eventsOf(FIRST))
                .last()
                .isInstanceOfSatisfying(
                        PeeringDeleted.class, e -> assertThat(e.by()).isEqualTo(ALICE));
        assertThat(engine.deadlines()).isEmpty();
    }

    @Test
    void aPeeringThatIsDeletedWhileItIsProvisionedIsTornDown() {
        request();
        accept();
        assertDone(delete()).is(PeeringStatus.DELETING);
        assertThat(provisioner.disconnects()).hasSize(1);
        assertRefused(engine.peerings().provisioned(FIRST, 1), Refusal.InvalidState.class);
        assertRefused(delete(), Refusal.AlreadyDone.class);
        assertDone(engine.peerings().tornDown(FIRST)).is(PeeringStatus.DELETED);
    }

    @Test
    void aNetThatIsRemovedWhileItIsProvisionedEndsThePeeringOnceItIsTornDown() {
        request();
        accept();
        engine.removeNet(BOBS.net());
        assertThat(engine.eventsOf(FIRST))
                .last()
                .isInstanceOfSatisfying(
                        PeeringDeletionStarted.class,
                        e -> assertThat(e.goneNet()).isEqualTo(BOBS.net()));
        engine.removeNet(ALICES.net());
        assertDone(engine.peerings().tornDown(FIRST)).is(PeeringStatus.DELETED);
        assertThat(engine.eventsOf(FIRST)).hasSize(4);
    }

    @Test
    void thePairIsReservedFromAcceptanceUntilItIsTornDown() {
        request();
        engine.request(BOB, BOBS.net(), ALICES.net());
        accept();
        assertThat(engine.eventsOf(SECOND)).last().isInstanceOf(PeeringRejected.class);

        assertRefused(engine.request(ALICE, ALICES.net(), BOBS.net()), Refusal.AlreadyDone.class);
        assertDone(engine.request(BOB, BOBS.net(), ALICES.net())).is(PeeringStatus.REJECTED);
        delete();
        assertThat(assertRefused(engine.request(BOB, BOBS.net(), ALICES.net()), Refusal.StillDeleting.class)
                        .peering())
                .isEqualTo(FIRST);
        assertRefused(engine.request(ALICE, ALICES.net(), BOBS.net()), Refusal.StillDeleting.class);
        engine.peerings().tornDown(FIRST);
        assertDone(engine.request(ALICE, ALICES.net(), BOBS.net())).is(PeeringStatus.PENDING_ACCEPTANCE);
    }

    @Test
    void expiryDoesNotConcernWhatIsBeingProvisioned() {
        request();
        engine.pass(Duration.ofHours(168).minusSeconds(1));
        accept();
        engine.pass(Duration.ofSeconds(2));
        assertThat(status()).isEqualTo(PeeringStatus.PROVISIONING);
        assertDone(engine.peerings().provisioned(FIRST, 1)).is(PeeringStatus.ACTIVE);
    }

    @Test
    void rangesThatChangeWhileTheyAreProvisionedAreOrderedAnew() {
        request();
        accept();
        engine.changeRanges(Nets.net(BOBS.net(), BOB, "10.7.0.0/16"));

        assertThat(provisioner.connects()).last().satisfies(order -> {
            assertThat(order.attempt()).isEqualTo(2);
            assertThat(order.accepter().ranges()).isEqualTo(Nets.ranges("10.7.0.0/16"));
        });
        assertThat(assertRefused(engine.peerings().provisioned(FIRST, 1), Refusal.StaleAttempt.class)
                        .current())
                .isEqualTo(2);
        assertDone(engine.peerings().provisioned(FIRST, 2)).is(PeeringStatus.ACTIVE);
    }

    @Test
    void rangesThatOverlapWhileTheyAreProvisionedFailThePeering() {
        request();
        accept();
        engine.changeRanges(Nets.net(BOBS.net(), BOB, "10.0.0.0/8"));
        assertThat(status()).isEqualTo(PeeringStatus.FAILED);
        assertThat(engine.eventsOf(FIRST))
                .extracting(Object::getClass)
                .endsWith(PeeringRangesChanged.class, PeeringProvisioningAbandoned.class);
        assertThat(provisioner.disconnects()).hasSize(1);
    }

    @Test
    void rangesThatChangeOfAnActivePeeringAreRecordedAndNothingIsOrdered() {
        provisioner.answer(Answer.DONE);
        request();
        accept();
        engine.changeRanges(Nets.net(BOBS.net(), BOB, "10.0.0.0/8"));
        assertThat(status()).isEqualTo(PeeringStatus.ACTIVE);
        assertThat(engine.summaries().fetch(FIRST).orElseThrow().accepter().ranges())
                .isEqualTo(Nets.ranges("10.0.0.0/8"));
        assertThat(engine.eventsOf(FIRST))
                .last()
                .isInstanceOfSatisfying(
                        PeeringRangesChanged.class,
                        e -> assertThat(e.collisions()).hasSize(1));
        assertThat(provisioner.connects()).hasSize(1);
    }

    @Test
    void aPendingRequestFailsAsSoonAsTheRangesOverlap() {
        request();
        engine.changeRanges(Nets.net(BOBS.net(), BOB, "10.7.0.0/16"));
        assertThat(status()).isEqualTo(PeeringStatus.PENDING_ACCEPTANCE);
        engine.changeRanges(Nets.net(BOBS.net(), BOB, "10.0.0.0/8"));
        assertThat(status()).isEqualTo(PeeringStatus.FAILED);
    }

    private PeeringStatus status() {
        return engine.summaries().fetch(FIRST).orElseThrow().status();
    }

    private void request() {
        engine.request(ALICE, ALICES.net(), BOBS.net());
    }

    private Outcome accept() {
        return engine.send(new AcceptNetPeering(FIRST, BOB));
    }

    private Outcome delete() {
        return engine.send(new DeleteNetPeering(FIRST, ALICE));
    }
}
