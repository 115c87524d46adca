package org.netpeering.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringOptions;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.TagOwner;
import org.springframework.jdbc.core.RowMapper;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads a row of {@code netpeering.peering}. */
record PeeringRow(JsonMapper json) implements RowMapper<PeeringView> {
    static final String COLUMNS = """
            peering_id, status, message, source_net, source_account, source_ranges,
            accepter_net, accepter_account, accepter_ranges, requested_at, expires_at, ended_at, tags::text AS tags,
            version, source_region, accepter_region, ended_by, source_resolves, accepter_resolves
            """;

    private static final TypeReference<Map<String, TreeMap<String, String>>> TAGS = new TypeReference<>() {};

    @Override
    public PeeringView mapRow(ResultSet row, int number) throws SQLException {
        Instant requestedAt =
                row.getObject("requested_at", OffsetDateTime.class).toInstant();
        Instant expiresAt = row.getObject("expires_at", OffsetDateTime.class).toInstant();
        OffsetDateTime endedAt = row.getObject("ended_at", OffsetDateTime.class);
        return new PeeringView(
                new NetPeeringId(row.getString("peering_id")),
                PeeringStatus.ofWireName(row.getString("status")).orElseThrow(),
                row.getString("message"),
                end(row, "source"),
                end(row, "accepter"),
                requestedAt,
                expiresAt,
                endedAt == null ? null : endedAt.toInstant(),
                orNull(row.getString("ended_by"), AccountId::new),
                new PeeringOptions(row.getBoolean("source_resolves"), row.getBoolean("accepter_resolves")),
                tags(row.getString("tags")),
                row.getLong("version"));
    }

    static @Nullable NetPeeringId idOrNull(@Nullable String id) {
        return orNull(id, NetPeeringId::new);
    }

    private static NetEnd end(ResultSet row, String side) throws SQLException {
        List<CidrBlock> ranges = Arrays.stream(
                        (String[]) row.getArray(side + "_ranges").getArray())
                .map(CidrBlock::parse)
                .toList();
        return new NetEnd(
                new NetId(row.getString(side + "_net")),
                orNull(row.getString(side + "_account"), AccountId::new),
                ranges,
                orNull(row.getString(side + "_region"), RegionName::new));
    }

    private static <T> @Nullable T orNull(@Nullable String text, Function<String, T> read) {
        return text == null ? null : read.apply(text);
    }

    private Map<TagOwner, SortedMap<String, String>> tags(String text) {
        if (text.equals("{}")) {
            return Map.of();
        }
        Map<TagOwner, SortedMap<String, String>> tags = new TreeMap<>();
        json.readValue(text, TAGS).forEach((owner, own) -> {
            if (!own.isEmpty()) {
                tags.put(TagOwner.parse(owner), own);
            }
        });
        return tags;
    }
}
