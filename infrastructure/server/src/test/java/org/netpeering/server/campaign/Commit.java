package org.netpeering.server.campaign;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.model.NetPeering;

/**
 * What one command left in one stream, in one transaction.
 *
 * @param before the state of the peering that the command met
 * @param after the state that it left
 * @param attempt the operation that caused it; null if the engine did
 */
record Commit(
        List<LogEntry> entries,
        NetPeering before,
        NetPeering after,
        @Nullable Attempt attempt) {
    Commit {
        entries = List.copyOf(entries);
    }

    LogEntry first() {
        return entries.getFirst();
    }

    Instant committedAt() {
        return first().committedAt();
    }
}
