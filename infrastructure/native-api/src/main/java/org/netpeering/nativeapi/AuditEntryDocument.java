package org.netpeering.nativeapi;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.Actor;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.AuditEntry.Ends;
import org.netpeering.application.audit.AuditEntry.Place;
import org.netpeering.application.audit.AuditEntry.Refused;
import org.netpeering.application.audit.Conversation;
import org.netpeering.domain.value.PeeringStatus;
import tools.jackson.databind.node.ObjectNode;

/** An entry of the audit trail as it is shown: fields without a value are left out. */
final class AuditEntryDocument {
    /** The fields; a dot stands before the field of a field. */
    static final List<Column> COLUMNS = List.of(
            new Column("id", AuditEntry::id),
            new Column("at", AuditEntry::at),
            new Column("type", AuditEntry::type),
            new Column("peering", AuditEntry::peering),
            place("version", Place::version),
            place("position", Place::position),
            place("eventId", Place::eventId),
            ends("source.net", Ends::sourceNet),
            ends("source.account", Ends::sourceAccount),
            ends("accepter.net", Ends::accepterNet),
            ends("accepter.account", Ends::accepterAccount),
            new Column("stateBefore", entry -> wireName(entry.before())),
            new Column("stateAfter", entry -> wireName(entry.after())),
            refusal("refusal.code", Refused::code),
            refusal("refusal.message", Refused::message),
            actor("actor.account", Actor::account),
            actor("actor.user", Actor::user),
            actor("actor.accessKeyId", Actor::accessKeyId),
            actor("actor.dialect", Actor::dialect),
            actor("actor.sourceIp", Actor::sourceIp),
            actor("actor.userAgent", Actor::userAgent),
            conversation("action", Conversation::action),
            conversation("requestId", Conversation::requestId),
            conversation("commandId", Conversation::commandId),
            conversation("correlationId", Conversation::correlationId),
            conversation("causationId", Conversation::causationId),
            conversation("traceId", Conversation::traceId));

    private AuditEntryDocument() {}

    /** One field. */
    record Column(String path, Function<AuditEntry, @Nullable Object> value) {
        @Nullable
        String text(AuditEntry entry) {
            Object found = value.apply(entry);
            return found == null ? null : found.toString();
        }
    }

    static ObjectNode of(AuditEntry entry) {
        ObjectNode document = Json.object();
        for (Column column : COLUMNS) {
            Object value = column.value().apply(entry);
            if (value instanceof Long number && column.path().equals("version")) {
                document.put(column.path(), number);
            } else if (value != null) {
                put(document, column.path(), value.toString());
            }
        }
        return document;
    }

    private static void put(ObjectNode document, String path, String value) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            document.put(path, value);
        } else {
            String field = path.substring(0, dot);
            ObjectNode within = document.has(field) ? (ObjectNode) document.get(field) : document.putObject(field);
            within.put(path.substring(dot + 1), value);
        }
    }

    private static Column place(String path, Function<Place, Object> value) {
        return new Column(path, entry -> entry.place() == null ? null : value.apply(entry.place()));
    }

    private static Column ends(String path, Function<Ends, @Nullable Object> value) {
        return new Column(path, entry -> value.apply(entry.ends()));
    }

    private static Column refusal(String path, Function<Refused, Object> value) {
        return new Column(path, entry -> entry.refusal() == null ? null : value.apply(entry.refusal()));
    }

    private static Column actor(String path, Function<Actor, @Nullable Object> value) {
        return new Column(path, entry -> value.apply(entry.actor()));
    }

    private static Column conversation(String path, Function<Conversation, @Nullable Object> value) {
        return new Column(path, entry -> value.apply(entry.conversation()));
    }

    private static @Nullable String wireName(@Nullable PeeringStatus state) {
        return state == null ? null : state.wireName();
    }
}
