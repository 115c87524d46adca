package org.netpeering.server.campaign;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was answered before something else was asked comes before it in the log. */
final class RealTimeCheck implements Check {
    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        for (PeeringStream stream : evidence.streams().values()) {
            Instant latestInvocation = Instant.MIN;
            for (Commit commit : stream.commits()) {
                @Nullable Attempt attempt = commit.attempt();
                if (attempt == null) {
                    continue;
                }
                if (attempt.overBy().isBefore(latestInvocation)) {
                    violations.add(new Violation(
                            "the log keeps the order of real time",
                            stream.id() + " at #" + commit.first().sequence() + ", " + attempt + stream));
                }
                if (attempt.invokedAt().isAfter(latestInvocation)) {
                    latestInvocation = attempt.invokedAt();
                }
            }
        }
        return violations;
    }
}
