package org.netpeering.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.netpeering.domain.model.Samples.ALICE;
import static org.netpeering.domain.model.Samples.BOB;
import static org.netpeering.domain.model.Samples.PEERING;
import static org.netpeering.domain.model.Samples.REQUESTED;
import static org.netpeering.domain.model.Samples.accepter;
import static org.netpeering.domain.model.Samples.known;
import static org.netpeering.domain.model.Samples.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.ProvisioningCommand.ContinueProvisioning;
import org.netpeering.domain.api.ProvisioningCommand.ReportProvisioningFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.value.PeeringStatus;

/** A provisioner that fails, and what the engine makes of it; the table of states is elsewhere. */
class ProvisionedTest {
    private static final ProvisioningSettings SETTINGS =
            new ProvisioningSettings(Duration.ofMinutes(1), 3, Duration.ofSeconds(2), Duration.ofSeconds(5));

    private NetPeering state = Samples.pending();
    private Instant now = REQUESTED;

    @Test
    void thePauseAfterAFailureDoublesUpToTheLongest() {
        when(new AcceptNetPeering(PEERING, BOB));
        assertThat(fail(1))
                .isEqualTo(new PeeringAttemptFailed(
                        PEERING, source(ALICE), accepter(BOB), now, 1, "no route", now.plusSeconds(2)));
        goOnAfter(2);
        assertThat(fail(2))
                .isInstanceOfSatisfying(
                        PeeringAttemptFailed.class, e -> assertThat(e.retryAt()).isEqualTo(now.plusSeconds(4)));
    }

    @Test
    void theLastFailureFailsThePeering() {
        when(new AcceptNetPeering(PEERING, BOB));
        fail(1);
        goOnAfter(2);
        fail(2);
        goOnAfter(4);
        assertThat(fail(3))
                .isEqualTo(new PeeringProvisioningAbandoned(PEERING, source(ALICE), accepter(BOB), now, 3, "no route"));
        PeeringView view = state.view().orElseThrow();
        assertThat(view.status()).isEqualTo(PeeringStatus.FAILED);
        assertThat(view.message()).isEqualTo("Could not be provisioned: no route");
        assertThat(view.endedAt()).isEqualTo(now);
    }

    @Test
    void silenceCountsAsAFailureToo() {
        when(new AcceptNetPeering(PEERING, BOB));
        for (int pause : new int[] {2, 4}) {
            now = now.plus(SETTINGS.answerWithin());
            when(new ContinueProvisioning(PEERING));
            goOnAfter(pause);
        }
        now = now.plus(SETTINGS.answerWithin());
        assertThat(when(new ContinueProvisioning(PEERING))).isInstanceOf(PeeringProvisioningAbandoned.class);
    }

    @Test
    void takingApartIsTriedForEver() {
        when(new AcceptNetPeering(PEERING, BOB));
        when(new DeleteNetPeering(PEERING, ALICE));
        for (int attempt = 1; attempt <= 200; attempt++) {
            now = now.plus(SETTINGS.answerWithin());
            assertThat(when(new ContinueProvisioning(PEERING))).isInstanceOf(PeeringAttemptFailed.class);
            goOnAfter(5);
        }
        assertThat(state.view().orElseThrow().status()).isEqualTo(PeeringStatus.DELETING);
    }

    @ParameterizedTest
    @CsvSource({"1, PT10S", "2, PT20S", "7, PT10M40S", "8, PT15M", "64, PT15M", "100000, PT15M"})
    void pausesAreBoundedHoweverMany(int attempt, Duration pause) {
        assertThat(ProvisioningSettings.DEFAULTS.pauseAfter(attempt)).isEqualTo(pause);
    }

    @Test
    void aReasonIsCutSoThatItFitsTheLog() {
        assertThat(new ReportProvisioningFailed(PEERING, 1, "x".repeat(501)).reason())
                .hasSize(500);
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 1, PT1S, PT1S, time to answer",
        "PT1S, 0, PT1S, PT1S, at least 1 try",
        "PT1S, 1, PT-1S, PT1S, first pause",
        "PT1S, 1, PT2S, PT1S, longest pause",
        "PT1S, 1, PT2S, P366D, longest pause"
    })
    void aSettingOutOfItsRangeIsNamed(
            Duration answerWithin, int tries, Duration firstRetry, Duration longestRetry, String named) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ProvisioningSettings(answerWithin, tries, firstRetry, longestRetry))
                .withMessageContaining(named);
    }

    private NetPeeringEvent fail(int attempt) {
        return when(new ReportProvisioningFailed(PEERING, attempt, "no route"));
    }

    private void goOnAfter(int seconds) {
        now = now.plusSeconds(seconds);
        when(new ContinueProvisioning(PEERING));
    }

    private NetPeeringEvent when(NetPeeringCommand command) {
        PeeringSettings usual = PeeringSettings.DEFAULTS;
        PeeringSettings settings = new PeeringSettings(
                usual.expiry(),
                usual.listingRetention(),
                usual.requireVm(),
                usual.requireAccepterOwner(),
                usual.pendingPerNet(),
                usual.peeringsPerNet(),
                SETTINGS);
        Decision decision = NetPeeringDecider.decide(
                command,
                state,
                new Facts(
                        now,
                        known(source(ALICE)),
                        known(accepter(BOB)),
                        PairFacts.NONE,
                        settings,
                        HostFacts.PROVISIONING));
        assertThat(decision.refusal()).isNull();
        List<NetPeeringEvent> events = decision.events();
        state = Samples.after(decision, state);
        return events.getLast();
    }
}
