package org.netpeering.server.campaign;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a campaign saw.
 *
 * @param underLoad how long writers and faults were at work
 * @param untilQuiet how long it took, once all nodes were up, until nothing was overdue and the followers had caught up
 */
record Report(
        long seed,
        Duration underLoad,
        Duration untilQuiet,
        Map<Fault, Integer> faults,
        Evidence evidence,
        List<Violation> violations) {
    private static final int SHOWN = 20;

    @Override
    public String toString() {
        Collection<PeeringStream> streams = evidence.streams().values();
        StringBuilder table = new StringBuilder("\nCrash campaign\n");
        line(table, "seed", seed);
        line(table, "under load", underLoad.toSeconds() + " s");
        for (Fault fault : Fault.values()) {
            line(table, fault.words(), faults.getOrDefault(fault, 0));
        }
        line(table, "commands acknowledged", commands(Answer.Done.class));
        line(table, "commands refused", commands(Answer.Refused.class));
        line(table, "commands of unknown outcome", commands(Answer.Unknown.class));
        line(table, "  of these carried out", unknownButDone());
        line(table, "commands that found no node", commands(Answer.NotSent.class));
        line(table, "reads", reads());
        line(table, "peerings", streams.size());
        streams.stream()
                .collect(Collectors.groupingBy(
                        stream -> stream.state().view().orElseThrow().status(), Collectors.counting()))
                .forEach((status, count) -> line(table, "  " + status.wireName(), count));
        line(table, "events", evidence.log().size());
        line(table, "until quiet", untilQuiet.toMillis() + " ms");
        line(table, "violations", violations.size());
        violations.stream()
                .limit(SHOWN)
                .forEach(violation -> table.append("  ").append(violation).append('\n'));
        return table.toString();
    }

    private long commands(Class<? extends Answer> kind) {
        return evidence.attempts().stream()
                .filter(attempt -> !isRead(attempt) && kind.isInstance(attempt.answer()))
                .count();
    }

    private long reads() {
        return evidence.attempts().stream()
                .filter(attempt -> isRead(attempt) && attempt.isAcknowledged())
                .count();
    }

    private long unknownButDone() {
        return evidence.commitsByAgent().values().stream()
                .filter(commits -> commits.getFirst().attempt() instanceof Attempt attempt
                        && attempt.answer() instanceof Answer.Unknown)
                .count();
    }

    private static boolean isRead(Attempt attempt) {
        return attempt.operation() instanceof Operation.Read;
    }

    private static void line(StringBuilder table, String name, Object value) {
        table.append(String.format(Locale.ROOT, "  %-32s %10s%n", name, value));
    }
}
