package org.netpeering.postgres;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.application.audit.AuditTrail;
import org.netpeering.application.audit.EventEntries;
import org.netpeering.application.audit.IndexedEntry;
import org.netpeering.domain.api.NetPeeringEvent;
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
    private final WriteBuffer<Added> events = new WriteBuffer<>(this::write);

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
    public void addEvent(DomainEventMessage<?> event) {
        events.add(Added.of(event));
    }

    private void write(List<Added> added) {
        List<IndexedEntry> all = new ArrayList<>(added.size());
        Set<NetPeeringId> peerings = new LinkedHashSet<>();
        Set<Version> wanted = new HashSet<>();
        for (Added event : added) {
            if (event.entry() != null) {
                all.add(event.entry());
            } else {
                peerings.add(event.version().peering());
                wanted.add(event.version());
            }
        }
        archive.streams(peerings).forEach((peering, stream) -> {
            List<IndexedEntry> ofStream = EventEntries.of(stream);
            for (int i = 0; i < ofStream.size(); i++) {
                if (wanted.contains(new Version(peering, stream.get(i).version()))) {
                    all.add(ofStream.get(i));
                }
            }
        });
        entries.add(all);
    }

    @Override
    public AuditPage search(SearchAudit query) {
        return search.page(query);
    }

    private record Version(NetPeeringId peering, long version) {}

    /** @param entry if no other event has to be known for it */
    private record Added(Version version, @Nullable IndexedEntry entry) {
        static Added of(DomainEventMessage<?> message) {
            NetPeeringEvent event = (NetPeeringEvent) message.getPayload();
            Version version = new Version(event.peeringId(), message.getSequenceNumber());
            if (version.version() == 0
                    && message instanceof TrackedEventMessage<?> tracked
                    && tracked.trackingToken() instanceof LogPosition position) {
                return new Added(version, EventEntries.ofFirst(position.index(), position.text(), message));
            }
            return new Added(version, null);
        }
    }
}
