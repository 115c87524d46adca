package org.netpeering.autoconfigure;

import io.micrometer.tracing.Span;
import io.micrometer.tracing.TraceContext;
import io.micrometer.tracing.Tracer;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.application.command.CommandTraces;
import org.netpeering.domain.api.NetPeeringCommand;

/**
 * A span for each command: below that of the command it follows from, were that a week ago, or else below that of the call. It says what
 * was asked, of which peering, and what became of it; of the caller it says nothing.
 */
final class CommandSpans implements CommandTraces {
    private final Tracer tracer;

    CommandSpans(Tracer tracer) {
        this.tracer = tracer;
    }

    @Override
    public CommandTrace begin(NetPeeringCommand command, Map<String, ?> metaData) {
        String name = CommandNames.of(command.getClass());
        String knownTrace = text(metaData, CallMetadata.TRACE_ID);
        String cause = text(metaData, CallMetadata.SPAN_ID);
        Span.Builder builder = tracer.spanBuilder()
                .name("netpeering " + name)
                .tag("netpeering.command", name)
                .tag("netpeering.peering_id", command.peeringId().value());
        if (knownTrace != null && cause != null) {
            builder.setParent(tracer.traceContextBuilder()
                    .traceId(knownTrace)
                    .spanId(cause)
                    .sampled(true)
                    .build());
        }
        Span span = builder.start();
        if (span.isNoop()) {
            return CommandTrace.NONE;
        }
        if (knownTrace == null || knownTrace.equals(span.context().traceId())) {
            return new Recorded(span, place(span.context()));
        }
        // The request was not recorded, so there is no span to go below; its trace is named all the same, and stays
        // that of the events.
        span.tag("netpeering.trace_id", knownTrace);
        return new Recorded(span, Map.of());
    }

    /** Nothing can be shown below a span that is not recorded. */
    private static Map<String, String> place(TraceContext context) {
        Map<String, String> place = new HashMap<>();
        place.put(CallMetadata.TRACE_ID, context.traceId());
        if (Boolean.TRUE.equals(context.sampled())) {
            place.put(CallMetadata.SPAN_ID, context.spanId());
        }
        return Map.copyOf(place);
    }

    private static @Nullable String text(Map<String, ?> metaData, String key) {
        return metaData.get(key) instanceof String text ? text : null;
    }

    private record Recorded(Span span, Map<String, String> metaData) implements CommandTrace {
        @Override
        public void answered(String outcome) {
            span.tag("netpeering.outcome", outcome).end();
        }
    }
}
