package org.netpeering.testkit;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.ListingRetention;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.FindNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/**
 * The read model in memory: the same answers, the same races decided, as with a database. What a unit of work wrote is taken
 * back when that unit of work is rolled back. May be used by many threads.
 */
public final class InMemoryPeeringSummaries implements PeeringSummaries {
    private static final Comparator<PeeringView> IN_ORDER_OF_REQUEST =
            Comparator.comparing(PeeringView::requestedAt).thenComparing(PeeringView::id);
    private static final Comparator<PeeringView> LONGEST_OVERDUE_FIRST =
            Comparator.comparing(PeeringView::expiresAt).thenComparing(PeeringView::id);

    private final Map<NetPeeringId, Row> rows = new HashMap<>();

    private record Row(NetPeering state, PeeringView view, long version) {}

    @Override
    public synchronized void apply(NetPeeringEvent event, long version) {
        NetPeeringId id = event.peeringId();
        @Nullable Row before = rows.get(id);
        if (before != null && version <= before.version()) {
            return;
        }
        NetPeering state = NetPeeringDecider.evolve(before == null ? NetPeering.ABSENT : before.state(), event);
        PeeringView view = state.view()
                .orElseThrow(
                        () -> new IllegalStateException("The first event of a peering is its request, not " + event));
        if (isTaken(view)) {
            throw new PairTakenException(id, new IllegalStateException(view.toString()));
        }
        rows.put(id, new Row(state, view, version));
        CurrentUnitOfWork.ifStarted(unit -> unit.root().onRollback(rolledBack -> putBack(id, before)));
    }

    private synchronized void putBack(NetPeeringId id, @Nullable Row before) {
        if (before == null) {
            rows.remove(id);
        } else {
            rows.put(id, before);
        }
    }

    private boolean isTaken(PeeringView view) {
        NetId source = view.source().net();
        NetId accepter = view.accepter().net();
        return switch (view.status()) {
            case PENDING_ACCEPTANCE -> others(view.id()).anyMatch(live(source, accepter));
            case PROVISIONING, ACTIVE, DELETING ->
                others(view.id()).anyMatch(live(source, accepter).or(holding(source, accepter)));
            case REJECTED, FAILED, EXPIRED, DELETED -> false;
        };
    }

    @Override
    public synchronized Map<NetPeeringId, Stored> fetchAll(Set<NetPeeringId> peerings) {
        Map<NetPeeringId, Stored> found = new HashMap<>();
        for (NetPeeringId peering : peerings) {
            Row row = rows.get(peering);
            if (row != null) {
                found.put(peering, new Stored(row.view(), row.version()));
            }
        }
        return found;
    }

    @Override
    public synchronized Page list(ListNetPeerings query, Instant now, Instant endedSince) {
        @Nullable Cursor after = query.after();
        List<PeeringView> found = listed(query.caller(), now, endedSince)
                .filter(view -> {
                    @Nullable ListingRetention retention = query.retention();
                    return retention == null || retention.isListed(view, query.caller(), now);
                })
                .filter(view -> query.filters().stream().allMatch(filter -> filter.holdsFor(view, query.caller())))
                .filter(view -> after == null || isBehind(view, after))
                .sorted(IN_ORDER_OF_REQUEST)
                .limit(query.limit() + 1L)
                .toList();
        if (found.size() <= query.limit()) {
            return new Page(found, null);
        }
        PeeringView last = found.get(query.limit() - 1);
        return new Page(found.subList(0, query.limit()), new Cursor(last.requestedAt(), last.id()));
    }

    private static boolean isBehind(PeeringView view, Cursor cursor) {
        int byTime = view.requestedAt().compareTo(cursor.requestedAt());
        return byTime > 0 || (byTime == 0 && view.id().compareTo(cursor.peeringId()) > 0);
    }

    @Override
    public synchronized Page find(FindNetPeering query, Instant now, Instant endedSince) {
        return new Page(
                listed(query.caller(), now, endedSince)
                        .filter(view -> view.id().equals(query.peeringId()))
                        .toList(),
                null);
    }

