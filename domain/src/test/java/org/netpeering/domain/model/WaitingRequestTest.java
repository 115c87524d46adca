package org.netpeering.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.domain.model.Samples.ACCEPTER_NET;
import static org.netpeering.domain.model.Samples.ALICE;
import static org.netpeering.domain.model.Samples.BOB;
import static org.netpeering.domain.model.Samples.EXPIRY;
import static org.netpeering.domain.model.Samples.JUST_BEFORE;
import static org.netpeering.domain.model.Samples.OTHER_PEERING;
import static org.netpeering.domain.model.Samples.PEERING;
import static org.netpeering.domain.model.Samples.REQUESTED;
import static org.netpeering.domain.model.Samples.SOURCE_NET;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.Expectations;
import org.netpeering.domain.api.Expectations.ReverseActive;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectRedundantNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.NetPeering.PendingAcceptance;

/** A request can say that it waits while its two Nets are joined in the other direction. */
class WaitingRequestTest {
    private static final PairFacts JOINED = new PairFacts(null, OTHER_PEERING, 0, 0, 0);
    private static final RejectRedundantNetPeering REDUNDANT = new RejectRedundantNetPeering(PEERING, OTHER_PEERING);

    private static Decision request(ReverseActive reverse, PairFacts pair) {
        return NetPeeringDecider.decide(
                new RequestNetPeering(
                        PEERING,
                        ALICE,
                        SOURCE_NET,
                        ACCEPTER_NET,
                        BOB,
                        UnknownAccepter.REFUSE,
                        List.of(),
                        new Expectations(reverse, null, null),
                        null),
                NetPeering.ABSENT,
                Samples.facts(
                        REQUESTED, Samples.known(Samples.source(ALICE)), Samples.known(Samples.accepter(BOB)), pair));
    }

    private static NetPeering pending(ReverseActive reverse) {
        return Samples.after(request(reverse, PairFacts.NONE), NetPeering.ABSENT);
    }

    private static @Nullable ReverseActive told(ReverseActive reverse) {
        return ((PeeringRequested) request(reverse, PairFacts.NONE).events().getFirst()).reverse();
    }

    @Test
    void theEventSaysWhetherItWaits() {
        assertThat(told(ReverseActive.WAIT)).isEqualTo(ReverseActive.WAIT);
        assertThat(told(ReverseActive.REJECT)).isNull();
    }

    @Test
    void itIsNotRejectedBecauseTheReverseWasAccepted() {
        NetPeering waiting = pending(ReverseActive.WAIT);
        assertThat(NetPeeringDecider.decide(REDUNDANT, waiting, Samples.factsAt(JUST_BEFORE)))
                .isEqualTo(new Decision(List.of(), new Refusal.NothingDue(PEERING, EXPIRY)));
        assertThat(NetPeeringDecider.decide(REDUNDANT, pending(ReverseActive.REJECT), Samples.factsAt(JUST_BEFORE))
                        .events())
                .singleElement()
                .isInstanceOf(PeeringRejected.class);
    }

    @Test
    void itStillExpires() {
        assertThat(NetPeeringDecider.decide(REDUNDANT, pending(ReverseActive.WAIT), Samples.factsAt(EXPIRY))
                        .events())
                .singleElement()
                .isInstanceOf(PeeringExpired.class);
    }

    @Test
    void itIsPendingFromTheStartAndAcceptedOnceTheOtherOneIsGone() {
        NetPeering waiting = Samples.after(request(ReverseActive.WAIT, JOINED), NetPeering.ABSENT);
        assertThat(waiting).isInstanceOf(PendingAcceptance.class);
        AcceptNetPeering accept = new AcceptNetPeering(PEERING, BOB, ReverseActive.WAIT);
        Facts joined = Samples.facts(
                JUST_BEFORE, Samples.known(Samples.source(ALICE)), Samples.known(Samples.accepter(BOB)), JOINED);
        assertThat(NetPeeringDecider.decide(accept, waiting, joined))
                .isEqualTo(new Decision(List.of(), new Refusal.AlreadyPeered(PEERING, OTHER_PEERING)));
        assertThat(NetPeeringDecider.decide(accept, waiting, Samples.factsAt(JUST_BEFORE))
                        .events())
                .singleElement()
                .isInstanceOf(PeeringAccepted.class);
    }
}
