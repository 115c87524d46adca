package org.netpeering.application.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditEntry.Ends;
import org.netpeering.application.audit.AuditEntry.Place;
import org.netpeering.domain.api.EventNames;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.history.HistoryStep;
import org.netpeering.domain.history.PeeringHistory;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;

/** Makes lines of the audit trail from the events of a peering. */
public final class EventEntries {
    private EventEntries() {}

    /**
     * The entries of all events of one peering, in the same order.
     *
     * @param stream all of its events so far, from the first
     */
    public static List<IndexedEntry> of(List<RecordedEvent> stream) {
        List<HistoryStep> steps =
                PeeringHistory.steps(stream.stream().map(RecordedEvent::event).toList());
        List<IndexedEntry> entries = new ArrayList<>(stream.size());
        for (int i = 0; i < steps.size(); i++) {
            RecordedEvent recorded = stream.get(i);
            Place place = new Place(recorded.eventId(), recorded.version(), recorded.position());
            entries.add(indexed(recorded.number(), place, recorded.type(), recorded.metadata(), steps.get(i)));
        }
        return entries;
    }

    /**
     * The entry of the event that a peering begins with, for which nothing else has to be known.
     *
     * @param number its number in the log
     * @param position its place in the log, as the live feed counts
     */
    public static IndexedEntry ofFirst(long number, String position, DomainEventMessage<?> first) {
        Place place = new Place(first.getIdentifier(), first.getSequenceNumber(), position);
        NetPeeringEvent event = (NetPeeringEvent) first.getPayload();
        String type = EventNames.nameOf(event.getClass()).orElseThrow();
        return indexed(
                number,
                place,
                type,
                first.getMetaData(),
                PeeringHistory.steps(List.of(event)).getFirst());
    }

    private static IndexedEntry indexed(
            long number, Place place, String type, Map<String, ?> metadata, HistoryStep step) {
        AuditEntry entry = entry(number, place, type, metadata, step);
        AuditTerms terms = AuditTerms.of(entry).about(step.after());
        @Nullable PeeringView before = step.before();
        if (before != null) {
            terms.about(before);
        }
        showToOwners(step.event(), terms);
        return new IndexedEntry(entry, terms.all());
    }

    private static AuditEntry entry(long number, Place place, String type, Map<String, ?> metadata, HistoryStep step) {
        NetPeeringEvent event = step.event();
        @Nullable PeeringView before = step.before();
        return new AuditEntry(
                2 * number,
                event.occurredAt(),
                type,
                event.peeringId(),
                place,
                ends(event.source(), event.accepter()),
                Actor.of(metadata),
                Conversation.of(metadata),
                null,
                before == null ? null : before.status(),
                step.after().status());
    }

    static Ends ends(NetEnd source, NetEnd accepter) {
        return new Ends(source.net(), source.account(), accepter.net(), accepter.account());
    }

    private static void showToOwners(NetPeeringEvent event, AuditTerms terms) {
        for (@Nullable
        AccountId owner : new @Nullable AccountId[] {
            event.source().account(), event.accepter().account()
        }) {
            if (owner != null && event.concerns(owner)) {
                terms.shownTo(owner);
            }
        }
    }
}
