package org.netpeering.edge;

import org.slf4j.MDC;

/** Whatever is logged on this thread while a call is answered says of which call it is, under keys that stay what they are. */
final class LogContext {
    private static final String REQUEST_ID = "requestId";
    private static final String TRACE_ID = "traceId";

    private LogContext() {}

    static void begin(String requestId, HttpCall head) {
        MDC.put(REQUEST_ID, requestId);
        TraceParent.traceIdOf(head).ifPresent(trace -> MDC.put(TRACE_ID, trace));
    }

    static void end() {
        MDC.remove(REQUEST_ID);
        MDC.remove(TRACE_ID);
    }
}
