package org.netpeering.server.campaign;

import java.time.Instant;
import java.util.Map;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.value.NetPeeringId;

/**
 * A row of the log.
 *
 * @param transaction the first part of the position by which followers read
 * @param index the second part
 * @param committedAt when PostgreSQL committed the row, by the clock of the machine
 */
record LogEntry(
        NetPeeringId stream,
        long sequence,
        long transaction,
        long index,
        Instant committedAt,
        NetPeeringEvent event,
        Map<String, String> metadata) {
    LogEntry {
        metadata = Map.copyOf(metadata);
    }

    String commandId() {
        return metadata.getOrDefault(CallMetadata.COMMAND_ID, "");
    }

    String requestId() {
        return metadata.getOrDefault(CallMetadata.REQUEST_ID, "");
    }

    String userAgent() {
        return metadata.getOrDefault(CallMetadata.USER_AGENT, "");
    }

    @Override
    public String toString() {
        return "#" + sequence + " committed " + committedAt + " tx " + transaction + " " + event + " command "
                + commandId() + " by " + metadata.getOrDefault(CallMetadata.CALLER_ACCOUNT, "?") + " " + userAgent();
    }
}