    private Stream<PeeringView> listed(AccountId caller, Instant now, Instant endedSince) {
        return views().map(view -> view.asOf(now))
                .filter(view -> view.concerns(caller))
                .filter(view -> {
                    @Nullable Instant endedAt = view.endedAt();
                    return endedAt == null || endedAt.isAfter(endedSince);
                });
    }

    @Override
    public synchronized List<PairSummary> pairs(List<Pair> pairs, Instant now) {
        return pairs.stream()
                .map(pair -> summary(pair.source(), pair.accepter(), pair.exceptFor(), now))
                .toList();
    }

    private PairSummary summary(NetId source, NetId accepter, NetPeeringId exceptFor, Instant now) {
        List<PeeringView> live = others(exceptFor)
                .map(view -> view.asOf(now))
                .filter(view -> view.status().isLive())
                .toList();
        PairFacts facts = new PairFacts(
                first(live.stream().filter(view -> !isDeleting(view) && joins(view, source, accepter))),
                first(live.stream().filter(holding(source, accepter))),
                first(live.stream().filter(view -> isDeleting(view)).filter(holding(source, accepter))),
                count(live.stream()
                        .filter(view -> isPending(view) && view.source().net().equals(source))),
                count(live.stream().filter(view -> touches(view, source))),
                count(live.stream().filter(view -> touches(view, accepter))));
        return new PairSummary(
                facts,
                first(others(exceptFor)
                        .filter(pending(source, accepter))
                        .filter(view -> !now.isBefore(view.expiresAt()))));
    }

    @Override
    public synchronized List<NetPeeringId> overdue(Instant now, int limit) {
        return views().filter(view -> isPending(view) && !now.isBefore(view.expiresAt()))
                .sorted(LONGEST_OVERDUE_FIRST)
                .limit(limit)
                .map(PeeringView::id)
                .toList();
    }

    @Override
    public synchronized List<NetPeeringId> liveOf(NetId net) {
        return views().filter(view -> view.status().isLive() && touches(view, net))
                .sorted(IN_ORDER_OF_REQUEST)
                .map(PeeringView::id)
                .toList();
    }

    @Override
    public synchronized Optional<NetPeeringId> pendingRequest(NetId source, NetId accepter) {
        return views().filter(pending(source, accepter)).map(PeeringView::id).findFirst();
    }

    private Stream<PeeringView> views() {
        return rows.values().stream().map(Row::view);
    }

    private Stream<PeeringView> others(NetPeeringId exceptFor) {
        return views().filter(view -> !view.id().equals(exceptFor));
    }

    private static Predicate<PeeringView> pending(NetId source, NetId accepter) {
        return view -> isPending(view) && joins(view, source, accepter);
    }

    private static Predicate<PeeringView> live(NetId source, NetId accepter) {
        return view -> view.status().isLive() && joins(view, source, accepter);
    }

    private static Predicate<PeeringView> holding(NetId one, NetId other) {
        return view -> view.status().holdsPair() && (joins(view, one, other) || joins(view, other, one));
    }

    private static boolean isPending(PeeringView view) {
        return view.status() == PeeringStatus.PENDING_ACCEPTANCE;
    }

    private static boolean isDeleting(PeeringView view) {
        return view.status() == PeeringStatus.DELETING;
    }

    private static boolean joins(PeeringView view, NetId source, NetId accepter) {
        return view.source().net().equals(source) && view.accepter().net().equals(accepter);
    }

    private static boolean touches(PeeringView view, NetId net) {
        return view.source().net().equals(net) || view.accepter().net().equals(net);
    }

    private static @Nullable NetPeeringId first(Stream<PeeringView> views) {
        return views.map(PeeringView::id).min(Comparator.naturalOrder()).orElse(null);
    }

    private static int count(Stream<PeeringView> views) {
        return Math.toIntExact(views.count());
    }
}
