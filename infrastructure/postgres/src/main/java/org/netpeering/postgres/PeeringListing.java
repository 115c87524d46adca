package org.netpeering.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.postgres.ListingStatement.Walk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One page of an account's peerings in one statement, which costs much the same whatever lies behind the page. */
record PeeringListing(JdbcClient jdbc, PeeringRow rows) {
    Page list(ListNetPeerings query, Instant now, Instant endedSince) {
        return list(query, Walk.IN_ORDER_OF_REQUEST, now, endedSince);
    }

    Page list(ListNetPeerings query, Walk walk, Instant now, Instant endedSince) {
        ListedStates states = ListedStates.of(query.filters());
        if (states.isEmpty()) {
            return new Page(List.of(), null);
        }
        SqlText sql = statement(query, states, walk, now, endedSince);
        List<PeeringView> found =
                jdbc.sql(sql.text()).params(sql.parameters()).query(rows).list();
        List<PeeringView> page = found.subList(0, Math.min(found.size(), query.limit()));
        Cursor next = null;
        if (found.size() > query.limit()) {
            next = new Cursor(page.getLast().requestedAt(), page.getLast().id());
        }
        return new Page(page.stream().map(peering -> peering.asOf(now)).toList(), next);
    }

    static SqlText statement(ListNetPeerings query, ListedStates states, Walk walk, Instant now, Instant endedSince) {
        return new ListingStatement(
                        query, states, walk, now.atOffset(ZoneOffset.UTC), endedSince.atOffset(ZoneOffset.UTC))
                .text();
    }
}
