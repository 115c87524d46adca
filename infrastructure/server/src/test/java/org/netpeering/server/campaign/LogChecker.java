package org.netpeering.server.campaign;

import java.util.List;

/** Calls the log as the witness of everything that the engine promises. */
final class LogChecker {
    private static final List<Check> CHECKS = List.of(
            new SequenceCheck(),
            new OutcomeCheck(),
            new LegalityCheck(),
            new AnsweredOnceCheck(),
            new AcknowledgedCheck(),
            new RefusalCheck(),
            new RealTimeCheck(),
            new ReadCheck(),
            new PairCheck(),
            new ReadModelCheck(),
            new ProcessCheck());

    private LogChecker() {}

    static List<Violation> check(Evidence evidence) {
        return CHECKS.stream()
                .flatMap(check -> check.violations(evidence).stream())
                .toList();
    }
}
