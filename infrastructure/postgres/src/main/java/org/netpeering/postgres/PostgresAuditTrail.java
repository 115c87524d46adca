package org.netpeering.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.application.audit.AuditTrail;
import org.netpeering.application.audit.EventEntries;
import org.netpeering.application.audit.IndexedEntry;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The audit trail in {@code netpeering.audit_entry}, and the attempts in {@code netpeering.attempt}. */
public final class PostgresAuditTrail implements AuditTrail {
    private static final String ADD_ATTEMPT = "WITH numbered AS ("
            + " INSERT INTO netpeering.attempt (occurred_at, entry)"
            + " SELECT occurred_at, ?::json FROM json_to_record(?::json) AS r (occurred_at timestamptz)"
            + " RETURNING attempt_number, entry)"
            + " INSERT INTO netpeering.audit_entry (entry_id, " + AuditEntryRow.WRITTEN + ")"
            + " SELECT 2 * attempt_number + 1, " + AuditEntryRow.WRITTEN
            + " FROM numbered, json_to_record(numbered.entry) AS r (" + AuditEntryRow.TYPED + ")";

    private final JdbcClient jdbc;
    private final PostgresPeeringArchive archive;
    private final AuditSearch search;
    private final AuditEntryTable entries;
    private final TransactionTemplate ownTransaction;
    private final UnwrittenAttempts unwritten = new UnwrittenAttempts(this::insert);
    private final WriteBuffer<Version> versions = new WriteBuffer<>(this::write);

    /** @param transactionManager that of the data source */
    public PostgresAuditTrail(DataSource dataSource, PlatformTransactionManager transactionManager) {
        this.jdbc = JdbcClient.create(dataSource);
        this.archive = new PostgresPeeringArchive(dataSource);
        this.search = new AuditSearch(jdbc);
        this.entries = new AuditEntryTable(jdbc, AuditEntryTable.SERVED);
        this.ownTransaction = new TransactionTemplate(transactionManager);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @Override
    public void addAttempt(IndexedEntry attempt) {
        unwritten.write(attempt);
    }

    private void insert(IndexedEntry attempt) {
        String row = AuditEntryRow.json(attempt).toString();
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            ownTransaction.executeWithoutResult(status -> insert(row));
        } else {
            insert(row);
        }
    }

    private void insert(String row) {
        jdbc.sql(ADD_ATTEMPT).param(row).param(row).update();
    }

    @Override
    public void addEvent(NetPeeringId peering, long version) {
        versions.add(new Version(peering, version));
    }

    private void write(List<Version> added) {
        Set<NetPeeringId> peerings = new LinkedHashSet<>();
        added.forEach(version -> peerings.add(version.peering()));
        Set<Version> wanted = new HashSet<>(added);
        List<IndexedEntry> asked = new ArrayList<>();
        archive.streams(peerings).forEach((peering, stream) -> {
            List<IndexedEntry> all = EventEntries.of(stream);
            for (int i = 0; i < all.size(); i++) {
                if (wanted.contains(new Version(peering, stream.get(i).version()))) {
                    asked.add(all.get(i));
                }
            }
        });
        entries.add(asked);
    }

    @Override
    public AuditPage search(SearchAudit query) {
        return search.page(query);
    }

    private record Version(NetPeeringId peering, long version) {}
}
