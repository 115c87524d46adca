package org.netpeering.server.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** No operation appears twice in the log, not even one whose answer was lost; one that never reached a node not at all. */
final class AnsweredOnceCheck implements Check {
    @Override
    public List<Violation> violations(Evidence evidence) {
        Map<String, List<Commit>> commits = evidence.commitsByAgent();
        List<Violation> violations = new ArrayList<>();
        for (Attempt attempt : evidence.attempts()) {
            int most = attempt.answer() instanceof Answer.NotSent ? 0 : 1;
            List<Commit> found = commits.getOrDefault(attempt.userAgent(), List.of());
            if (found.size() > most) {
                violations.add(new Violation("a command is carried out at most once", attempt + " " + found));
            }
        }
        return violations;
    }
}
