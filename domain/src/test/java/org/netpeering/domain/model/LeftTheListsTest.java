package org.netpeering.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.domain.model.Samples.ALICE;
import static org.netpeering.domain.model.Samples.PEERING;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.netpeering.domain.api.Refusal;

/** What has ended is there for one hour, to the microsecond; what lives is always there. */
class LeftTheListsTest {
    @ParameterizedTest
    @EnumSource
    void aPeeringIsThereUntilTheRetentionIsOver(Situation situation) {
        NetPeering state = situation.of(ALICE, Samples.BOB);
        Instant ended = state.view().map(view -> view.endedAt()).orElse(null);
        if (ended != null) {
            Instant leaves = ended.plus(Duration.ofHours(1));
            assertThat(isUnknown(state, leaves.minusNanos(1_000))).isFalse();
            assertThat(delete(state, leaves)).isEqualTo(Decision.refused(new Refusal.NoSuchPeering(PEERING)));
        } else if (situation != Situation.ABSENT) {
            assertThat(isUnknown(state, Instant.parse("9999-12-31T00:00:00Z"))).isFalse();
        }
    }

    private static boolean isUnknown(NetPeering state, Instant now) {
        return delete(state, now).refusal() instanceof Refusal.NoSuchPeering;
    }

    private static Decision delete(NetPeering state, Instant now) {
        return NetPeeringDecider.decide(Attempt.DELETE.by(ALICE), state, Samples.factsAt(now));
    }
}
