package org.netpeering.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.axonframework.eventhandling.DomainEventMessage;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.NetPeeringQuery.FindNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The read model in {@code netpeering.peering}; its unique indexes decide races between peerings of one pair of Nets. */
public final class PostgresPeeringSummaries implements PeeringSummaries {
    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();
    private final PeeringRow rows = new PeeringRow(json);
    private final PeeringListing listing;

    /** Reads and writes through this data source, within the transaction of the caller if there is one. */
    public PostgresPeeringSummaries(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.listing = new PeeringListing(jdbc, rows);
    }

    @Override
    public void apply(NetPeeringEvent event, long version) {
        try {
            switch (event) {
                case PeeringRequested e -> open(e, version);
                case PeeringTagged e -> tag(e, version);
                case PeeringUntagged e -> untag(e, version);
                case NetPeeringEvent e -> move(e, version);
            }
        } catch (DataAccessException e) {
            if (UniqueViolation.isCauseOf(e)) {
                throw new PairTakenException(event.peeringId(), e);
            }
            throw e;
        }
    }

    private void open(PeeringRequested e, long version) {
        PeeringView view = after(e);
        jdbc.sql("""
                        INSERT INTO netpeering.peering (peering_id, version, status, message,
                               source_net, source_account, source_ranges, accepter_net, accepter_account, accepter_ranges,
                               requested_at, expires_at)
                        SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?
                         WHERE NOT EXISTS (SELECT 1 FROM netpeering.peering WHERE peering_id = ?)
                        """)
                .param(view.id().value())
                .param(version)
                .param(view.status().wireName())
                .param(view.message())
                .param(view.source().net().value())
                .param(String.valueOf(view.source().account()))
                .param(ranges(view.source()))
                .param(view.accepter().net().value())
                .param(
                        view.accepter().account() == null
                                ? null
                                : view.accepter().account().value())
                .param(ranges(view.accepter()))
                .param(view.requestedAt().atOffset(ZoneOffset.UTC))
                .param(view.expiresAt().atOffset(ZoneOffset.UTC))
                .param(view.id().value())
                .update();
    }

    private void move(NetPeeringEvent e, long version) {
        PeeringView view = after(e);
        jdbc.sql("""
                        UPDATE netpeering.peering
                           SET version = ?, status = ?, message = ?, source_ranges = ?, accepter_ranges = ?, ended_at = ?
                         WHERE peering_id = ? AND version < ?
                        """)
                .param(version)
                .param(view.status().wireName())
                .param(view.message())
                .param(ranges(view.source()))
                .param(ranges(view.accepter()))
                .param(view.endedAt() == null ? null : view.endedAt().atOffset(ZoneOffset.UTC))
                .param(view.id().value())
                .param(version)
                .update();
    }

    /** Brings many rows up to the event that ended their peering; the ends of the peerings stay as they are. */
    void applyEnds(List<DomainEventMessage<?>> events) {
        if (events.isEmpty()) {
            return;
        }
        List<PeeringView> views = events.stream()
                .map(event -> after((NetPeeringEvent) event.getPayload()))
                .toList();
        jdbc.sql("""
                        UPDATE netpeering.peering p
                           SET version = e.version, status = e.status, message = e.message, ended_at = e.ended_at
                          FROM unnest(?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[]::timestamptz[])
                               AS e (peering_id, version, status, message, ended_at)
                         WHERE p.peering_id = e.peering_id AND p.version < e.version
                        """)
                .param(views.stream().map(view -> view.id().value()).toArray(String[]::new))
                .param(events.stream()
                        .map(DomainEventMessage::getSequenceNumber)
                        .toArray(Long[]::new))
                .param(views.stream().map(view -> view.status().wireName()).toArray(String[]::new))
                .param(views.stream().map(PeeringView::message).toArray(String[]::new))
                .param(views.stream()
                        .map(view -> String.valueOf(view.endedAt()))
                        .toArray(String[]::new))
                .update();
    }

    private void tag(PeeringTagged e, long version) {
        Map<String, String> tags = e.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
        jdbc.sql("""
                        UPDATE netpeering.peering
                           SET version = :version,
                               tags = tags || jsonb_build_object(:owner::text,
                                              COALESCE(tags -> :owner, '{}') || :tags::jsonb)
                         WHERE peering_id = :id AND version < :version
                        """)
                .param("version", version)
                .param("owner", e.owner().value())
                .param("tags", json.writeValueAsString(tags))
                .param("id", e.peeringId().value())
                .update();
    }

