package org.netpeering.server.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The read model equals a replay of the log, column by column, and holds nothing that the log does not know. */
final class ReadModelCheck implements Check {
    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        for (PeeringStream stream : evidence.streams().values()) {
            @Nullable StoredRow row = evidence.rows().get(stream.id());
            StoredRow replayed = new StoredRow(
                    stream.state().view().orElseThrow(),
                    stream.entries().getLast().sequence());
            if (!replayed.equals(row)) {
                violations.add(new Violation(
                        "the read model equals a replay",
                        stream.id() + ": stored " + Optional.ofNullable(row) + ", replayed " + replayed + stream));
            }
        }
        evidence.rows().keySet().stream()
                .filter(id -> !evidence.streams().containsKey(id))
                .forEach(id ->
                        violations.add(new Violation("the read model equals a replay", id + ", which has no events")));
        return violations;
    }
}
