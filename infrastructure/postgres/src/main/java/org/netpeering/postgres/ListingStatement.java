package org.netpeering.postgres;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.postgres.Shelf.Side;

/**
 * The statement for a page.
 *
 * <p>The shelves that the filters leave over are merged. Filters by Nets, whole tags and instants are first put to an index of their own: unless
 * that knows {@value #MANY} or more, which are so many that a page of them is soon found in the shelves, the live ones are taken from
 * there. Those with certain ranges are read from shelves by range. Ids need no shelf at all.
 */
record ListingStatement(
        ListNetPeerings query,
        ListedStates states,
        Walk walk,
        OffsetDateTime now,
        OffsetDateTime endedSince,
        SqlText sql) {
    /** As many live peerings are read at most for what an index of its own answers. */
    static final int MANY = 500;

    private static final Set<PeeringStatus> ENDED = Arrays.stream(PeeringStatus.values())
            .filter(state -> !state.isLive())
            .collect(Collectors.toUnmodifiableSet());

    ListingStatement(
            ListNetPeerings query, ListedStates states, Walk walk, OffsetDateTime now, OffsetDateTime endedSince) {
        this(query, states, walk, now, endedSince, new SqlText());
    }

    /**
     * How shelves are walked.
     *
     * @param isBackward from the newest request on
     * @param look how many of each shelf are looked at from where the page begins, whether they meet the filters or not; 0 for no bound
     */
    record Walk(boolean isBackward, int look) {
        static final Walk IN_ORDER_OF_REQUEST = new Walk(false, 0);

        String order() {
            String direction = isBackward ? " DESC" : "";
            return " ORDER BY p.requested_at" + direction + ", p.peering_id" + direction + " LIMIT ?";
        }

        String behind() {
            return " AND (p.requested_at, p.peering_id) " + (isBackward ? "<" : ">") + " (?, ?)";
        }
    }

    SqlText text() {
        Optional<NarrowFilter> narrow = NarrowFilter.among(query.filters(), query.caller());
        List<Runnable> parts = new ArrayList<>();
        if (narrow.orElse(null) instanceof NarrowFilter.Ids ids) {
            parts.add(() -> {
                sql.append("SELECT p.* FROM (");
                ids.append(sql);
                // Keeps the conditions of the list from choosing another index.
                sql.append(" OFFSET 0) AS p WHERE true");
                listedOfCaller();
            });
        } else if (narrow.orElse(null) instanceof NarrowFilter.Live live && states.live()) {
            sql.append("WITH narrow AS MATERIALIZED (");
            live.append(sql);
            sql.append(" LIMIT ?), many AS MATERIALIZED (SELECT count(*) = ? AS is_so FROM narrow) ", MANY, MANY);
            parts.add(() -> {
                sql.append("SELECT p.* FROM narrow p WHERE NOT (SELECT is_so FROM many)");
                listedOfCaller();
            });
            liveShelves(parts, " AND (SELECT is_so FROM many)");
            endedShelves(parts);
        } else if (narrow.orElse(null) instanceof NarrowFilter.Ranges ranges && states.live()) {
            liveOf(ranges, parts);
            endedShelves(parts);
        } else {
            liveShelves(parts, "");
            endedShelves(parts);
        }
        sql.append("SELECT " + PeeringRow.COLUMNS + " FROM (");
        for (int i = 0; i < parts.size(); i++) {
            sql.append(i == 0 ? "(" : " UNION ALL (");
            parts.get(i).run();
            sql.append(")");
        }
        return sql.append(") AS p" + walk.order(), query.limit() + 1);
    }

    private void liveOf(NarrowFilter.Ranges ranges, List<Runnable> parts) {
        ranges.inOrder()
                .forEach(inOrder -> parts.add(() -> {
                    inOrder.append(sql);
                    listedOfCaller();
                    sql.append(") AS p" + walk.order(), query.limit() + 1);
                }));
        parts.add(() -> {
            sql.append("SELECT p.* FROM (");
            ranges.others().append(sql);
            sql.append(") AS p WHERE true");
            listedOfCaller();
        });
    }

    private void liveShelves(List<Runnable> parts, String condition) {
        for (Side side : Side.values()) {
            if (states.active()) {
                parts.add(() -> {
                    shelf(side, Shelf.ACTIVE);
                    sql.append(condition);
                    matchingWithin(EnumSet.of(PeeringStatus.ACTIVE));
                });
            }
            if (states.onTheirWay()) {
                parts.add(() -> {
                    shelf(side, Shelf.ON_THEIR_WAY);
                    sql.append(condition);
                    if (!states.allOnTheirWay()) {
                        sql.append(" AND p.status = ANY (?)", (Object) states.wireNames());
                    }
                    matchingWithin(EnumSet.of(PeeringStatus.PROVISIONING, PeeringStatus.DELETING));
                });
            }
            if (states.pending()) {
                parts.add(() -> {
                    shelf(side, Shelf.PENDING);
                    sql.append(condition + " AND p.expires_at > ?", states.expired() ? endedSince : now);
                    matchingWithin(EnumSet.of(PeeringStatus.PENDING_ACCEPTANCE, PeeringStatus.EXPIRED));
                });
            }
        }
        if (states.expired() && !states.pending()) {
            parts.add(() -> {
                sql.append("""
                        SELECT p.* FROM (
                            SELECT * FROM netpeering.peering
                             WHERE status = 'pending-acceptance' AND expires_at > ? AND expires_at <= ?
                            OFFSET 0) AS p
                         WHERE true""", endedSince, now);
                sql.append(condition);
                listedOfCaller();
            });
        }
    }

    private void endedShelves(List<Runnable> parts) {
        if (!states.ended()) {
            return;
        }
        for (Side side : Side.values()) {
            parts.add(() -> {
                sql.append("SELECT p.* FROM " + Shelf.HOURS + " CROSS JOIN LATERAL (", (Object)
                        Shelf.hours(endedSince, now));
                shelf(side, Shelf.OF_AN_HOUR);
                sql.append(" AND p.ended_at > ?", endedSince);
                if (!states.allEnded()) {
                    sql.append(" AND p.status = ANY (?)", (Object) states.wireNames());
                }
                matchingWithin(ENDED);
                sql.append(") AS p" + walk.order(), query.limit() + 1);
            });
        }
    }

    /** Ends in conditions; more of them can follow. */
    private void shelf(Side side, String which) {
        boolean isTagged = FilterSql.areForTagged(query.filters());
        if (walk.look() == 0) {
            sql.append("SELECT p.*");
            Shelf.appendFrom(sql, side, which, query.caller(), isTagged);
            return;
        }
        sql.append("SELECT p.* FROM (SELECT p.*");
        Shelf.appendFrom(sql, side, which, query.caller(), isTagged);
        behind();
        sql.append(walk.order() + ") AS p WHERE true", walk.look());
    }

    private void behind() {
        Cursor after = query.after();
        if (after != null) {
            sql.append(
                    walk.behind(),
                    after.requestedAt().atOffset(now.getOffset()),
                    after.peeringId().value());
        }
    }

    private void listedOfCaller() {
        String caller = query.caller().value();
        sql.append("""
                 AND (p.source_account = ? OR p.accepter_account = ? AND cardinality(p.accepter_ranges) > 0)
                 AND (p.ended_at IS NULL OR p.ended_at > ?)
                 AND (p.status <> 'pending-acceptance' OR p.expires_at > ?)
                """, caller, caller, endedSince, endedSince);
        matching(query.filters());
    }

    /**
     * The same where only these states are read: a condition that all of them meet which are wanted would make the planner expect
     * hardly any row.
     */
    private void matchingWithin(Set<PeeringStatus> read) {
        Set<PeeringStatus> wanted = EnumSet.copyOf(states.states());
        wanted.retainAll(read);
        matching(query.filters().stream()
                .filter(filter -> !wanted.stream().allMatch(filter::mustHoldIn))
                .toList());
    }

    /** What the page and its filters ask for, whatever is read. */
    private void matching(List<PeeringFilter> filters) {
        behind();
        if (query.retention() != null) {
            sql.append(" AND ");
            RetentionSql.append(sql, query.retention(), query.caller(), now);
        }
        filters.forEach(filter -> {
            sql.append(" AND ");
            FilterSql.append(sql, filter, query.caller(), now);
        });
        sql.append(walk.order(), query.limit() + 1);
    }
}
