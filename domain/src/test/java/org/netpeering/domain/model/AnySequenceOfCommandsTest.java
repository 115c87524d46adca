package org.netpeering.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.domain.model.Samples.ALICE;
import static org.netpeering.domain.model.Samples.BOB;
import static org.netpeering.domain.model.Samples.EXPIRY;
import static org.netpeering.domain.model.Samples.JUST_BEFORE;
import static org.netpeering.domain.model.Samples.LATER;
import static org.netpeering.domain.model.Samples.OTHER_PEERING;
import static org.netpeering.domain.model.Samples.REQUESTED;
import static org.netpeering.domain.model.Samples.STRANGER;
import static org.netpeering.domain.model.Samples.accepter;
import static org.netpeering.domain.model.Samples.known;
import static org.netpeering.domain.model.Samples.ranges;
import static org.netpeering.domain.model.Samples.source;

import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringApproved;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringOptionsChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRangesChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.AccountId;

/**
 * All sequences of commands, by every caller, at every instant, with clocks that also run backwards, whatever the facts
 * say, and with a provisioner that comes and goes: sequences that lead to the same state after the same history are followed once.
 */
class AnySequenceOfCommandsTest {
    private static final int DEPTH = 5;

    /** What the laws need to remember of the events so far. */
    record History(int requested, int accepted, int ended) {
        static final History NONE = new History(0, 0, 0);

        History and(NetPeeringEvent event) {
            return switch (event) {
                case PeeringRequested e -> new History(requested + 1, accepted, ended);
                case PeeringAccepted e -> new History(requested, accepted + 1, ended);
                case PeeringRejected e -> new History(requested, accepted, ended + 1);
                case PeeringFailed e -> new History(requested, accepted, ended + 1);
                case PeeringExpired e -> new History(requested, accepted, ended + 1);
                case PeeringDeleted e -> new History(requested, accepted, ended + 1);
                case PeeringProvisioningStarted e -> new History(requested, 1, ended);
                case PeeringProvisioningAbandoned e -> new History(requested, accepted, ended + 1);
                case PeeringApproved e -> this;
                case PeeringProvisioned e -> this;
                case PeeringDeletionStarted e -> this;
                case PeeringAttemptFailed e -> this;
                case PeeringRangesChanged e -> this;
                case PeeringOptionsChanged e -> this;
                case PeeringTagged e -> this;
                case PeeringUntagged e -> this;
            };
        }
    }

    record Place(NetPeering state, History history) {}

    record Step(NetPeeringCommand command, Facts facts) {}

    @Test
    void noSequenceOfCommandsEndsAPeeringTwice() {
        List<Step> steps = steps();
        Map<Place, BigInteger> places = Map.of(new Place(NetPeering.ABSENT, History.NONE), BigInteger.ONE);
        BigInteger sequences = BigInteger.ZERO;
        for (int depth = 1; depth <= DEPTH; depth++) {
            places = follow(places, steps);
            sequences = places.values().stream().reduce(BigInteger.ZERO, BigInteger::add);
        }
        assertThat(sequences).isEqualTo(BigInteger.valueOf(steps.size()).pow(DEPTH));
        assertThat(steps).hasSize(2 * (4 * (10 * 3 + 11) + 4 * 4));
    }

    private static Map<Place, BigInteger> follow(Map<Place, BigInteger> places, List<Step> steps) {
        Map<Place, BigInteger> next = new HashMap<>();
        places.forEach((place, count) -> {
            for (Step step : steps) {
                next.merge(follow(place, step), count, BigInteger::add);
            }
        });
        return next;
    }

    private static Place follow(Place from, Step step) {
        NetPeering state = from.state();
        History history = from.history();
        for (NetPeeringEvent event :
                NetPeeringDecider.decide(step.command(), state, step.facts()).events()) {
            assertIsLegal(event, history, step);
            state = NetPeeringDecider.evolve(state, event);
            history = history.and(event);
        }
        state.view().ifPresent(AnySequenceOfCommandsTest::assertIsFoundByItsMessage);
        return new Place(state, history);
    }

    private static void assertIsFoundByItsMessage(PeeringView view) {
        PeeringFilter message = new AttributeFilter(Attribute.MESSAGE, List.of(TextPattern.exact(view.message())));
        if (!message.canHoldIn(view.status())) {
            throw new AssertionError("No list would find " + view + " by its message");
        }
    }

