package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmProvisioned;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmTornDown;
import org.netpeering.domain.api.ProvisioningCommand.ReportProvisioningFailed;
import org.netpeering.domain.api.ProvisioningCommand.ReportTearDownFailed;
import org.netpeering.domain.model.Decision;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.value.PeeringStatus;

/** A simulation that finds nothing proves nothing: each part is broken, and the promise that breaks is named. */
class BrokenOnPurposeTest {
    private static final Pattern SEED = Pattern.compile("-Dnetpeering\\.simulation\\.seed=(\\d+)");

    /** What is broken, and what must be noticed. */
    enum Break {
        ACCEPT_IGNORES_THE_EXPIRY("no accept at or after the expiry"),
        DELETE_IGNORES_THE_STATE("exactly one terminal outcome"),
        SWEEP_SKIPS_EVERY_OTHER("every request past its instant is expired once the sweep has run"),
        PROJECTION_APPLIES_EVENTS_AGAIN("the read model equals a replay"),
        PROJECTION_LOSES_TAGS("the read model equals a replay"),
        PAIRS_ARE_NOT_GUARDED("one live peering per direction"),
        A_FAILED_ATTEMPT_PASSES_FOR_ACTIVE("what is active is joined");

        private final String promise;

        Break(String promise) {
            this.promise = promise;
        }

        SimulationParts parts() {
            return switch (this) {
                case ACCEPT_IGNORES_THE_EXPIRY -> SimulationParts.REAL.with(BrokenOnPurposeTest::acceptAlways);
                case DELETE_IGNORES_THE_STATE -> SimulationParts.REAL.with(BrokenOnPurposeTest::deleteAlways);
                case SWEEP_SKIPS_EVERY_OTHER ->
                    SimulationParts.REAL.with((rows, now) -> rows.overdue(now, 100).stream()
                            .filter(id -> id.hashCode() % 2 == 0)
                            .toList());
                case PROJECTION_APPLIES_EVENTS_AGAIN -> SimulationParts.REAL.with(summaries(Forgetful::new));
                case PROJECTION_LOSES_TAGS -> SimulationParts.REAL.with(summaries(WithoutTags::new));
                case PAIRS_ARE_NOT_GUARDED -> SimulationParts.REAL.with(summaries(WithoutGuard::new));
                case A_FAILED_ATTEMPT_PASSES_FOR_ACTIVE ->
                    SimulationParts.PROVISIONED.with(BrokenOnPurposeTest::activateAfterFailure);
            };
        }

        private static Supplier<PeeringSummaries> summaries(Supplier<PeeringSummaries> broken) {
            return broken;
        }
    }

    @ParameterizedTest
    @EnumSource
    void theSimulationNoticesAndNamesTheSeed(Break broken) {
        Simulation simulation = new Simulation(broken.parts());
        List<String> messages = new ArrayList<>();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> simulation.run(1, 5_000))
                .withMessageContaining(broken.promise)
                .satisfies(error -> messages.add(error.getMessage()));
        Matcher seed = SEED.matcher(messages.get(0));
        assertThat(seed.find()).isTrue();
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> simulation.run(Long.parseLong(seed.group(1)), 1))
                .withMessage(messages.get(0));
    }

    /** Not every history that gives up too early has joined the Nets before. */
    @Test
    void theSimulationNoticesThatTakingApartIsGivenUp() {
        Simulation simulation =
                new Simulation(SimulationParts.PROVISIONED.with(BrokenOnPurposeTest::deleteAfterFailure));
        assertThat(LongStream.rangeClosed(1, 5_000)
                        .mapToObj(seed -> String.valueOf(catchThrowable(() -> simulation.run(seed, 1))))
                        .filter(message -> message.contains("what is deleted is not joined"))
                        .findFirst())
                .isPresent();
    }

    private static Decision acceptAlways(NetPeeringCommand command, NetPeering state, Facts facts) {
        @Nullable PeeringView view = state.view().orElse(null);
        return command instanceof AcceptNetPeering c
                        && view != null
                        && view.status() == PeeringStatus.PENDING_ACCEPTANCE
                        && view.accepter().isOwnedBy(c.caller())
                        && !facts.now().isBefore(view.expiresAt())
                ? new Decision(
                        List.of(new PeeringAccepted(
                                view.id(), view.source(), view.accepter(), facts.now(), c.caller())),
                        null)
                : NetPeeringDecider.decide(command, state, facts);
    }

    private static Decision deleteAlways(NetPeeringCommand command, NetPeering state, Facts facts) {
        @Nullable PeeringView view = state.view().orElse(null);
        return command instanceof DeleteNetPeering c
                        && view != null
                        && view.endedAt() != null
                        && view.concerns(c.caller())
                ? new Decision(
                        List.of(new PeeringDeleted(
                                view.id(),
                                view.source(),
                                view.accepter(),
                                facts.now(),
                                DeletionCause.BY_OWNER,
                                c.caller(),
                                null)),
                        null)
                : NetPeeringDecider.decide(command, state, facts);
    }

    private static Decision activateAfterFailure(NetPeeringCommand command, NetPeering state, Facts facts) {
        return command instanceof ReportProvisioningFailed c
                ? NetPeeringDecider.decide(new ConfirmProvisioned(c.peeringId(), c.attempt()), state, facts)
                : NetPeeringDecider.decide(command, state, facts);
    }

    private static Decision deleteAfterFailure(NetPeeringCommand command, NetPeering state, Facts facts) {
        return command instanceof ReportTearDownFailed c
                ? NetPeeringDecider.decide(new ConfirmTornDown(c.peeringId()), state, facts)
                : NetPeeringDecider.decide(command, state, facts);
    }

    /** Takes every event for a new one. */
    private static final class Forgetful extends DelegatingSummaries {
        private long version;

        @Override
        public void apply(NetPeeringEvent event, long ignored) {
            super.apply(event, version++);
        }
    }

    private static final class WithoutTags extends DelegatingSummaries {
        @Override
        public void apply(NetPeeringEvent event, long version) {
            if (!(event instanceof NetPeeringEvent.PeeringTagged)) {
                super.apply(event, version);
            }
        }
    }

    /** Lets two requests of one direction through. */
    private static final class WithoutGuard extends DelegatingSummaries {
        @Override
        public void apply(NetPeeringEvent event, long version) {
            try {
                if (version == 0 || fetch(event.peeringId()).isPresent()) {
                    super.apply(event, version);
                }
            } catch (PairTakenException overlooked) {
                assertThat(overlooked).isNotNull();
            }
        }
    }
}
