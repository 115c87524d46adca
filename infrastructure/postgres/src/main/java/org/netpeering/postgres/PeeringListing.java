package org.netpeering.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.PeeringStatus;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One page of an account's peerings in one statement, which costs much the same whatever lies behind the page.
 *
 * <p>The indexes keep the peerings of each side in shelves, one of active ones, one of pending ones, one of those on the way
 * to active or to deleted, and one for each hour in which some ended, each in the order of the requests; the shelves that the filters leave over are merged. Filters by Nets, whole tags,
 * ranges and instants are first put to an index of their own: unless that knows {@value #MANY} or more, which are so many that a page of them is soon
 * found in the shelves, the live ones are taken from there. Ids need no shelf at all.
 */
record PeeringListing(JdbcClient jdbc, PeeringRow rows) {
    /** As many live peerings are read at most for what an index of its own answers. */
    static final int MANY = 500;

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofHours(1);
    private static final Set<PeeringStatus> ENDED = Arrays.stream(PeeringStatus.values())
            .filter(state -> !state.isLive())
            .collect(Collectors.toUnmodifiableSet());

    private static final String SHELF = "netpeering.listing_shelf(p.status, p.ended_at)";
    private static final String IN_ORDER_OF_REQUEST = " ORDER BY p.requested_at, p.peering_id LIMIT ?";

    Page list(ListNetPeerings query, Instant now, Instant endedSince) {
        ListedStates states = ListedStates.of(query.filters());
        if (states.isEmpty()) {
            return new Page(List.of(), null);
        }
        SqlText sql = statement(query, states, now, endedSince);
        List<PeeringView> found =
                jdbc.sql(sql.text()).params(sql.parameters()).query(rows).list();
        List<PeeringView> page = found.subList(0, Math.min(found.size(), query.limit()));
        Cursor next = null;
        if (found.size() > query.limit()) {
            next = new Cursor(page.getLast().requestedAt(), page.getLast().id());
        }
        return new Page(page.stream().map(peering -> peering.asOf(now)).toList(), next);
    }

    static SqlText statement(ListNetPeerings query, ListedStates states, Instant now, Instant endedSince) {
        return new Statement(query, states, utc(now), utc(endedSince)).text();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The part of the caller in a peering. */
    private enum Side {
        SOURCE("p.source_account"),
        ACCEPTER("p.accepter_account");

        final String account;

        Side(String account) {
            this.account = account;
        }
    }

    private record Statement(
            ListNetPeerings query, ListedStates states, OffsetDateTime now, OffsetDateTime endedSince, SqlText sql) {
        Statement(ListNetPeerings query, ListedStates states, OffsetDateTime now, OffsetDateTime endedSince) {
            this(query, states, now, endedSince, new SqlText());
        }

        SqlText text() {
            Optional<NarrowFilter> narrow = NarrowFilter.among(query.filters(), query.caller());
            List<Runnable> parts = new ArrayList<>();
            if (narrow.orElse(null) instanceof NarrowFilter.Ids ids) {
                parts.add(() -> {
                    sql.append("SELECT p.* FROM (SELECT * FROM netpeering.peering WHERE ");
                    ids.append(sql);
                    // Keeps the conditions of the list from choosing another index.
                    sql.append(" OFFSET 0) AS p WHERE true");
                    listedOfCaller();
                });
            } else if (narrow.orElse(null) instanceof NarrowFilter.Live live && hasLive()) {
                sql.append("WITH narrow AS MATERIALIZED (");
                live.append(sql);
                sql.append(" LIMIT ?), many AS MATERIALIZED (SELECT count(*) = ? AS is_so FROM narrow) ", MANY, MANY);
                parts.add(() -> {
                    sql.append("SELECT p.* FROM narrow p WHERE NOT (SELECT is_so FROM many)");
                    listedOfCaller();
                });
                liveShelves(parts, " AND (SELECT is_so FROM many)");
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
            return sql.append(") AS page ORDER BY requested_at, peering_id LIMIT ?", query.limit() + 1);
        }

        private boolean hasLive() {
            return states.active() || states.onTheirWay() || states.pending() || states.expired();
        }

        private void liveShelves(List<Runnable> parts, String condition) {
            for (Side side : Side.values()) {
                if (states.active()) {
                    parts.add(() -> {
                        shelf(side, " = '-infinity'::timestamp");
                        sql.append(condition);
                        matchingWithin(EnumSet.of(PeeringStatus.ACTIVE));
                    });
                }
                if (states.onTheirWay()) {
                    parts.add(() -> {
                        shelf(side, " = '0001-01-01'::timestamp");
                        sql.append(condition);
                        if (!states.allOnTheirWay()) {
                            sql.append(" AND p.status = ANY (?)", (Object) states.wireNames());
                        }
                        matchingWithin(EnumSet.of(PeeringStatus.PROVISIONING, PeeringStatus.DELETING));
                    });
                }
                if (states.pending()) {
                    parts.add(() -> {
                        shelf(side, " = 'infinity'::timestamp");
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
                    sql.append(
                            "SELECT p.* FROM unnest(?::text[]::timestamp[]) AS hours (shelf) CROSS JOIN LATERAL (",
                            (Object) hours());
                    shelf(side, " = hours.shelf");
                    sql.append(" AND p.ended_at > ?", endedSince);
                    if (!states.allEnded()) {
                        sql.append(" AND p.status = ANY (?)", (Object) states.wireNames());
                    }
                    matchingWithin(ENDED);
                    sql.append(") AS p" + IN_ORDER_OF_REQUEST, query.limit() + 1);
                });
            }
        }

        /** Those in which what is still listed can have ended. */
        private String[] hours() {
            OffsetDateTime first = endedSince.truncatedTo(ChronoUnit.HOURS);
            OffsetDateTime last = now.plus(CLOCKS_DIFFER_BY);
            return Stream.iterate(first, hour -> !hour.isAfter(last), hour -> hour.plusHours(1))
                    .map(hour -> hour.toLocalDateTime().toString())
                    .toArray(String[]::new);
        }

        private void shelf(Side side, String which) {
            String caller = query.caller().value();
            sql.append("SELECT p.* FROM netpeering.peering p WHERE " + side.account + " = ?", caller);
            sql.append(" AND " + SHELF + which);
            if (side == Side.ACCEPTER) {
                sql.append(" AND cardinality(p.accepter_ranges) > 0 AND p.source_account <> p.accepter_account");
            }
            if (query.filters().stream().anyMatch(filter -> filter instanceof TagFilter tags && tags.from() == null)) {
                sql.append(" AND p.tags ?? " + side.account);
            }
        }

        private void listedOfCaller() {
            String caller = query.caller().value();
            sql.append("""
                     AND (p.source_account = ? OR p.accepter_account = ? AND cardinality(p.accepter_ranges) > 0)
                     AND (p.ended_at IS NULL OR p.ended_at > ?)
                     AND (p.status <> 'pending-acceptance' OR p.expires_at > ?)
                    """, caller, caller, endedSince, endedSince);
            matching();
        }

        /** What the page and its filters ask for, whatever is read. */
        private void matching() {
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

        private void matching(List<PeeringFilter> filters) {
            if (query.after() != null) {
                Cursor after = query.after();
                sql.append(
                        " AND (p.requested_at, p.peering_id) > (?, ?)",
                        utc(after.requestedAt()),
                        after.peeringId().value());
            }
            if (query.retention() != null) {
                sql.append(" AND ");
                RetentionSql.append(sql, query.retention(), query.caller(), now);
            }
            filters.forEach(filter -> {
                sql.append(" AND ");
                FilterSql.append(sql, filter, query.caller(), now);
            });
            sql.append(IN_ORDER_OF_REQUEST, query.limit() + 1);
        }
    }
}
