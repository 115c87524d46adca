package org.netpeering.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.domain.model.Samples.ACCEPTER_NET;
import static org.netpeering.domain.model.Samples.ALICE;
import static org.netpeering.domain.model.Samples.BOB;
import static org.netpeering.domain.model.Samples.JUST_BEFORE;
import static org.netpeering.domain.model.Samples.LATER;
import static org.netpeering.domain.model.Samples.PEERING;
import static org.netpeering.domain.model.Samples.known;
import static org.netpeering.domain.model.Samples.ranges;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRangesChanged;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;

/** Whoever names the version that it has seen changes nothing else. */
class OnlyIfUnchangedTest {
    private static final Tag TAG = new Tag("env", "prod");

    /** Requested, and tagged by each owner: version 2. */
    private static NetPeering seenByBoth() {
        NetPeering state = Samples.pending();
        for (var owner : List.of(ALICE, BOB)) {
            state = Samples.after(
                    decide(new TagNetPeering(PEERING, owner, List.of(new Tag("seen", "yes"))), state), state);
        }
        return state;
    }

    private static List<NetPeeringCommand> commands(@Nullable Long version) {
        return List.of(
                new AcceptNetPeering(PEERING, BOB, version),
                new RejectNetPeering(PEERING, BOB, "no", version),
                new DeleteNetPeering(PEERING, ALICE, version),
                new TagNetPeering(PEERING, ALICE, List.of(TAG), version),
                new UntagNetPeering(PEERING, BOB, List.of(new TagSelector("seen", null)), version));
    }

    private static List<NetPeeringCommand> commandsForVersionTwo() {
        return commands(2L);
    }

    private static List<NetPeeringCommand> commandsForVersionOne() {
        return commands(1L);
    }

    @Test
    void theVersionCountsTheEventsAfterTheRequest() {
        assertThat(Samples.pending().view().map(PeeringView::version)).hasValue(0L);
        assertThat(seenByBoth().view().map(PeeringView::version)).hasValue(2L);
    }

    @ParameterizedTest
    @MethodSource("commandsForVersionTwo")
    void theVersionThatThePeeringHasIsNoHindrance(NetPeeringCommand command) {
        Decision without = decide(commands(null).get(commandsForVersionTwo().indexOf(command)), seenByBoth());
        assertThat(without.refusal()).isNull();
        assertThat(decide(command, seenByBoth())).isEqualTo(without);
    }

    @ParameterizedTest
    @MethodSource("commandsForVersionOne")
    void anotherVersionIsRefusedAndChangesNothing(NetPeeringCommand command) {
        assertThat(decide(command, seenByBoth()))
                .isEqualTo(new Decision(List.of(), new Refusal.VersionMismatch(PEERING, 1, 2)));
    }

    @Test
    void whatElseSpeaksAgainstTheCommandIsSaidFirst() {
        assertThat(decide(new AcceptNetPeering(PEERING, ALICE, 1L), seenByBoth())
                        .refusal())
                .isInstanceOf(Refusal.NotPermitted.class);
        NetPeering active = Samples.after(decide(new AcceptNetPeering(PEERING, BOB), seenByBoth()), seenByBoth());
        assertThat(decide(new AcceptNetPeering(PEERING, BOB, 2L), active).refusal())
                .as("whoever sends it again after a lost answer hears that it is done")
                .isEqualTo(new Refusal.AlreadyDone(PEERING));
        Decision late = NetPeeringDecider.decide(
                new AcceptNetPeering(PEERING, BOB, 1L), seenByBoth(), Samples.factsAt(LATER.minusSeconds(100_000)));
        assertThat(late.refusal()).isInstanceOf(Refusal.InvalidState.class);
        assertThat(late.events()).as("it expires all the same").hasSize(1);
    }

    @Test
    void whoAcceptsTheRangesItHasSeenDoesNotAcceptOthers() {
        NetFacts grown = new NetFacts(ACCEPTER_NET, BOB, ranges("10.1.0.0/16", "10.2.0.0/16"), true);
        Facts facts = Samples.facts(JUST_BEFORE, known(Samples.source(ALICE)), grown, PairFacts.NONE);
        Decision decision = NetPeeringDecider.decide(new AcceptNetPeering(PEERING, BOB, 2L), seenByBoth(), facts);

        assertThat(decision.refusal()).isEqualTo(new Refusal.RangesChanged(PEERING, ACCEPTER_NET, grown.ranges()));
        assertThat(decision.events())
                .as("the new ranges can be seen from now on")
                .containsExactly(new PeeringRangesChanged(
                        PEERING, Samples.source(ALICE), grown.asEnd(), JUST_BEFORE, ACCEPTER_NET, List.of()));
        NetPeering changed = Samples.after(decision, seenByBoth());
        assertThat(NetPeeringDecider.decide(new AcceptNetPeering(PEERING, BOB, 3L), changed, facts)
                        .refusal())
                .isNull();
        assertThat(NetPeeringDecider.decide(new AcceptNetPeering(PEERING, BOB), seenByBoth(), facts)
                        .refusal())
                .as("whoever does not mind accepts whatever ranges there are")
                .isNull();
    }

    @Test
    void otherRangesThatOverlapFailTheRequestAsTheyWouldWithoutAVersion() {
        NetFacts grown = new NetFacts(ACCEPTER_NET, BOB, ranges("10.1.0.0/16", "10.0.7.0/24"), true);
        Facts facts = Samples.facts(JUST_BEFORE, known(Samples.source(ALICE)), grown, PairFacts.NONE);
        Decision decision = NetPeeringDecider.decide(new AcceptNetPeering(PEERING, BOB, 2L), seenByBoth(), facts);

        assertThat(decision.refusal()).isInstanceOf(Refusal.RangesChanged.class);
        assertThat(decision.events()).singleElement().isInstanceOf(PeeringFailed.class);
    }

    private static Decision decide(NetPeeringCommand command, NetPeering state) {
        return NetPeeringDecider.decide(command, state, Samples.factsAt(JUST_BEFORE));
    }
}
