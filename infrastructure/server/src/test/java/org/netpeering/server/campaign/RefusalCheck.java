package org.netpeering.server.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.model.Decision;
import org.netpeering.server.campaign.Answer.Refused;

/**
 * A refusal is true of some state that held between the question and the answer; and it leaves no event, but for the one
 * that says that the request had come to its end.
 */
final class RefusalCheck implements Check {
    private static final String INVALID_STATE = "6004";
    private static final String NO_SUCH_PEERING = "5035";
    private static final String NO_SUCH_RESOURCE = "5044";

    @Override
    public List<Violation> violations(Evidence evidence) {
        Map<String, List<Commit>> commits = evidence.commitsByAgent();
        List<Violation> violations = new ArrayList<>();
        for (Attempt attempt : evidence.attempts()) {
            if (attempt.answer() instanceof Refused refused) {
                List<Commit> found = commits.getOrDefault(attempt.userAgent(), List.of());
                boolean isJustified = found.isEmpty()
                        ? wasTrue(attempt, refused, evidence)
                        : refused.code().equals(INVALID_STATE) && isEnd(found.getFirst());
                if (!isJustified) {
                    violations.add(
                            new Violation("a refusal is true when it is given", attempt + about(attempt, evidence)));
                }
            }
        }
        return violations;
    }

    private static boolean isEnd(Commit commit) {
        NetPeeringEvent event = commit.first().event();
        return commit.entries().size() == 1
                && (event instanceof PeeringExpired
                        || (event instanceof PeeringRejected rejected
                                && rejected.cause() == RejectionCause.REVERSE_ACCEPTED));
    }

    private static boolean wasTrue(Attempt attempt, Refused refused, Evidence evidence) {
        return attempt.operation() instanceof Operation.Send send
                && Redecision.of(send, attempt, evidence).stream().anyMatch(decision -> says(decision, refused));
    }

    private static boolean says(Decision decision, Refused refused) {
        if (decision.refusal() == null || !decision.events().isEmpty()) {
            return false;
        }
        String code = ErrorCodes.of(decision.refusal());
        return code.equals(refused.code())
                || (code.equals(NO_SUCH_PEERING) && refused.code().equals(NO_SUCH_RESOURCE));
    }

    private static String about(Attempt attempt, Evidence evidence) {
        return attempt.operation() instanceof Operation.Send send
                ? "; log: " + evidence.stream(send.command().peeringId())
                : "";
    }
}
