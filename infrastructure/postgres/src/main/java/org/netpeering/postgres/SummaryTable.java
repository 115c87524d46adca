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
import org.springframework.jdbc.core.JdbcTemplate;
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

    private static final String WHERE_BEFORE = " WHERE peering_id = ? AND version < ?";

    private static final JsonMapper JSON = new JsonMapper();

    private final JdbcTemplate jdbc;

    SummaryTable(DataSource dataSource) {
        this.jdbc = new JdbcTemplate(dataSource);
    }

    /** Where a change has brought a peering. */
    private record Row(PeeringView view, long version) {}

    /** Makes all of these changes; those of one peering in the order of their versions. */
    void apply(Collection<SummaryChange> changes) {
        statements(changes)
                .forEach(statement ->
                        jdbc.update(statement.text(), statement.parameters().toArray()));
    }

    /** The statements that make these changes, to be executed in this order. */
    static List<SqlText> statements(Collection<SummaryChange> changes) {
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
        List<SqlText> statements = new ArrayList<>();
        if (!opened.isEmpty()) {
            statements.add(open(opened));
        }
        later.forEach(ofDifferent -> addStatements(statements, ofDifferent));
        return statements;
    }

    /** All that happened to it from its request on. */
    private static Row folded(List<SummaryChange> changes) {
        NetPeering state = NetPeering.ABSENT;
        for (SummaryChange change : changes) {
            state = NetPeeringDecider.evolve(state, change.event());
        }
        return new Row(state.view().orElseThrow(), changes.getLast().version());
    }

    private static void addStatements(List<SqlText> statements, List<SummaryChange> changes) {
        List<Row> moved = new ArrayList<>();
        for (SummaryChange change : changes) {
            switch (change.event()) {
                case PeeringTagged e -> statements.add(tag(e, change.version()));
                case PeeringUntagged e -> statements.add(untag(e, change.version()));
                case PeeringOptionsChanged e -> statements.add(setOptions(e, change.version()));
                case PeeringApproved e -> statements.add(keepState(e, change.version()));
                case PeeringRangesChanged e -> statements.add(keepState(e, change.version()));
                case PeeringAttemptFailed e -> statements.add(keepState(e, change.version()));
                case NetPeeringEvent e -> moved.add(new Row(after(e), change.version()));
            }
        }
        if (!moved.isEmpty()) {
            statements.add(move(moved));
        }
    }

    /** What the event alone says of the peering: state, message, ends. Dates of the request and tags are elsewhere. */
    private static PeeringView after(NetPeeringEvent e) {
        NetPeering requested = NetPeeringDecider.evolve(
                NetPeering.ABSENT,
                new PeeringRequested(e.peeringId(), e.source(), e.accepter(), e.occurredAt(), e.occurredAt()));
        return NetPeeringDecider.evolve(requested, e).view().orElseThrow();
    }

    private static SqlText open(List<Row> rows) {
        return new SqlText()
                .append(
                        OPEN,
                        texts(rows, view -> view.id().value()),
                        versions(rows),
                        texts(rows, view -> view.status().wireName()),
                        texts(rows, PeeringView::message),
                        texts(rows, view -> view.source().net().value()),
                        texts(rows, view -> String.valueOf(view.source().account())),
                        texts(rows, view -> ranges(view.source())),
                        texts(rows, view -> view.accepter().net().value()),
                        texts(rows, view -> textOrNull(view.accepter().account())),
                        texts(rows, view -> ranges(view.accepter())),
                        texts(rows, view -> view.requestedAt().toString()),
                        texts(rows, view -> view.expiresAt().toString()),
                        texts(rows, view -> textOrNull(view.endedAt())),
                        texts(rows, view -> JSON.writeValueAsString(view.tags())),
                        texts(rows, view -> textOrNull(view.source().region())),
                        texts(rows, view -> textOrNull(view.accepter().region())),
                        texts(rows, view -> textOrNull(view.endedBy())),
                        flags(rows, view -> view.options().sourceResolves()),
                        flags(rows, view -> view.options().accepterResolves()));
    }

    private static SqlText move(List<Row> rows) {
        return new SqlText()
                .append(
                        MOVE,
                        texts(rows, view -> view.id().value()),
                        versions(rows),
                        texts(rows, view -> view.status().wireName()),
                        texts(rows, PeeringView::message),
                        texts(rows, view -> ranges(view.source())),
                        texts(rows, view -> ranges(view.accepter())),
                        texts(rows, view -> textOrNull(view.endedAt())),
                        texts(rows, view -> textOrNull(view.endedBy())),
                        texts(rows, view -> textOrNull(view.source().region())),
                        texts(rows, view -> textOrNull(view.accepter().region())));
    }

    /** The state is the one before, which the event does not tell. */
    private static SqlText keepState(NetPeeringEvent e, long version) {
        return change(version)
                .append(
                        ", source_ranges = ?::text[], accepter_ranges = ?::text[], source_region = ?, accepter_region = ?",
                        ranges(e.source()),
                        ranges(e.accepter()),
                        textOrNull(e.source().region()),
                        textOrNull(e.accepter().region()))
                .append(WHERE_BEFORE, e.peeringId().value(), version);
    }

    private static SqlText setOptions(PeeringOptionsChanged e, long version) {
        return change(version)
                .append(
                        ", source_resolves = ?, accepter_resolves = ?",
                        e.options().sourceResolves(),
                        e.options().accepterResolves())
                .append(WHERE_BEFORE, e.peeringId().value(), version);
    }

    private static SqlText tag(PeeringTagged e, long version) {
        Map<String, String> tags = e.tags().stream().collect(Collectors.toMap(Tag::key, Tag::value));
        String owner = new TagOwner(e.owner(), e.region()).toString();
        return change(version)
                .append(
                        ", tags = tags || jsonb_build_object(?::text, COALESCE(tags -> ?, '{}') || ?::jsonb)",
                        owner,
                        owner,
                        JSON.writeValueAsString(tags))
                .append(WHERE_BEFORE, e.peeringId().value(), version);
    }

    private static SqlText untag(PeeringUntagged e, long version) {
        String owner = new TagOwner(e.owner(), e.region()).toString();
        return change(version)
                .append(
                        ", tags = tags || jsonb_build_object(?::text, COALESCE(tags -> ?, '{}') - ?)",
                        owner,
                        owner,
                        e.tags().stream().map(Tag::key).toArray(String[]::new))
                .append(WHERE_BEFORE, e.peeringId().value(), version);
    }

    private static SqlText change(long version) {
        return new SqlText().append("UPDATE netpeering.peering SET version = ?", version);
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
