package org.netpeering.postgres;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.RecordedEvent;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.history.PeeringHistory;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The current state of every peering. */
final class ReplayedPeerings implements ReplayedView {
    private static final String COLUMNS = """
            peering_id, version, status, message, source_net, source_account, source_ranges,
            accepter_net, accepter_account, accepter_ranges, requested_at, expires_at, ended_at, tags,
            source_region, accepter_region, ended_by, source_resolves, accepter_resolves
            """;
    private static final String TYPED = """
            peering_id text, version bigint, status text, message text, source_net text, source_account text,
            source_ranges text[], accepter_net text, accepter_account text, accepter_ranges text[],
            requested_at timestamptz, expires_at timestamptz, ended_at timestamptz, tags jsonb,
            source_region text, accepter_region text, ended_by text, source_resolves boolean, accepter_resolves boolean
            """;

    @Override
    public String name() {
        return "peerings";
    }

    @Override
    public String table() {
        return "peering";
    }

    @Override
    public String key() {
        return "peering_id";
    }

    @Override
    public void add(JdbcClient jdbc, String table, Collection<List<RecordedEvent>> streams) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        streams.forEach(stream -> rows.add(row(stream)));
        jdbc.sql("INSERT INTO " + table + " AS p (" + COLUMNS + ") SELECT * FROM json_to_recordset(?::json) AS r ("
                        + TYPED
                        + """
                        ) ON CONFLICT (peering_id) DO UPDATE
                          SET version = EXCLUDED.version, status = EXCLUDED.status, message = EXCLUDED.message,
                              source_ranges = EXCLUDED.source_ranges, accepter_ranges = EXCLUDED.accepter_ranges,
                              ended_at = EXCLUDED.ended_at, tags = EXCLUDED.tags,
                              source_region = EXCLUDED.source_region, accepter_region = EXCLUDED.accepter_region,
                              ended_by = EXCLUDED.ended_by, source_resolves = EXCLUDED.source_resolves,
                              accepter_resolves = EXCLUDED.accepter_resolves
                        WHERE p.version < EXCLUDED.version
                        """)
                .param(rows.toString())
                .update();
    }

    private static ObjectNode row(List<RecordedEvent> stream) {
        PeeringView view = PeeringHistory.atVersion(
                        stream.stream().map(RecordedEvent::event).toList(), stream.size() - 1L)
                .orElseThrow();
        ObjectNode row = JsonNodeFactory.instance
                .objectNode()
                .put("peering_id", view.id().value())
                .put("version", stream.getLast().version())
                .put("status", view.status().wireName())
                .put("message", view.message());
        put(row, "source", view.source());
        put(row, "accepter", view.accepter());
        row.put("requested_at", view.requestedAt().toString())
                .put("expires_at", view.expiresAt().toString());
        Instant endedAt = view.endedAt();
        if (endedAt != null) {
            row.put("ended_at", endedAt.toString());
        }
        row.put("ended_by", Objects.toString(view.endedBy(), null))
                .put("source_resolves", view.options().sourceResolves())
                .put("accepter_resolves", view.options().accepterResolves());
        ObjectNode tags = row.putObject("tags");
        view.tags().forEach((owner, own) -> {
            ObjectNode ofOwner = tags.putObject(owner.toString());
            own.forEach(ofOwner::put);
        });
        return row;
    }

    private static void put(ObjectNode row, String side, NetEnd end) {
        @Nullable AccountId account = end.account();
        row.put(side + "_net", end.net().value());
        row.put(side + "_account", account == null ? null : account.value());
        row.put(side + "_region", Objects.toString(end.region(), null));
        ArrayNode ranges = row.putArray(side + "_ranges");
        end.ranges().forEach(range -> ranges.add(range.toString()));
    }
}
