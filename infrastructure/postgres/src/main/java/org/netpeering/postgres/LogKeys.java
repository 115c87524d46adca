package org.netpeering.postgres;

import java.util.Map;
import org.netpeering.application.call.CallMetadata;
import org.slf4j.spi.LoggingEventBuilder;

/** The keys under which a line of a structured log says what it is about. People search by them: they stay what they are. */
final class LogKeys {
    private static final String PEERING = "peeringId";
    private static final String FOLLOWER = "follower";

    private LogKeys() {}

    /** About an event of that peering, or another message, which follows from a request. */
    static LoggingEventBuilder about(LoggingEventBuilder line, String peering, Map<String, ?> metadata) {
        return about(line.addKeyValue(PEERING, peering), metadata);
    }

    /** About something that follows from a request. */
    static LoggingEventBuilder about(LoggingEventBuilder line, Map<String, ?> metadata) {
        LoggingEventBuilder keyed = line;
        for (String key : new String[] {CallMetadata.REQUEST_ID, CallMetadata.TRACE_ID}) {
            Object value = metadata.get(key);
            if (value != null) {
                keyed = keyed.addKeyValue(key, value);
            }
        }
        return keyed;
    }

    static LoggingEventBuilder by(LoggingEventBuilder line, String follower) {
        return line.addKeyValue(FOLLOWER, follower);
    }
}