    private void untag(PeeringUntagged e, long version) {
        jdbc.sql("""
                        UPDATE netpeering.peering
                           SET version = :version,
                               tags = tags || jsonb_build_object(:owner::text,
                                              COALESCE(tags -> :owner, '{}') - :keys)
                         WHERE peering_id = :id AND version < :version
                        """)
                .param("version", version)
                .param("owner", e.owner().value())
                .param("keys", e.tags().stream().map(Tag::key).toArray(String[]::new))
                .param("id", e.peeringId().value())
                .update();
    }

    /** What the event alone says of the peering: state, message, ends. Dates of the request and tags are elsewhere. */
    private static PeeringView after(NetPeeringEvent e) {
        NetPeering requested = e instanceof PeeringRequested
                ? NetPeering.ABSENT
                : NetPeeringDecider.evolve(
                        NetPeering.ABSENT,
                        new PeeringRequested(e.peeringId(), e.source(), e.accepter(), e.occurredAt(), e.occurredAt()));
        return NetPeeringDecider.evolve(requested, e).view().orElseThrow();
    }

    private static String[] ranges(NetEnd end) {
        return end.ranges().stream().map(String::valueOf).toArray(String[]::new);
    }

    @Override
    public Optional<PeeringView> fetch(NetPeeringId peering) {
        return jdbc.sql("SELECT " + PeeringRow.COLUMNS + " FROM netpeering.peering WHERE peering_id = ?")
                .param(peering.value())
                .query(rows)
                .optional();
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
    public PairSummary pair(NetId source, NetId accepter, NetPeeringId exceptFor, Instant now) {
        return jdbc.sql("""
                        SELECT (SELECT peering_id FROM netpeering.peering
                                 WHERE source_net = :source AND accepter_net = :accepter AND peering_id <> :id
                                   AND status IN ('pending-acceptance', 'active')) AS live,
                               EXISTS (SELECT 1 FROM netpeering.peering
                                 WHERE source_net = :source AND accepter_net = :accepter AND peering_id <> :id
                                   AND status = 'pending-acceptance' AND expires_at <= :now) AS overdue,
                               (SELECT peering_id FROM netpeering.peering
                                 WHERE LEAST(source_net, accepter_net) = LEAST(:source::text, :accepter::text)
                                   AND GREATEST(source_net, accepter_net) = GREATEST(:source::text, :accepter::text)
                                   AND status = 'active' AND peering_id <> :id) AS active,
                               (SELECT count(*) FROM netpeering.peering
                                 WHERE source_net = :source AND status IN ('pending-acceptance', 'active')
                                   AND status = 'pending-acceptance' AND expires_at > :now) AS pending_of_source,
                               (SELECT count(*) FROM netpeering.peering
                                 WHERE (source_net = :source OR accepter_net = :source)
                                   AND status IN ('pending-acceptance', 'active')
                                   AND (status = 'active' OR expires_at > :now)) AS live_of_source,
                               (SELECT count(*) FROM netpeering.peering
                                 WHERE (source_net = :accepter OR accepter_net = :accepter)
                                   AND status IN ('pending-acceptance', 'active')
                                   AND (status = 'active' OR expires_at > :now)) AS live_of_accepter
                        """)
                .param("source", source.value())
                .param("accepter", accepter.value())
                .param("id", exceptFor.value())
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    NetPeeringId live = PeeringRow.idOrNull(row.getString("live"));
                    boolean overdue = row.getBoolean("overdue");
                    PairFacts facts = new PairFacts(
                            overdue ? null : live,
                            PeeringRow.idOrNull(row.getString("active")),
                            row.getInt("pending_of_source"),
                            row.getInt("live_of_source"),
                            row.getInt("live_of_accepter"));
                    return new PairSummary(facts, overdue ? live : null);
                })
                .single();
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
                        SELECT peering_id FROM netpeering.peering
                         WHERE (source_net = :net OR accepter_net = :net) AND status IN ('pending-acceptance', 'active')
                         ORDER BY requested_at, peering_id
                        """)
                .param("net", net.value())
                .query((row, number) -> new NetPeeringId(row.getString(1)))
                .list();
    }

    @Override
    public Optional<NetPeeringId> pendingRequest(NetId source, NetId accepter) {
        return jdbc.sql("""
                        SELECT peering_id FROM netpeering.peering
                         WHERE source_net = ? AND accepter_net = ? AND status IN ('pending-acceptance', 'active')
                           AND status = 'pending-acceptance'
                        """)
                .param(source.value())
                .param(accepter.value())
                .query((row, number) -> new NetPeeringId(row.getString(1)))
                .optional();
    }
}
