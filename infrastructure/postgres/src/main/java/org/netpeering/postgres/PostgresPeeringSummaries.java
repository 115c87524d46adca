package org.netpeering.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringQuery.FindNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The read model in {@code netpeering.peering}; its unique indexes decide races between peerings of one pair of Nets. */
public final class PostgresPeeringSummaries implements PeeringSummaries {
    /** Word for word the condition of most indexes of what lives. */
    static final String LIVE = "status IN ('pending-acceptance', 'provisioning', 'active', 'deleting')";

    /**
     * The same by another condition, which is that of the index of accepter Nets alone: one that others had as well would let a planner that
     * has no statistics take one of them from end to end.
     */
    static final String OPEN = "ended_at IS NULL";

    /**
     * All live peerings that touch either Net are read once, by the Net; there are no more of them than the quotas allow. The planner
     * is not to see how long the arrays are, so that it keeps its plan (docs/performance.md); the same elsewhere.
     */
    private static final String PAIRS = """
            SELECT min(p.peering_id) FILTER (WHERE p.is_same AND p.status <> 'deleting') AS live,
                   COALESCE(bool_or(NOT p.is_open) FILTER (WHERE p.is_same), false) AS overdue,
                   min(p.peering_id) FILTER (WHERE p.status <> 'pending-acceptance' AND p.is_between) AS active,
                   min(p.peering_id) FILTER (WHERE p.status = 'deleting' AND p.is_between) AS deleting,
                   count(*) FILTER (WHERE p.source_net = n.source AND p.status = 'pending-acceptance' AND p.is_open)
                       AS pending_of_source,
                   count(*) FILTER (WHERE n.source IN (p.source_net, p.accepter_net) AND p.is_open) AS live_of_source,
                   count(*) FILTER (WHERE n.accepter IN (p.source_net, p.accepter_net) AND p.is_open) AS live_of_accepter
              FROM (SELECT ?::timestamptz AS now, u.*
                      FROM unnest((SELECT ?::text[]), ?::text[], ?::text[])
                           WITH ORDINALITY AS u (source, accepter, except_for, place)) AS n
              LEFT JOIN LATERAL (
                   SELECT t.*, t.status <> 'pending-acceptance' OR t.expires_at > n.now AS is_open,
                          t.source_net = n.source AND t.accepter_net = n.accepter AS is_same,
                          t.source_net IN (n.source, n.accepter) AND t.accepter_net IN (n.source, n.accepter) AS is_between
                     FROM (SELECT peering_id, status, source_net, accepter_net, expires_at FROM netpeering.peering
                            WHERE source_net = n.source AND {live}
                            UNION ALL
                           SELECT peering_id, status, source_net, accepter_net, expires_at FROM netpeering.peering
                            WHERE source_net = n.accepter AND n.accepter <> n.source AND {live}
                            UNION ALL
                           SELECT peering_id, status, source_net, accepter_net, expires_at FROM netpeering.peering
                            WHERE accepter_net = n.source AND source_net NOT IN (n.source, n.accepter) AND {open}
                            UNION ALL
                           SELECT peering_id, status, source_net, accepter_net, expires_at FROM netpeering.peering
                            WHERE accepter_net = n.accepter AND n.accepter <> n.source
                              AND source_net NOT IN (n.source, n.accepter) AND {open}) AS t
                    WHERE t.peering_id <> n.except_for) AS p ON true
             GROUP BY n.place ORDER BY n.place
            """.replace("{live}", LIVE).replace("{open}", OPEN);

    private final JdbcClient jdbc;
    private final SummaryTable table;
    private final PeeringRow rows = new PeeringRow(new JsonMapper());
    private final PeeringListing listing;

