package org.netpeering.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.netpeering.domain.model.Samples.ALICE;
import static org.netpeering.domain.model.Samples.BOB;
import static org.netpeering.domain.model.Samples.EXPIRY;
import static org.netpeering.domain.model.Samples.JUST_BEFORE;
import static org.netpeering.domain.model.Samples.LATER;
import static org.netpeering.domain.model.Samples.REQUESTED;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.EventNames;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringApproved;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.EveryStateEveryCommandTest.Case;

/** What holds of every peering, whoever does what and when. */
class LifecycleLawsTest {
    @Test
    void everyEventCanBeFoldedIntoEveryState() {
        Set<NetPeeringEvent> events = new LinkedHashSet<>();
        events.add(new PeeringApproved(
                Samples.PEERING, Samples.source(ALICE), Samples.accepter(BOB), REQUESTED, "same-tenant"));
        for (Case c : EveryStateEveryCommandTest.cases()) {
            events.addAll(c.situation().history(ALICE, c.accepterOwner()));
            events.addAll(decide(c).events());
        }
        int folded = 0;
        for (Situation situation : Situation.values()) {
            for (NetPeeringEvent event : events) {
                NetPeering state = situation.of(ALICE, BOB);
                assertThatCode(() -> NetPeeringDecider.evolve(state, event)).doesNotThrowAnyException();
                folded++;
            }
        }
        assertThat(events.stream().map(Object::getClass).distinct())
                .hasSize(EventNames.all().size());
        assertThat(folded).isEqualTo(Situation.values().length * events.size());
    }

    @Test
    void anEventOtherThanTheRequestLeavesAnAbsentPeeringAbsent() {
        for (Situation situation : Situation.values()) {
            situation.history(ALICE, BOB).stream()
                    .skip(1)
                    .forEach(event -> assertThat(NetPeeringDecider.evolve(NetPeering.ABSENT, event))
                            .isEqualTo(NetPeering.ABSENT));
        }
    }

    @Test
    void theSameArgumentsLeadToTheSameDecisionAndTheSameState() {
        for (Case c : EveryStateEveryCommandTest.cases()) {
            Decision first = decide(c);
            assertThat(decide(c)).isEqualTo(first);
            assertThat(Samples.after(first, c.state())).isEqualTo(Samples.after(first, c.state()));
        }
    }

    @Test
    void whatHasEndedChangesNothingButItsTags() {
        for (Case c : EveryStateEveryCommandTest.cases()) {
            if (hasEnded(c.state())) {
                assertThat(decide(c).events())
                        .as(c.toString())
                        .allMatch(event -> event instanceof PeeringTagged || event instanceof PeeringUntagged);
                assertThat(statusAfter(c)).isEqualTo(statusBefore(c));
            }
        }
    }

    @Test
    void aCommandThatIsNotRefusedLeavesAnEvent() {
        for (Case c : EveryStateEveryCommandTest.cases()) {
            Decision decision = decide(c);
            assertThat(decision.refusal() == null && decision.events().isEmpty())
                    .as(c.toString())
                    .isFalse();
        }
    }

    @Test
    void acceptIsInTimeUntilOneMicrosecondBeforeTheExpiry() {
        assertThat(accept(JUST_BEFORE).events()).singleElement().isInstanceOf(PeeringAccepted.class);
        assertThat(accept(JUST_BEFORE).refusal()).isNull();
    }

    @Test
    void acceptIsRefusedAtTheInstantOfExpiry() {
        for (Instant late : List.of(EXPIRY, EXPIRY.plusNanos(1_000), LATER, Instant.parse("9999-01-01T00:00:00Z"))) {
            assertThat(accept(late).events()).singleElement().isInstanceOfSatisfying(PeeringExpired.class, e -> {
                assertThat(e.expiredAt()).isEqualTo(EXPIRY);
                assertThat(e.occurredAt()).isEqualTo(late);
            });
            assertThat(accept(late).refusal()).isInstanceOf(Refusal.InvalidState.class);
        }
    }

    @Test
    void theExpiryIsSevenTimesTwentyFourHoursAfterTheRequestWhateverTheCalendarSays() {
        PeeringView view = Samples.pending().view().orElseThrow();
        assertThat(view.requestedAt()).isEqualTo(REQUESTED);
        assertThat(view.expiresAt()).isEqualTo(Instant.parse("2026-04-01T09:00:00.000001Z"));
    }

    private static Decision accept(Instant now) {
        return NetPeeringDecider.decide(
                new AcceptNetPeering(Samples.PEERING, BOB), Samples.pending(), Samples.factsAt(now));
    }

    private static Decision decide(Case c) {
        return NetPeeringDecider.decide(c.attempt().by(c.caller()), c.state(), c.facts());
    }

    private static boolean hasEnded(NetPeering state) {
        return state.view().filter(view -> view.endedAt() != null).isPresent();
    }

    private static Object statusBefore(Case c) {
        return c.state().view().map(PeeringView::status);
    }

    private static Object statusAfter(Case c) {
        return Samples.after(decide(c), c.state()).view().map(PeeringView::status);
    }
}
