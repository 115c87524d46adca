package org.netpeering.application.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.axonframework.queryhandling.QueryHandler;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.ListNetPeeringsAsOf;
import org.netpeering.application.audit.AuditQuery.Order;
import org.netpeering.application.audit.AuditQuery.ReadPeeringHistory;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.application.audit.AuditQuery.TraceRequest;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.history.PeeringHistory;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;

/** Answers what is asked of the audit trail. */
public final class AuditQueries {
    /** How many peerings are looked at for one page, so that a filter that hardly any meets costs no more than others. */
    private static final int MOST_LOOKED_AT = 2000;

    private static final int LOOKED_AT_TOGETHER = 500;

    private final AuditTrail trail;
    private final PeeringArchive archive;
    private final Duration listingRetention;

    /** @param listingRetention how long a peering that ended stays in the lists */
    public AuditQueries(AuditTrail trail, PeeringArchive archive, Duration listingRetention) {
        this.trail = trail;
        this.archive = archive;
        this.listingRetention = listingRetention;
    }

    @QueryHandler
    AuditPage answer(SearchAudit query) {
        AuditPage page = trail.search(query);
        return new AuditPage(
                page.entries().stream()
                        .map(entry -> entry.seenBy(query.viewer()))
                        .toList(),
                page.next());
    }

    @QueryHandler
    RecordedHistory answer(ReadPeeringHistory query) {
        List<RecordedEvent> stream = archive.streams(List.of(query.peering())).getOrDefault(query.peering(), List.of());
        @Nullable AccountId viewer = query.viewer();
        List<NetPeeringEvent> events = eventsOf(stream);
        if (events.isEmpty() || !isShown(events.getFirst(), viewer)) {
            return RecordedHistory.NONE;
        }
        List<IndexedEntry> entries = EventEntries.of(stream);
        return new RecordedHistory(
                IntStream.range(0, stream.size())
                        .filter(i -> isShown(events.get(i), viewer))
                        .mapToObj(i -> new RecordedHistory.Line(
                                entries.get(i).entry().seenBy(viewer),
                                stream.get(i).payload()))
                        .toList(),
                events);
    }

    @QueryHandler
    Page answer(ListNetPeeringsAsOf query) {
        Instant endedSince = query.at().minus(listingRetention);
        List<PeeringView> page = new ArrayList<>();
        @Nullable Cursor after = query.after();
        for (int lookedAt = 0; lookedAt < MOST_LOOKED_AT; lookedAt += LOOKED_AT_TOGETHER) {
            List<Cursor> some = archive.listed(query.viewer(), query.at(), endedSince, after, LOOKED_AT_TOGETHER);
            Map<NetPeeringId, List<RecordedEvent>> streams =
                    archive.streams(some.stream().map(Cursor::peeringId).toList());
            for (Cursor candidate : some) {
                if (page.size() == query.limit()) {
                    return new Page(page, after);
                }
                after = candidate;
                PeeringHistory.asOf(eventsOf(streams.getOrDefault(candidate.peeringId(), List.of())), query.at())
                        .filter(view -> isListed(view, query, endedSince))
                        .ifPresent(page::add);
            }
            if (some.size() < LOOKED_AT_TOGETHER) {
                return new Page(page, null);
            }
        }
        return new Page(page, after);
    }

    private static boolean isListed(PeeringView view, ListNetPeeringsAsOf query, Instant endedSince) {
        @Nullable AccountId viewer = query.viewer();
        @Nullable Instant endedAt = view.endedAt();
        return (viewer == null || view.concerns(viewer))
                && (endedAt == null || endedAt.isAfter(endedSince))
                && query.filters().stream().allMatch(filter -> filter.holdsFor(view, viewer));
    }

    @QueryHandler
    CausationGraph answer(TraceRequest query) {
        List<AuditEntry> entries = trail
                .search(new SearchAudit(
                        query.viewer(),
                        List.of(new AuditCondition.OfRequest(query.requestId())),
                        null,
                        null,
                        Order.OLDEST_FIRST,
                        null,
                        SearchAudit.LARGEST_PAGE))
                .entries()
                .stream()
                .map(entry -> entry.seenBy(query.viewer()))
                .toList();
        TreeSet<NetPeeringId> peerings = new TreeSet<>();
        entries.stream().filter(entry -> !entry.isAttempt()).forEach(entry -> {
            if (entry.peering() != null) {
                peerings.add(entry.peering());
            }
        });
        return CausationGraph.of(query.requestId(), entries, archive.streams(peerings));
    }

    private static List<NetPeeringEvent> eventsOf(List<RecordedEvent> stream) {
        return stream.stream().map(RecordedEvent::event).toList();
    }

    private static boolean isShown(NetPeeringEvent event, @Nullable AccountId viewer) {
        return viewer == null || event.concerns(viewer);
    }
}
