package org.netpeering.console;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditEntry;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Lines of the trail as a file has them. */
final class ActivityLines {
    private static final List<String> NAMES = List.of(
            "at",
            "type",
            "peering",
            "before",
            "after",
            "refusal",
            "message",
            "sourceNet",
            "sourceAccount",
            "accepterNet",
            "accepterAccount",
            "actor",
            "user",
            "accessKeyId",
            "dialect",
            "sourceIp",
            "userAgent",
            "requestId");

    static final String CSV_HEADER = String.join(",", NAMES) + "\r\n";

    private static final JsonMapper JSON = JsonMapper.shared();

    private ActivityLines() {}

    static String csv(AuditEntry entry) {
        return values(entry).stream().map(ActivityLines::quoted).collect(Collectors.joining(",")) + "\r\n";
    }

    static String json(AuditEntry entry) {
        ObjectNode line = JSON.createObjectNode();
        List<String> values = values(entry);
        for (int i = 0; i < values.size(); i++) {
            if (!values.get(i).isEmpty()) {
                line.put(NAMES.get(i), values.get(i));
            }
        }
        return line + "\n";
    }

    /** In quotes; what a spreadsheet would take for a formula begins with an apostrophe. */
    private static String quoted(String value) {
        boolean isFormula = !value.isEmpty() && "=+-@\t\r".indexOf(value.charAt(0)) >= 0;
        return "\"" + (isFormula ? "'" : "") + value.replace("\"", "\"\"") + "\"";
    }

    private static List<String> values(AuditEntry entry) {
        AuditEntry.Refused refusal = entry.refusal();
        return Stream.<@Nullable Object>of(
                        entry.at(),
                        entry.type(),
                        entry.peering(),
                        entry.before() == null ? null : entry.before().wireName(),
                        entry.after() == null ? null : entry.after().wireName(),
                        refusal == null ? null : refusal.code(),
                        refusal == null ? null : refusal.message(),
                        entry.ends().sourceNet(),
                        entry.ends().sourceAccount(),
                        entry.ends().accepterNet(),
                        entry.ends().accepterAccount(),
                        entry.actor().account(),
                        entry.actor().user(),
                        entry.actor().accessKeyId(),
                        entry.actor().dialect(),
                        entry.actor().sourceIp(),
                        entry.actor().userAgent(),
                        entry.conversation().requestId())
                .map(ActivityLines::text)
                .toList();
    }

    private static String text(@Nullable Object value) {
        return Objects.toString(value, "");
    }
}
