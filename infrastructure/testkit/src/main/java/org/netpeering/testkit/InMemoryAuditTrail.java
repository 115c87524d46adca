package org.netpeering.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.Order;
import org.netpeering.application.audit.AuditQuery.Place;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.application.audit.AuditTrail;
import org.netpeering.application.audit.EventEntries;
import org.netpeering.application.audit.IndexedEntry;
import org.netpeering.application.audit.PeeringArchive;
import org.netpeering.application.audit.RecordedEvent;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.history.PeeringHistory;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;

/** The audit trail and the log by peering, both made from events in memory whenever they are asked. */
final class InMemoryAuditTrail implements AuditTrail, PeeringArchive {
    private static final Comparator<AuditEntry> OLDEST_FIRST =
            Comparator.comparing(AuditEntry::at).thenComparing(AuditEntry::id);

    private final InMemoryEvents events;
    private final List<IndexedEntry> attempts = new ArrayList<>();

    InMemoryAuditTrail(InMemoryEvents events) {
        this.events = events;
    }

    @Override
    public synchronized void addAttempt(IndexedEntry attempt) {
        AuditEntry entry = attempt.entry();
        long id = 2L * attempts.size() + 1;
        attempts.add(new IndexedEntry(
                new AuditEntry(
                        id,
                        entry.at(),
                        entry.type(),
                        entry.peering(),
                        null,
                        entry.ends(),
                        entry.actor(),
                        entry.conversation(),
                        entry.refusal(),
                        entry.before(),
                        entry.after()),
                attempt.terms()));
    }

    @Override
    public void addEvent(DomainEventMessage<?> event) {
        // Nothing to add: the events are looked at when somebody asks.
    }

    @Override
    public synchronized AuditPage search(SearchAudit query) {
        Comparator<AuditEntry> order = query.order() == Order.OLDEST_FIRST ? OLDEST_FIRST : OLDEST_FIRST.reversed();
        @Nullable Place after = query.after();
        List<AuditEntry> found = Stream.concat(
                        events.streams().values().stream().flatMap(stream -> EventEntries.of(stream).stream()),
                        attempts.stream())
                .filter(indexed -> isShown(indexed, query))
                .map(IndexedEntry::entry)
                .filter(entry -> after == null || isBehind(entry, after, query.order()))
                .sorted(order)
                .limit(query.limit() + 1L)
                .toList();
        if (found.size() <= query.limit()) {
            return new AuditPage(found, null);
        }
        AuditEntry last = found.get(query.limit() - 1);
        return new AuditPage(found.subList(0, query.limit()), new Place(last.at(), last.id()));
    }

    private static boolean isShown(IndexedEntry indexed, SearchAudit query) {
        Instant at = indexed.entry().at();
        return (query.from() == null || !at.isBefore(query.from()))
                && (query.to() == null || at.isBefore(query.to()))
                && query.all().stream()
                        .allMatch(condition -> condition.anyOf().stream().anyMatch(indexed.terms()::contains));
    }

    private static boolean isBehind(AuditEntry entry, Place place, Order order) {
        int byTime = entry.at().compareTo(place.at());
        int behind = byTime != 0 ? byTime : Long.compare(entry.id(), place.id());
        return order == Order.OLDEST_FIRST ? behind > 0 : behind < 0;
    }

    @Override
    public Map<NetPeeringId, List<RecordedEvent>> streams(Collection<NetPeeringId> peerings) {
        Map<NetPeeringId, List<RecordedEvent>> streams = new LinkedHashMap<>(events.streams());
        streams.keySet().retainAll(peerings);
        return streams;
    }

    @Override
    public List<Cursor> listed(
            @Nullable AccountId viewer, Instant at, Instant endedSince, @Nullable Cursor after, int limit) {
        Comparator<Cursor> order = Comparator.comparing(Cursor::requestedAt).thenComparing(Cursor::peeringId);
        return events.streams().values().stream()
                .flatMap(stream -> PeeringHistory.asOf(
                        stream.stream().map(RecordedEvent::event).toList(), at)
                        .stream())
                .filter(view -> view.endedAt() == null || view.endedAt().isAfter(endedSince))
                .filter(view -> viewer == null || view.concerns(viewer))
                .map(view -> new Cursor(view.requestedAt(), view.id()))
                .filter(cursor -> after == null || order.compare(cursor, after) > 0)
                .sorted(order)
                .limit(limit)
                .toList();
    }
}
