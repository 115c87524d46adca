package org.netpeering.server.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeering.Known;
import org.netpeering.server.campaign.Answer.Done;

/** What was acknowledged is in the log, once; or it was done already when it was asked for, and nothing had to be. */
final class AcknowledgedCheck implements Check {
    @Override
    public List<Violation> violations(Evidence evidence) {
        Map<String, List<Commit>> commits = evidence.commitsByAgent();
        List<Violation> violations = new ArrayList<>();
        for (Attempt attempt : evidence.attempts()) {
            if (attempt.answer() instanceof Done done && !(attempt.operation() instanceof Operation.Read)) {
                List<Commit> found = commits.getOrDefault(attempt.userAgent(), List.of());
                boolean isKept =
                        found.isEmpty() ? wasDoneBefore(attempt, done, evidence) : tellsOf(found.getFirst(), done);
                if (!isKept) {
                    violations.add(new Violation(
                            "no acknowledged command is lost", attempt + "; log: " + about(attempt, done, evidence)));
                }
            }
        }
        return violations;
    }

    private static boolean tellsOf(Commit commit, Done done) {
        SeenPeering seen = done.peering();
        LogEntry first = commit.first();
        return first.requestId().equals(done.requestId())
                && (seen == null
                        || (seen.id().equals(first.stream())
                                && commit.after() instanceof Known known
                                && known.status().wireName().equals(seen.state())));
    }

    private static boolean wasDoneBefore(Attempt attempt, Done done, Evidence evidence) {
        return switch (attempt.operation()) {
            case Operation.Create create ->
                done.peering() != null
                        && evidence.stream(done.peering().id())
                                .statesBetween(attempt.invokedAt(), attempt.answeredAt())
                                .stream()
                                .anyMatch(state -> isLive(state, create));
            case Operation.Send send ->
                Redecision.of(send, attempt, evidence).stream()
                        .anyMatch(decision -> decision.refusal() instanceof Refusal.AlreadyDone);
            case Operation.Read read -> true;
        };
    }

    private static boolean isLive(NetPeering state, Operation.Create create) {
        return state instanceof Known known
                && known.status().isLive()
                && known.view()
                        .filter(view -> view.source().net().equals(create.source())
                                && view.accepter().net().equals(create.accepter()))
                        .isPresent();
    }

    private static PeeringStream about(Attempt attempt, Done done, Evidence evidence) {
        if (attempt.operation() instanceof Operation.Send send) {
            return evidence.stream(send.command().peeringId());
        }
        return evidence.stream(
                done.peering() == null
                        ? evidence.streams().keySet().iterator().next()
                        : done.peering().id());
    }
}
