package org.netpeering.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringView;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One page of an account's peerings in one statement: both directions are read from their own index in the order of the
 * requests and merged, so that a page costs the same whatever lies behind it.
 */
record PeeringListing(JdbcClient jdbc, PeeringRow rows) {
    Page list(ListNetPeerings query, Instant now, Instant endedSince) {
        SqlText sql = new SqlText();
        sql.append("SELECT " + PeeringRow.COLUMNS + " FROM ((");
        direction(
                sql,
                query,
                now,
                endedSince,
                "p.source_account = ?",
                List.of(query.caller().value()));
        sql.append(") UNION ALL (");
        direction(
                sql,
                query,
                now,
                endedSince,
                "p.accepter_account = ? AND cardinality(p.accepter_ranges) > 0 AND p.source_account <> ?",
                List.of(query.caller().value(), query.caller().value()));
        sql.append(")) AS page ORDER BY requested_at, peering_id LIMIT ?", query.limit() + 1);
        List<PeeringView> found =
                jdbc.sql(sql.text()).params(sql.parameters()).query(rows).list();
        List<PeeringView> page = found.subList(0, Math.min(found.size(), query.limit()));
        Cursor next = null;
        if (found.size() > query.limit()) {
            next = new Cursor(page.getLast().requestedAt(), page.getLast().id());
        }
        return new Page(page.stream().map(peering -> peering.asOf(now)).toList(), next);
    }

    private static void direction(
            SqlText sql, ListNetPeerings query, Instant now, Instant endedSince, String side, List<Object> caller) {
        OffsetDateTime asOf = now.atOffset(ZoneOffset.UTC);
        OffsetDateTime listedAfter = endedSince.atOffset(ZoneOffset.UTC);
        sql.append("SELECT p.* FROM netpeering.peering p WHERE ").append(side, caller.toArray());
        sql.append("""
                 AND (p.ended_at IS NULL OR p.ended_at > ?)
                 AND (p.status <> 'pending-acceptance' OR p.expires_at > ?)
                """, listedAfter, listedAfter);
        if (query.after() != null) {
            Cursor after = query.after();
            sql.append(
                    " AND (p.requested_at, p.peering_id) > (?, ?)",
                    after.requestedAt().atOffset(ZoneOffset.UTC),
                    after.peeringId().value());
        }
        for (PeeringFilter filter : query.filters()) {
            sql.append(" AND ");
            FilterSql.append(sql, filter, query.caller(), asOf);
        }
        sql.append(" ORDER BY p.requested_at, p.peering_id LIMIT ?", query.limit() + 1);
    }
}
