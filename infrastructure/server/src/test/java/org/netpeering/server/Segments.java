package org.netpeering.server;

import java.util.List;
import org.axonframework.eventhandling.EventProcessor;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.netpeering.postgres.EngineOnPostgres;

/** The shares of the log that a node follows at this moment. */
final class Segments {
    private Segments() {}

    static long of(RunningServer node) {
        return followers(node).stream()
                .mapToLong(follower -> follower.processingStatus().size())
                .sum();
    }

    private static List<StreamingEventProcessor> followers(RunningServer node) {
        return node
                .bean(EngineOnPostgres.class)
                .configuration()
                .eventProcessingConfiguration()
                .eventProcessors()
                .values()
                .stream()
                .filter((EventProcessor follower) -> follower instanceof StreamingEventProcessor)
                .map(StreamingEventProcessor.class::cast)
                .toList();
    }
}
