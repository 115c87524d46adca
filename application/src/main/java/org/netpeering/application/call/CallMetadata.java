package org.netpeering.application.call;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.jspecify.annotations.Nullable;

/**
 * What the metadata of every event says: which command caused it, on whose behalf, from where, as part of what.
 *
 * <p>A command of a caller hands all of it on to its events; what the engine does of its own accord later keeps the
 * correlation and the request, and names the engine as the caller.
 */
public final class CallMetadata implements CorrelationDataProvider {
    /** The command that led to the event. */
    public static final String COMMAND_ID = "commandId";
    /** The message from which it all began. */
    public static final String CORRELATION_ID = "correlationId";
    /** The message that directly led to this one. */
    public static final String CAUSATION_ID = "causationId";
    /** The id of the HTTP request, as the caller was told. */
    public static final String REQUEST_ID = "requestId";
    /** The account of the caller, or {@link #ENGINE}. */
    public static final String CALLER_ACCOUNT = "callerAccount";
    /** The access key, never its secret. */
    public static final String ACCESS_KEY_ID = "accessKeyId";
    /** The named user of that account; absent for a key of the account itself. */
    public static final String USER = "user";
    /** The right that the call needed, service and call. */
    public static final String ACTION = "action";
    /** The API through which the call came, or {@link #ENGINE}. */
    public static final String DIALECT = "dialect";
    /** The address of the caller. */
    public static final String SOURCE_IP = "sourceIp";
    /** The program of the caller, as it names itself. */
    public static final String USER_AGENT = "userAgent";
    /** The trace that the call is part of. */
    public static final String TRACE_ID = "traceId";
    /** The span of the command in that trace, if somebody records it: what follows from its events is shown below it. */
    public static final String SPAN_ID = "spanId";
    /** What the caller calls its request, to be able to send it again; on the events of that request alone. */
    public static final String IDEMPOTENCY_KEY = "idempotencyKey";
    /** Who acts when nobody asked. */
    public static final String ENGINE = "engine";

    private static final List<String> OF_THE_CALLER =
            List.of(REQUEST_ID, CALLER_ACCOUNT, USER, ACCESS_KEY_ID, ACTION, DIALECT, SOURCE_IP, USER_AGENT, TRACE_ID);
    private static final List<String> OF_THE_CONVERSATION = List.of(REQUEST_ID, TRACE_ID, SPAN_ID);

    /** The metadata of a command that this caller sends. */
    public static MetaData of(CallContext caller) {
        Map<String, Object> data = new HashMap<>();
        put(data, REQUEST_ID, caller.requestId());
        put(data, CALLER_ACCOUNT, caller.account().value());
        put(data, USER, caller.user());
        put(data, ACCESS_KEY_ID, caller.accessKeyId());
        put(data, ACTION, caller.action());
        put(data, DIALECT, caller.dialect());
        put(data, SOURCE_IP, caller.sourceIp());
        put(data, USER_AGENT, caller.userAgent());
        put(data, TRACE_ID, caller.traceId());
        return MetaData.from(data);
    }

    /** The metadata of a command that the engine sends because of that message. */
    public static MetaData ofEngine(Message<?> because) {
        Map<String, Object> data = new HashMap<>(conversation(because));
        data.put(CALLER_ACCOUNT, ENGINE);
        data.put(DIALECT, ENGINE);
        return MetaData.from(data);
    }

    /** The metadata of a command that the engine sends of its own accord. */
    public static MetaData ofEngine() {
        return MetaData.with(CALLER_ACCOUNT, ENGINE).and(DIALECT, ENGINE);
    }

    @Override
    public Map<String, ?> correlationDataFor(Message<?> message) {
        Map<String, Object> data = new HashMap<>(conversation(message));
        if (message instanceof CommandMessage<?>) {
            data.put(COMMAND_ID, message.getIdentifier());
            OF_THE_CALLER.forEach(key -> put(data, key, message.getMetaData().get(key)));
        }
        return data;
    }

    private static Map<String, Object> conversation(Message<?> message) {
        MetaData metaData = message.getMetaData();
        Map<String, Object> data = new HashMap<>();
        data.put(CAUSATION_ID, message.getIdentifier());
        data.put(CORRELATION_ID, metaData.getOrDefault(CORRELATION_ID, message.getIdentifier()));
        OF_THE_CONVERSATION.forEach(key -> put(data, key, metaData.get(key)));
        return data;
    }

    private static void put(Map<String, Object> data, String key, @Nullable Object value) {
        if (value != null) {
            data.put(key, value);
        }
    }
}