    private static void assertIsLegal(NetPeeringEvent event, History history, Step step) {
        boolean legal = switch (event) {
            case PeeringRequested e -> history.equals(History.NONE);
            case PeeringAccepted e ->
                history.equals(new History(1, 0, 0)) && e.occurredAt().isBefore(EXPIRY);
            case PeeringExpired e ->
                history.equals(new History(1, 0, 0)) && !e.occurredAt().isBefore(e.expiredAt());
            case PeeringRejected e -> history.equals(new History(1, 0, 0));
            case PeeringFailed e -> history.equals(new History(1, 0, 0));
            case PeeringDeleted e -> history.requested() == 1 && history.ended() == 0;
            case PeeringProvisioningStarted e
            when e.attempt() == 1 ->
                history.equals(new History(1, 0, 0)) && e.occurredAt().isBefore(EXPIRY);
            case PeeringProvisioningStarted e -> history.equals(new History(1, 1, 0));
            case PeeringProvisioned e -> history.equals(new History(1, 1, 0));
            case PeeringProvisioningAbandoned e -> history.equals(new History(1, 1, 0));
            case PeeringDeletionStarted e -> history.equals(new History(1, 1, 0));
            case PeeringAttemptFailed e -> history.equals(new History(1, 1, 0));
            case PeeringRangesChanged e -> history.requested() == 1 && history.ended() == 0;
            case PeeringApproved e -> false;
            case PeeringOptionsChanged e -> history.equals(new History(1, 1, 0));
            case PeeringTagged e -> history.requested() == 1;
            case PeeringUntagged e -> history.requested() == 1;
        };
        if (!legal || !event.occurredAt().equals(step.facts().now())) {
            throw new AssertionError(event + " after " + history + " by " + step);
        }
    }

    /** Requests come at one instant only, so that all sequences agree about the expiry. */
    private static List<Step> steps() {
        List<Step> steps = new ArrayList<>();
        for (HostFacts host : List.of(HostFacts.NONE, HostFacts.PROVISIONING)) {
            steps.addAll(steps(host));
        }
        return steps;
    }

    private static List<Step> steps(HostFacts host) {
        List<Step> steps = new ArrayList<>();
        for (Instant now : List.of(REQUESTED, JUST_BEFORE, EXPIRY, LATER)) {
            Facts plain = at(now, Samples.factsAt(now), host);
            Facts requestable = at(REQUESTED, Samples.factsAt(REQUESTED), host);
            for (Attempt attempt : Attempt.values()) {
                for (AccountId caller : attempt.isOfEngine() ? List.of(ALICE) : List.of(ALICE, BOB, STRANGER)) {
                    steps.add(new Step(attempt.by(caller), attempt == Attempt.REQUEST ? requestable : plain));
                }
            }
        }
        for (Facts odd : oddFacts()) {
            steps.add(new Step(Attempt.REQUEST.by(ALICE), at(REQUESTED, odd, host)));
            steps.add(new Step(Attempt.ACCEPT.by(BOB), at(JUST_BEFORE, odd, host)));
            steps.add(new Step(Attempt.ACCEPT.by(BOB), at(EXPIRY, odd, host)));
            steps.add(new Step(Attempt.RANGES_CHANGED.by(BOB), at(JUST_BEFORE, odd, host)));
        }
        return steps;
    }

    private static List<Facts> oddFacts() {
        NetFacts source = known(source(ALICE));
        NetFacts accepter = known(accepter(BOB));
        NetFacts overlapping = new NetFacts(accepter.net(), BOB, ranges("10.0.0.0/8"), true);
        PairFacts reverseActive = new PairFacts(null, OTHER_PEERING, 0, 0, 0);
        return List.of(
                Samples.facts(REQUESTED, source, overlapping, PairFacts.NONE),
                Samples.facts(REQUESTED, source, accepter, reverseActive),
                Samples.facts(REQUESTED, source, null, PairFacts.NONE),
                Samples.facts(REQUESTED, null, accepter, PairFacts.NONE));
    }

    private static Facts at(Instant now, Facts facts, HostFacts host) {
        return new Facts(now, facts.source(), facts.accepter(), facts.pair(), facts.settings(), host);
    }
}
