package org.netpeering.postgres;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringApproved;
import org.netpeering.domain.api.NetPeeringEvent.PeeringOptionsChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRangesChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagOwner;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes the rows of {@code netpeering.peering}, those of many peerings by one statement. A row that has the version of a change, or
 * a later one, stays as it is.
 */
final class SummaryTable {
    private static final String OPEN = """
            INSERT INTO netpeering.peering (peering_id, version, status, message,
                   source_net, source_account, source_ranges, accepter_net, accepter_account, accepter_ranges,
                   requested_at, expires_at, ended_at, tags, source_region, accepter_region, ended_by,
                   source_resolves, accepter_resolves)
            SELECT n.peering_id, n.version, n.status, n.message,
                   n.source_net, n.source_account, n.source_ranges::text[],
                   n.accepter_net, n.accepter_account, n.accepter_ranges::text[],
                   n.requested_at::timestamptz, n.expires_at::timestamptz, n.ended_at::timestamptz, n.tags::jsonb,
                   n.source_region, n.accepter_region, n.ended_by, n.source_resolves, n.accepter_resolves
              FROM unnest((SELECT ?::text[]), ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[], ?::boolean[], ?::boolean[])
                   AS n (peering_id, version, status, message, source_net, source_account, source_ranges,
                         accepter_net, accepter_account, accepter_ranges, requested_at, expires_at, ended_at, tags,
                         source_region, accepter_region, ended_by, source_resolves, accepter_resolves)
                ON CONFLICT (peering_id) DO NOTHING
            """;

