package org.netpeering.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.netpeering.application.audit.EventEntries;
import org.netpeering.application.audit.IndexedEntry;
import org.netpeering.application.audit.RecordedEvent;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The audit trail, from the log and from the attempts. */
final class ReplayedAuditTrail implements ReplayedView {
    @Override
    public String name() {
        return "audit";
    }

    @Override
    public String table() {
        return "audit_entry";
    }

    @Override
    public String key() {
        return "entry_id";
    }

    @Override
    public void add(JdbcClient jdbc, String table, Collection<List<RecordedEvent>> streams) {
        List<IndexedEntry> entries = new ArrayList<>();
        streams.forEach(stream -> entries.addAll(EventEntries.of(stream)));
        new AuditEntryTable(jdbc, table).add(entries);
    }

    @Override
    public long attempts(JdbcClient jdbc) {
        return jdbc.sql("SELECT COALESCE(max(attempt_number), 0) FROM netpeering.attempt")
                .query((row, number) -> row.getLong(1))
                .single();
    }

    @Override
    public void addAttempts(JdbcClient jdbc, String table, long from, long to) {
        jdbc.sql("INSERT INTO " + table + " (entry_id, " + AuditEntryRow.WRITTEN + ")"
                        + " SELECT 2 * a.attempt_number + 1, r.* FROM netpeering.attempt a,"
                        + " json_to_record(a.entry) AS r (" + AuditEntryRow.TYPED + ")"
                        + " WHERE a.attempt_number BETWEEN ? AND ? ON CONFLICT (entry_id) DO NOTHING")
                .param(from)
                .param(to)
                .update();
    }
}
