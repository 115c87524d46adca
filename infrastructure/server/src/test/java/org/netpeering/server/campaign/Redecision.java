package org.netpeering.server.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.netpeering.domain.model.Decision;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.model.PeeringSettings;

/** What may have been decided about a command, in each state in which it may have found its peering. */
final class Redecision {
    private Redecision() {}

    static List<Decision> of(Operation.Send send, Attempt attempt, Evidence evidence) {
        List<Decision> decisions = new ArrayList<>();
        List<NetPeering> states =
                evidence.stream(send.command().peeringId()).statesBetween(attempt.invokedAt(), attempt.answeredAt());
        for (NetPeering state : states) {
            for (Instant now : List.of(
                    attempt.invokedAt().plus(attempt.clockOffset()),
                    attempt.answeredAt().plus(attempt.clockOffset()))) {
                decisions.add(NetPeeringDecider.decide(send.command(), state, facts(state, now, evidence.expiry())));
            }
        }
        return decisions;
    }

    private static Facts facts(NetPeering state, Instant now, Duration expiry) {
        return state.view()
                .map(view -> Reconstruction.factsAt(now, view.source(), view.accepter(), expiry))
                .orElseGet(() -> new Facts(now, null, null, PairFacts.NONE, PeeringSettings.DEFAULTS));
    }
}
