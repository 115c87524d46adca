package org.netpeering.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.Actor;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.AuditEntry.Ends;
import org.netpeering.application.audit.AuditEntry.Place;
import org.netpeering.application.audit.AuditEntry.Refused;
import org.netpeering.application.audit.Conversation;
import org.netpeering.application.audit.IndexedEntry;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** An entry of the audit trail as a row of {@code netpeering.audit_entry}, and the same row as JSON. */
final class AuditEntryRow implements RowMapper<AuditEntry> {
    private static final List<String> NAMES = List.of(
            "occurred_at timestamptz",
            "type text",
            "peering_id text",
            "event_id text",
            "version bigint",
            "log_position text",
            "source_net text",
            "source_account text",
            "accepter_net text",
            "accepter_account text",
            "actor_account text",
            "actor_user text",
            "access_key_id text",
            "dialect text",
            "source_ip text",
            "user_agent text",
            "request_id text",
            "command_id text",
            "correlation_id text",
            "causation_id text",
            "trace_id text",
            "action text",
            "refusal_code text",
            "refusal_message text",
            "state_before text",
            "state_after text");

    /** The columns but the id. */
    private static final String UNTYPED =
            NAMES.stream().map(AuditEntryRow::nameOf).collect(Collectors.joining(", "));

    /** The same of the row {@code e}. */
    static final String COLUMNS =
            NAMES.stream().map(column -> "e." + nameOf(column)).collect(Collectors.joining(", "));

    /** The columns but the id, and the words under which the entry is found. */
    static final String WRITTEN = UNTYPED + ", terms";

    /** The same with their types, as JSON is read into them. */
    static final String TYPED = String.join(", ", NAMES) + ", terms text[]";

    private static String nameOf(String column) {
        return column.substring(0, column.indexOf(' '));
    }

    static ObjectNode json(IndexedEntry indexed) {
        AuditEntry entry = indexed.entry();
        Ends ends = entry.ends();
        Actor actor = entry.actor();
        Conversation conversation = entry.conversation();
        Place place = entry.place();
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("entry_id", entry.id())
                .put("occurred_at", entry.at().toString())
                .put("type", entry.type())
                .put("actor_account", actor.account())
                .put("dialect", actor.dialect());
        put(row, "peering_id", entry.peering());
        if (place != null) {
            row.put("event_id", place.eventId()).put("version", place.version()).put("log_position", place.position());
        }
        put(row, "source_net", ends.sourceNet());
        put(row, "source_account", ends.sourceAccount());
        put(row, "accepter_net", ends.accepterNet());
        put(row, "accepter_account", ends.accepterAccount());
        put(row, "actor_user", actor.user());
        put(row, "access_key_id", actor.accessKeyId());
        put(row, "source_ip", actor.sourceIp());
        put(row, "user_agent", actor.userAgent());
        put(row, "request_id", conversation.requestId());
        put(row, "command_id", conversation.commandId());
        put(row, "correlation_id", conversation.correlationId());
        put(row, "causation_id", conversation.causationId());
        put(row, "trace_id", conversation.traceId());
        put(row, "action", conversation.action());
        Refused refusal = entry.refusal();
        if (refusal != null) {
            row.put("refusal_code", refusal.code()).put("refusal_message", refusal.message());
        }
        put(row, "state_before", entry.before() == null ? null : entry.before().wireName());
        put(row, "state_after", entry.after() == null ? null : entry.after().wireName());
        ArrayNode terms = row.putArray("terms");
        indexed.terms().forEach(terms::add);
        return row;
    }

    private static void put(ObjectNode row, String column, @Nullable Object value) {
        if (value != null) {
            row.put(column, value.toString());
        }
    }

    @Override
    public AuditEntry mapRow(ResultSet row, int number) throws SQLException {
        String code = row.getString("refusal_code");
        return new AuditEntry(
                row.getLong("entry_id"),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("type"),
                read(row, "peering_id", NetPeeringId::new),
                place(row),
                new Ends(
                        read(row, "source_net", NetId::new),
                        read(row, "source_account", AccountId::new),
                        read(row, "accepter_net", NetId::new),
                        read(row, "accepter_account", AccountId::new)),
                new Actor(
                        row.getString("actor_account"),
                        row.getString("actor_user"),
                        row.getString("access_key_id"),
                        row.getString("dialect"),
                        row.getString("source_ip"),
                        row.getString("user_agent")),
                new Conversation(
                        row.getString("request_id"),
                        row.getString("command_id"),
                        row.getString("correlation_id"),
                        row.getString("causation_id"),
                        row.getString("trace_id"),
                        row.getString("action")),
                code == null ? null : new Refused(code, row.getString("refusal_message")),
                state(row, "state_before"),
                state(row, "state_after"));
    }

    private static @Nullable Place place(ResultSet row) throws SQLException {
        String eventId = row.getString("event_id");
        return eventId == null ? null : new Place(eventId, row.getLong("version"), row.getString("log_position"));
    }

    private static @Nullable PeeringStatus state(ResultSet row, String column) throws SQLException {
        return read(row, column, name -> PeeringStatus.ofWireName(name).orElseThrow());
    }

    private static <T> @Nullable T read(ResultSet row, String column, Function<String, T> reading) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : reading.apply(text);
    }
}
