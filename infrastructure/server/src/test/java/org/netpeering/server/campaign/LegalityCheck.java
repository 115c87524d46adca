package org.netpeering.server.campaign;

import java.util.ArrayList;
import java.util.List;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.model.NetPeeringDecider;

/** The log is what the decider decides: each commit is decided again, from what led to it. */
final class LegalityCheck implements Check {
    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        for (PeeringStream stream : evidence.streams().values()) {
            for (Commit commit : stream.commits()) {
                if (!isLegal(commit, evidence)) {
                    violations.add(new Violation(
                            "the decider would have allowed every event",
                            stream.id() + " at #" + commit.first().sequence() + stream));
                }
            }
        }
        return violations;
    }

    private static boolean isLegal(Commit commit, Evidence evidence) {
        List<NetPeeringEvent> events =
                commit.entries().stream().map(LogEntry::event).toList();
        Reconstruction led = Reconstruction.of(events, evidence.expiry());
        return NetPeeringDecider.decide(led.command(), commit.before(), led.facts())
                .events()
                .equals(events);
    }
}