    /** Reads and writes through this data source, within the transaction of the caller if there is one. */
    public PostgresPeeringSummaries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.table = new SummaryTable(dataSource);
        this.listing = new PeeringListing(jdbc, rows);
    }

    @Override
    public void apply(NetPeeringEvent event, long version) {
        PendingWrites pending = PendingWrites.ofThisThread();
        if (pending != null) {
            pending.apply(event, version);
            return;
        }
        try {
            table.apply(List.of(new SummaryChange(event, version)));
        } catch (DataAccessException e) {
            if (UniqueViolation.isCauseOf(e)) {
                throw new PairTakenException(event.peeringId(), e);
            }
            throw e;
        }
    }

    @Override
    public Map<NetPeeringId, Stored> fetchAll(Set<NetPeeringId> peerings) {
        return jdbc
                .sql("SELECT " + PeeringRow.COLUMNS
                        + " FROM netpeering.peering WHERE peering_id = ANY ((SELECT ?::text[])::text[])")
                .param(peerings.stream().map(NetPeeringId::value).toArray(String[]::new))
                .query(rows)
                .list()
                .stream()
                .collect(Collectors.toMap(PeeringView::id, view -> new Stored(view, view.version())));
    }

    @Override
    public Page list(ListNetPeerings query, Instant now, Instant endedSince) {
        return listing.list(query, now, endedSince);
    }

    @Override
    public Page find(FindNetPeering query, Instant now, Instant endedSince) {
        List<PeeringView> found = fetch(query.peeringId()).stream()
                .filter(peering -> peering.concerns(query.caller()))
                .map(peering -> peering.asOf(now))
                .filter(peering ->
                        peering.endedAt() == null || peering.endedAt().isAfter(endedSince))
                .toList();
        return new Page(found, null);
    }

    @Override
    public List<PairSummary> pairs(List<Pair> pairs, Instant now) {
        return jdbc.sql(PAIRS)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(texts(pairs, pair -> pair.source().value()))
                .param(texts(pairs, pair -> pair.accepter().value()))
                .param(texts(pairs, pair -> pair.exceptFor().value()))
                .query((row, number) -> summary(row))
                .list();
    }

    private static String[] texts(List<Pair> pairs, Function<Pair, String> column) {
        return pairs.stream().map(column).toArray(String[]::new);
    }

    private static PairSummary summary(ResultSet row) throws SQLException {
        NetPeeringId live = PeeringRow.idOrNull(row.getString("live"));
        boolean overdue = row.getBoolean("overdue");
        PairFacts facts = new PairFacts(
                overdue ? null : live,
                PeeringRow.idOrNull(row.getString("active")),
                PeeringRow.idOrNull(row.getString("deleting")),
                row.getInt("pending_of_source"),
                row.getInt("live_of_source"),
                row.getInt("live_of_accepter"));
        return new PairSummary(facts, overdue ? live : null);
    }

    @Override
    public List<NetPeeringId> overdue(Instant now, int limit) {
        return jdbc.sql("""
                        SELECT peering_id FROM netpeering.peering
                         WHERE status = 'pending-acceptance' AND expires_at <= ?
                         ORDER BY expires_at LIMIT ?
                        """)
                .param(now.atOffset(ZoneOffset.UTC))
                .param(limit)
                .query((row, number) -> new NetPeeringId(row.getString(1)))
                .list();
    }

    @Override
    public List<NetPeeringId> liveOf(NetId net) {
        return jdbc.sql("""
                        SELECT peering_id FROM (
                            SELECT peering_id, requested_at FROM netpeering.peering WHERE source_net = :net AND {live}
                            UNION ALL
                            SELECT peering_id, requested_at FROM netpeering.peering
                             WHERE accepter_net = :net AND source_net <> :net AND {open}) AS p
                         ORDER BY requested_at, peering_id
                        """.replace("{live}", LIVE).replace("{open}", OPEN))
                .param("net", net.value())
                .query((row, number) -> new NetPeeringId(row.getString(1)))
                .list();
    }

    @Override
    public Optional<NetPeeringId> pendingRequest(NetId source, NetId accepter) {
        // At most one lives. Which state it has is not asked: that would be the condition of another index, and be
        // taken for narrower.
        return jdbc.sql(
                        "SELECT peering_id, status FROM netpeering.peering WHERE source_net = ? AND accepter_net = ? AND "
                                + LIVE)
                .param(source.value())
                .param(accepter.value())
                .query((row, number) ->
                        PeeringStatus.PENDING_ACCEPTANCE.wireName().equals(row.getString("status"))
                                ? Optional.of(new NetPeeringId(row.getString("peering_id")))
                                : Optional.<NetPeeringId>empty())
                .optional()
                .flatMap(found -> found);
    }
}