    private static final String MOVE = """
            UPDATE netpeering.peering p
               SET version = n.version, status = n.status, message = n.message,
                   source_ranges = n.source_ranges::text[], accepter_ranges = n.accepter_ranges::text[],
                   ended_at = n.ended_at::timestamptz, ended_by = n.ended_by,
                   source_region = n.source_region, accepter_region = n.accepter_region
              FROM unnest((SELECT ?::text[]), ?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                          ?::text[], ?::text[], ?::text[])
                   AS n (peering_id, version, status, message, source_ranges, accepter_ranges, ended_at, ended_by,
                         source_region, accepter_region)
             WHERE p.peering_id = n.peering_id AND p.version < n.version
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json = new JsonMapper();

    SummaryTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Where a change has brought a peering. */
    private record Row(PeeringView view, long version) {}

    /** Makes all of these changes; those of one peering in the order of their versions. */
    void apply(Collection<SummaryChange> changes) {
        Map<NetPeeringId, List<SummaryChange>> byPeering = new LinkedHashMap<>();
        changes.forEach(change -> byPeering
                .computeIfAbsent(change.event().peeringId(), peering -> new ArrayList<>())
                .add(change));
        List<Row> opened = new ArrayList<>();
        List<List<SummaryChange>> later = new ArrayList<>();
        byPeering.values().forEach(ofOne -> {
            if (ofOne.getFirst().event() instanceof PeeringRequested) {
                opened.add(folded(ofOne));
            } else {
                for (int i = 0; i < ofOne.size(); i++) {
                    if (later.size() == i) {
                        later.add(new ArrayList<>());
                    }
                    later.get(i).add(ofOne.get(i));
                }
            }
        });
        open(opened);
        later.forEach(this::applyToDifferent);
    }

    /** All that happened to it from its request on. */
    private static Row folded(List<SummaryChange> changes) {
        NetPeering state = NetPeering.ABSENT;
        for (SummaryChange change : changes) {
            state = NetPeeringDecider.evolve(state, change.event());
        }
        return new Row(state.view().orElseThrow(), changes.getLast().version());
    }

    private void applyToDifferent(List<SummaryChange> changes) {
        List<Row> moved = new ArrayList<>();
        for (SummaryChange change : changes) {
            switch (change.event()) {
                case PeeringTagged e -> tag(e, change.version());
                case PeeringUntagged e -> untag(e, change.version());
                case PeeringOptionsChanged e -> setOptions(e, change.version());
                case PeeringApproved e -> keepState(e, change.version());
                case PeeringRangesChanged e -> keepState(e, change.version());
                case PeeringAttemptFailed e -> keepState(e, change.version());
                case NetPeeringEvent e -> moved.add(new Row(after(e), change.version()));
            }
        }
        move(moved);
    }

    /** What the event alone says of the peering: state, message, ends. Dates of the request and tags are elsewhere. */
    private static PeeringView after(NetPeeringEvent e) {
        NetPeering requested = NetPeeringDecider.evolve(
                NetPeering.ABSENT,
                new PeeringRequested(e.peeringId(), e.source(), e.accepter(), e.occurredAt(), e.occurredAt()));
        return NetPeeringDecider.evolve(requested, e).view().orElseThrow();
    }

    private void open(List<Row> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(OPEN)
                    .param(texts(rows, view -> view.id().value()))
                    .param(versions(rows))
                    .param(texts(rows, view -> view.status().wireName()))
                    .param(texts(rows, PeeringView::message))
                    .param(texts(rows, view -> view.source().net().value()))
                    .param(texts(rows, view -> String.valueOf(view.source().account())))
                    .param(texts(rows, view -> ranges(view.source())))
                    .param(texts(rows, view -> view.accepter().net().value()))
                    .param(texts(rows, view -> textOrNull(view.accepter().account())))
                    .param(texts(rows, view -> ranges(view.accepter())))
                    .param(texts(rows, view -> view.requestedAt().toString()))
                    .param(texts(rows, view -> view.expiresAt().toString()))
                    .param(texts(rows, view -> textOrNull(view.endedAt())))
                    .param(texts(rows, view -> json.writeValueAsString(view.tags())))
                    .param(texts(rows, view -> textOrNull(view.source().region())))
                    .param(texts(rows, view -> textOrNull(view.accepter().region())))
                    .param(texts(rows, view -> textOrNull(view.endedBy())))
                    .param(flags(rows, view -> view.options().sourceResolves()))
                    .param(flags(rows, view -> view.options().accepterResolves()))
                    .update();
        }
    }

    private void move(List<Row> rows) {
        if (!rows.isEmpty()) {
            jdbc.sql(MOVE)
                    .param(texts(rows, view -> view.id().value()))
                    .param(versions(rows))
                    .param(texts(rows, view -> view.status().wireName()))
                    .param(texts(rows, PeeringView::message))
                    .param(texts(rows, view -> ranges(view.source())))
                    .param(texts(rows, view -> ranges(view.accepter())))
                    .param(texts(rows, view -> textOrNull(view.endedAt())))
                    .param(texts(rows, view -> textOrNull(view.endedBy())))
                    .param(texts(rows, view -> textOrNull(view.source().region())))
                    .param(texts(rows, view -> textOrNull(view.accepter().region())))
                    .update();
        }
    }

    /** The state is the one before, which the event does not tell. */
    private void keepState(NetPeeringEvent e, long version) {
        jdbc.sql("""
                        UPDATE netpeering.peering
                           SET version = :version, source_ranges = :source::text[], accepter_ranges = :accepter::text[],
                               source_region = :sourceRegion, accepter_region = :accepterRegion
                         WHERE peering_id = :id AND version < :version
                        """)
                .param("version", version)
                .param("source", ranges(e.source()))
                .param("accepter", ranges(e.accepter()))
                .param("sourceRegion", textOrNull(e.source().region()))
                .param("accepterRegion", textOrNull(e.accepter().region()))
                .param("id", e.peeringId().value())
                .update();
    }

    private void setOptions(PeeringOptionsChanged e, long version) {
        jdbc.sql("""
                        UPDATE netpeering.peering
                           SET version = :version, source_resolves = :source, accepter_resolves = :accepter
                         WHERE peering_id = :id AND version < :version
                        """)
                .param("version", version)
                .param("source", e.options().sourceResolves())
                .param("accepter", e.options().accepterResolves())
                .param("id", e.peeringId().value())
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
                .param("owner", new TagOwner(e.owner(), e.region()).toString())
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
                .param("owner", new TagOwner(e.owner(), e.region()).toString())
                .param("keys", e.tags().stream().map(Tag::key).toArray(String[]::new))
                .param("id", e.peeringId().value())
                .update();
    }

    private static @Nullable String[] texts(List<Row> rows, Function<PeeringView, @Nullable String> column) {
        return rows.stream().map(row -> column.apply(row.view())).toArray(String[]::new);
    }

    private static Boolean[] flags(List<Row> rows, Predicate<PeeringView> column) {
        return rows.stream().map(row -> column.test(row.view())).toArray(Boolean[]::new);
    }

    private static Long[] versions(List<Row> rows) {
        return rows.stream().map(Row::version).toArray(Long[]::new);
    }

    private static @Nullable String textOrNull(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static String ranges(NetEnd end) {
        return end.ranges().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
