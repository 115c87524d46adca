package org.netpeering.postgres;

import java.util.List;
import org.netpeering.application.audit.IndexedEntry;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A table of entries that is written in batches.
 *
 * @param name that from which searches are answered, or one that is built to replace it
 */
record AuditEntryTable(JdbcClient jdbc, String name) {
    static final String SERVED = "netpeering.audit_entry";

    /** Adds these; an entry that is there already stays as it is. */
    void add(List<IndexedEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        entries.forEach(entry -> rows.add(AuditEntryRow.json(entry)));
        jdbc.sql("INSERT INTO " + name + " (entry_id, " + AuditEntryRow.WRITTEN + ") SELECT * FROM"
                        + " json_to_recordset(?::json) AS r (entry_id bigint, " + AuditEntryRow.TYPED
                        + ") ON CONFLICT (entry_id) DO NOTHING")
                .param(rows.toString())
                .update();
    }
}
