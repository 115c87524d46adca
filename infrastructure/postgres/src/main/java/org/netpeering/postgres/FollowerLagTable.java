package org.netpeering.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compares the positions in {@code netpeering.token} and {@code netpeering.webhook} with the log, by the index of positions. */
final class FollowerLagTable implements FollowerLags {
    /** A follower without a position has not begun yet. */
    private static final String FOLLOWERS = """
            SELECT follower.name,
                   (SELECT count(*) FROM (SELECT FROM netpeering.event e
                     WHERE (e.transaction_id, e.global_index) > (follower.transaction, follower.index)
                     ORDER BY e.transaction_id, e.global_index LIMIT %d) AS counted) AS behind,
                   (SELECT e.occurred_at FROM netpeering.event e
                     WHERE (e.transaction_id, e.global_index) > (follower.transaction, follower.index)
                     ORDER BY e.transaction_id, e.global_index LIMIT 1) AS oldest
              FROM (SELECT DISTINCT ON (known.name) known.name,
                           COALESCE(place.position ->> 'transaction', '0')::xid8 AS transaction,
                           COALESCE(place.position ->> 'index', '0')::bigint AS index
                      FROM unnest(?::text[]) AS known (name)
                      LEFT JOIN netpeering.token ON token.processor_name = known.name
                      LEFT JOIN LATERAL (SELECT convert_from(token.token, 'UTF8')::json AS position) AS place ON true
                     ORDER BY known.name, 2, 3) AS follower
             ORDER BY follower.name
            """.formatted(MOST_COUNTED);

    private static final String WEBHOOKS = """
            SELECT webhook_id, missed.occurred_at AS oldest
              FROM netpeering.webhook
              JOIN LATERAL (SELECT e.occurred_at FROM netpeering.event e
                             WHERE (e.transaction_id, e.global_index)
                                   > (webhook.transaction_id::text::xid8, webhook.global_index)
                             ORDER BY e.transaction_id, e.global_index LIMIT 1) AS missed ON true
             ORDER BY missed.occurred_at, webhook_id LIMIT ?
            """;

    private final JdbcClient jdbc;
    private final Collection<String> names;

    /** Of these followers, and those that are added to them. */
    FollowerLagTable(DataSource dataSource, Collection<String> names) {
        this.jdbc = JdbcClient.create(dataSource);
        this.names = names;
    }

    @Override
    public List<FollowerLag> followers() {
        return jdbc.sql(FOLLOWERS)
                .param(names.toArray(String[]::new))
                .query((row, number) -> new FollowerLag(row.getString("name"), row.getInt("behind"), oldest(row)))
                .list();
    }

    @Override
    public List<WebhookLag> webhooks(int limit) {
        return jdbc.sql(WEBHOOKS)
                .param(limit)
                .query((row, number) ->
                        new WebhookLag(row.getString("webhook_id"), Objects.requireNonNull(oldest(row))))
                .list();
    }

    private static @Nullable Instant oldest(ResultSet row) throws SQLException {
        OffsetDateTime oldest = row.getObject("oldest", OffsetDateTime.class);
        return oldest == null ? null : oldest.toInstant();
    }
}
