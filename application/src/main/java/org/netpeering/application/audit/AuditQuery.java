package org.netpeering.application.audit;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;

/**
 * What can be asked of the audit trail.
 *
 * @param <A> what it is answered with
 */
public sealed interface AuditQuery<A> {
    /** The account that asks and sees what concerns it; null for an auditor, who sees all. */
    @Nullable
    AccountId viewer();

    /** The class of the answer. */
    Class<A> answer();

    /** Which entries come first. */
    enum Order {
        NEWEST_FIRST,
        OLDEST_FIRST
    }

    /** A place in the trail: behind that entry. */
    record Place(Instant at, long id) {}

    /**
     * One page of the entries that meet all conditions.
     *
     * @param from the first instant of the window, or null for no bound
     * @param to the first instant behind the window, or null for no bound
     * @param after the last entry of the page before, or null for the first page
     * @param limit how many at most, 1 to 1,000
     */
    record SearchAudit(
            @Nullable AccountId viewer,
            List<AuditCondition> conditions,
            @Nullable Instant from,
            @Nullable Instant to,
            Order order,
            @Nullable Place after,
            int limit)
            implements AuditQuery<AuditPage> {
        /** The most entries of a page. */
        public static final int LARGEST_PAGE = 1000;

        /**
         * Copies the conditions, as the viewer may mean them.
         *
         * @throws IllegalArgumentException if the limit is out of its range
         */
        public SearchAudit {
            conditions = viewer == null
                    ? List.copyOf(conditions)
                    : conditions.stream()
                            .map(condition -> condition.askedBy(viewer))
                            .toList();
            if (limit < 1 || limit > LARGEST_PAGE) {
                throw new IllegalArgumentException("A page has 1 to 1,000 entries, not " + limit);
            }
        }

        /** All that an entry must meet, also that the viewer may see it; the window is apart. */
        public List<AuditCondition> all() {
            return viewer == null
                    ? conditions
                    : Stream.concat(conditions.stream(), Stream.of(new AuditCondition.ShownTo(viewer)))
                            .toList();
        }

        @Override
        public Class<AuditPage> answer() {
            return AuditPage.class;
        }
    }

    /**
     * One page of entries.
     *
     * @param next where the next page begins, or null if this is the last one
     */
    record AuditPage(List<AuditEntry> entries, @Nullable Place next) {
        /** Copies the entries. */
        public AuditPage {
            entries = List.copyOf(entries);
        }
    }

    /** All that happened to a peering, from its request on; a stream that is not the viewer's business is empty. */
    record ReadPeeringHistory(@Nullable AccountId viewer, NetPeeringId peering) implements AuditQuery<RecordedHistory> {
        @Override
        public Class<RecordedHistory> answer() {
            return RecordedHistory.class;
        }
    }

    /**
     * The peerings as they were at that instant, in the order of their requests: those that were live, and those that had ended
     * within the listing retention.
     *
     * @param at not later than now
     * @param filters on the peerings as they were then
     * @param after the last peering that was looked at before, or null for the first page
     * @param limit how many at most, 1 to 1,000; a page can have fewer although another follows
     */
    record ListNetPeeringsAsOf(
            @Nullable AccountId viewer,
            Instant at,
            List<PeeringFilter> filters,
            @Nullable Cursor after,
            int limit) implements AuditQuery<Page> {
        /**
         * Copies the filters.
         *
         * @throws IllegalArgumentException if the limit is out of its range
         */
        public ListNetPeeringsAsOf {
            filters = List.copyOf(filters);
            if (limit < 1 || limit > 1000) {
                throw new IllegalArgumentException("A page has 1 to 1,000 peerings, not " + limit);
            }
        }

        @Override
        public Class<Page> answer() {
            return Page.class;
        }
    }

    /** What one request led to, up to the expiry of what it asked for. */
    record TraceRequest(@Nullable AccountId viewer, String requestId) implements AuditQuery<CausationGraph> {
        @Override
        public Class<CausationGraph> answer() {
            return CausationGraph.class;
        }
    }
}
