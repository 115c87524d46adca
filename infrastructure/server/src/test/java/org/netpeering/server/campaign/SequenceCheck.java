package org.netpeering.server.campaign;

import java.util.ArrayList;
import java.util.List;

/** Every stream counts from 0 without a gap, and followers meet its events in that order. */
final class SequenceCheck implements Check {
    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        for (PeeringStream stream : evidence.streams().values()) {
            for (int i = 0; i < stream.entries().size(); i++) {
                LogEntry entry = stream.entries().get(i);
                if (entry.sequence() != i) {
                    violations.add(new Violation("sequence numbers have no gap", stream.id() + " at " + i + stream));
                    break;
                }
                if (!entry.event().peeringId().equals(stream.id())) {
                    violations.add(
                            new Violation("an event is in the stream of its peering", stream.id() + "" + stream));
                }
                if (i > 0 && !follows(entry, stream.entries().get(i - 1))) {
                    violations.add(
                            new Violation("followers meet the events of a stream in order", stream.id() + "" + stream));
                }
            }
        }
        return violations;
    }

    private static boolean follows(LogEntry entry, LogEntry before) {
        return entry.transaction() == before.transaction()
                ? entry.index() > before.index()
                : entry.transaction() > before.transaction();
    }
}
