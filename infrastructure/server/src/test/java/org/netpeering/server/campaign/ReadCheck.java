package org.netpeering.server.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.value.AccountId;
import org.netpeering.server.campaign.Answer.Done;

/**
 * A read shows a state that held between question and answer, so never less than what was acknowledged before; and a
 * request whose instant has come is shown as expired, by the clock of the node.
 */
final class ReadCheck implements Check {
    /** The dates of the contract have milliseconds, and the clock is read a moment before or after ours. */
    private static final Duration TOLERANCE = Duration.ofMillis(5);

    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        for (Attempt attempt : evidence.attempts()) {
            if (attempt.operation() instanceof Operation.Read read && attempt.answer() instanceof Done done) {
                PeeringStream stream = evidence.stream(read.peering());
                boolean isTrue = stream.statesBetween(attempt.invokedAt(), attempt.answeredAt()).stream()
                        .anyMatch(state -> isShown(state, done.peering(), read.caller(), attempt));
                if (!isTrue) {
                    violations.add(
                            new Violation("a read sees what was acknowledged before", attempt + "; log: " + stream));
                }
            }
        }
        return violations;
    }

    private static boolean isShown(NetPeering state, @Nullable SeenPeering seen, AccountId reader, Attempt attempt) {
        if (seen == null) {
            return state.view().isEmpty();
        }
        Instant earliest = attempt.invokedAt().plus(attempt.clockOffset()).minus(TOLERANCE);
        Instant latest = attempt.answeredAt().plus(attempt.clockOffset()).plus(TOLERANCE);
        return state.view().stream()
                .flatMap(view -> Stream.of(view.asOf(earliest), view.asOf(latest)))
                .anyMatch(view -> isShown(view, seen, reader));
    }

    private static boolean isShown(PeeringView view, SeenPeering seen, AccountId reader) {
        return view.id().equals(seen.id())
                && view.status().wireName().equals(seen.state())
                && view.tagsOf(reader).equals(seen.tags());
    }
}
