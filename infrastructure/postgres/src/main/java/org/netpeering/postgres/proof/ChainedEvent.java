package org.netpeering.postgres.proof;

import org.jspecify.annotations.Nullable;

/**
 * A row of the log with the row before it in its stream.
 *
 * @param predecessor null before the first row of a stream, or if that row is missing
 */
record ChainedEvent(LoggedEvent event, @Nullable Predecessor predecessor) {
    record Predecessor(LogPlace place, Hash hash) {}
}
