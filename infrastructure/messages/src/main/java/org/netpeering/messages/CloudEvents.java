package org.netpeering.messages;

import java.util.Locale;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.application.feed.LoggedEvent;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.util.RawValue;

/**
 * Writes events as CloudEvents 1.0 in structured mode: one JSON object, the event as it is stored in {@code data}.
 *
 * <p>Extensions say where the event stands ({@code sequence}, which sorts as a text; {@code position}) and what it is part of
 * ({@code correlationid}, {@code causationid}, {@code requestid}). Who did it, with which key and from where, is told to the
 * account whose call it was, and to auditors.
 *
 * @param source what all events of this installation have as their source, a reference of RFC 3986
 */
public record CloudEvents(String source) {
    /** The schema of an event is this with its wire name behind it. */
    public static final String SCHEMA = "urn:netpeering:event:";

    private static final JsonMapper MAPPER = new JsonMapper();

    /** The event for that reader, in UTF-8 and in one line. */
    public byte[] bytes(LoggedEvent event, Reader reader) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("specversion", "1.0")
                .put("id", event.id())
                .put("source", source)
                .put("type", event.name())
                .put("subject", event.event().peeringId().value())
                .put("time", event.event().occurredAt().toString())
                .put("datacontenttype", "application/json")
                .put("dataschema", SCHEMA + event.name())
                .put("sequence", String.format(Locale.ROOT, "%010d", event.sequence()))
                .put("position", event.position().toString());
        put(document, "correlationid", event, CallMetadata.CORRELATION_ID);
        put(document, "causationid", event, CallMetadata.CAUSATION_ID);
        put(document, "requestid", event, CallMetadata.REQUEST_ID);
        if (reader.maySeeWho(event)) {
            put(document, "calleraccount", event, CallMetadata.CALLER_ACCOUNT);
            put(document, "calleruser", event, CallMetadata.USER);
            put(document, "accesskeyid", event, CallMetadata.ACCESS_KEY_ID);
            put(document, "action", event, CallMetadata.ACTION);
            put(document, "dialect", event, CallMetadata.DIALECT);
            put(document, "sourceip", event, CallMetadata.SOURCE_IP);
            put(document, "useragent", event, CallMetadata.USER_AGENT);
            put(document, "traceid", event, CallMetadata.TRACE_ID);
        }
        document.putRawValue("data", new RawValue(event.payload()));
        return MAPPER.writeValueAsBytes(document);
    }

    private static void put(ObjectNode document, String name, LoggedEvent event, String metadata) {
        String value = event.metadata().get(metadata);
        if (value != null) {
            document.put(name, value);
        }
    }
}
