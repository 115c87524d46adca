package org.netpeering.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.domain.model.Samples.ACCEPTER_NET;
import static org.netpeering.domain.model.Samples.ALICE;
import static org.netpeering.domain.model.Samples.BOB;
import static org.netpeering.domain.model.Samples.JUST_BEFORE;
import static org.netpeering.domain.model.Samples.OTHER_PEERING;
import static org.netpeering.domain.model.Samples.PEERING;
import static org.netpeering.domain.model.Samples.SOURCE_NET;
import static org.netpeering.domain.model.Samples.STRANGER;
import static org.netpeering.domain.model.Samples.known;
import static org.netpeering.domain.model.Samples.ranges;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RangePair;

/** In seven days a Net may grow, go, or change hands: an accept looks again. */
class AcceptedAfterTheNetsChangedTest {
    private static final NetFacts SOURCE = known(Samples.source(ALICE));
    private static final NetFacts ACCEPTER = known(Samples.accepter(BOB));

    @Test
    void theEventCarriesTheRangesOfNow() {
        NetFacts grown = new NetFacts(ACCEPTER_NET, BOB, ranges("10.1.0.0/16", "10.2.0.0/16"), true);
        assertThat(accept(SOURCE, grown, PairFacts.NONE))
                .isEqualTo(new Decision(
                        List.of(new PeeringAccepted(
                                PEERING,
                                SOURCE.asEnd(),
                                new NetEnd(ACCEPTER_NET, BOB, ranges("10.1.0.0/16", "10.2.0.0/16")),
                                JUST_BEFORE,
                                BOB)),
                        null));
    }

    @Test
    void rangesThatOverlapByNowFailThePeeringAndTheCallSucceeds() {
        NetFacts grown = new NetFacts(ACCEPTER_NET, BOB, ranges("10.1.0.0/16", "10.0.7.0/24"), true);
        assertThat(accept(SOURCE, grown, PairFacts.NONE))
                .isEqualTo(new Decision(
                        List.of(new PeeringFailed(
                                PEERING,
                                SOURCE.asEnd(),
                                grown.asEnd(),
                                JUST_BEFORE,
                                FailureCause.OVERLAPPING_RANGES,
                                RangePair.colliding(SOURCE.ranges(), grown.ranges()),
                                null)),
                        null));
    }

    @Test
    void aNetThatIsGoneFailsThePeering() {
        assertFailsWithout(accept(null, ACCEPTER, PairFacts.NONE), SOURCE_NET);
        assertFailsWithout(accept(SOURCE, null, PairFacts.NONE), ACCEPTER_NET);
        assertFailsWithout(accept(null, null, PairFacts.NONE), SOURCE_NET);
    }

    @Test
    void aNetThatChangedHandsIsGone() {
        assertFailsWithout(accept(of(SOURCE, STRANGER), ACCEPTER, PairFacts.NONE), SOURCE_NET);
        assertFailsWithout(accept(SOURCE, of(ACCEPTER, STRANGER), PairFacts.NONE), ACCEPTER_NET);
    }

    @Test
    void aVmIsNotAskedForASecondTime() {
        NetFacts empty = new NetFacts(ACCEPTER_NET, BOB, ACCEPTER.ranges(), false);
        assertThat(accept(SOURCE, empty, PairFacts.NONE).events())
                .singleElement()
                .isInstanceOf(PeeringAccepted.class);
    }

    @Test
    void aRequestWhoseReverseIsActiveIsRejectedAndTheCallerIsRefused() {
        Decision decision = accept(SOURCE, ACCEPTER, new PairFacts(null, OTHER_PEERING, 0, 1, 1));
        assertThat(decision.events()).singleElement().isInstanceOfSatisfying(PeeringRejected.class, rejected -> {
            assertThat(rejected.cause()).isEqualTo(RejectionCause.REVERSE_ACCEPTED);
            assertThat(rejected.redundantTo()).isEqualTo(OTHER_PEERING);
        });
        assertThat(decision.refusal())
                .isEqualTo(new Refusal.InvalidState(PEERING, PeeringStatus.REJECTED, PeeringAction.ACCEPT));
    }

    private static void assertFailsWithout(Decision decision, NetId net) {
        assertThat(decision)
                .isEqualTo(new Decision(
                        List.of(new PeeringFailed(
                                PEERING,
                                SOURCE.asEnd(),
                                ACCEPTER.asEnd(),
                                JUST_BEFORE,
                                FailureCause.NET_GONE,
                                List.of(),
                                net)),
                        null));
    }

    private static NetFacts of(NetFacts net, AccountId owner) {
        return new NetFacts(net.net(), owner, net.ranges(), net.hasVm());
    }

    private static Decision accept(@Nullable NetFacts source, @Nullable NetFacts accepter, PairFacts pair) {
        return NetPeeringDecider.decide(
                new AcceptNetPeering(PEERING, BOB),
                Samples.pending(),
                Samples.facts(JUST_BEFORE, source, accepter, pair));
    }
}
