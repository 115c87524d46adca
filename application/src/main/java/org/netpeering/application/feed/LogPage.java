package org.netpeering.application.feed;

import java.util.List;

/**
 * Some events that follow each other in the log.
 *
 * @param events in the order of the log; what nobody can read is left out
 * @param reached the place up to which was read
 * @param isLast whether the log had no more to read
 */
public record LogPage(List<LoggedEvent> events, FeedPosition reached, boolean isLast) {
    /** Copies the events. */
    public LogPage {
        events = List.copyOf(events);
    }
}
