package org.netpeering.application.audit;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallMetadata;

/**
 * What it was part of.
 *
 * @param requestId the id of the HTTP request, as the caller was told
 * @param commandId the command that led to it
 * @param correlationId the message from which it all began
 * @param causationId the message that directly led to it
 * @param traceId the trace that the call was part of, if the caller sent one
 * @param action the right that the call needed, such as {@code api:AcceptNetPeering}
 */
public record Conversation(
        @Nullable String requestId,
        @Nullable String commandId,
        @Nullable String correlationId,
        @Nullable String causationId,
        @Nullable String traceId,
        @Nullable String action) {

    static Conversation of(Map<String, ?> metadata) {
        return new Conversation(
                Actor.text(metadata, CallMetadata.REQUEST_ID),
                Actor.text(metadata, CallMetadata.COMMAND_ID),
                Actor.text(metadata, CallMetadata.CORRELATION_ID),
                Actor.text(metadata, CallMetadata.CAUSATION_ID),
                Actor.text(metadata, CallMetadata.TRACE_ID),
                Actor.text(metadata, CallMetadata.ACTION));
    }
}
