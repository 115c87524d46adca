package org.netpeering.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import javax.sql.DataSource;
import org.netpeering.application.command.RequestKeys;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Idempotency keys in {@code netpeering.request_key}. Whoever writes some deletes a few that no longer count, so that there are never many of
 * those.
 */
final class RequestKeyTable implements RequestKeys {
    private static final String FIND = """
            SELECT k.account_id, k.request_key, k.peering_id
              FROM unnest((SELECT ?::text[]), ?::text[]) AS n (account_id, request_key)
              JOIN netpeering.request_key k ON k.account_id = n.account_id AND k.request_key = n.request_key
             WHERE k.used_at > ?
            """;

    private static final String WRITE = """
            INSERT INTO netpeering.request_key AS k (account_id, request_key, peering_id, used_at)
            SELECT n.account_id, n.request_key, n.peering_id, n.used_at::timestamptz
              FROM unnest((SELECT ?::text[]), ?::text[], ?::text[], ?::text[]) AS n (account_id, request_key, peering_id, used_at)
                ON CONFLICT (account_id, request_key) DO UPDATE
               SET peering_id = excluded.peering_id, used_at = excluded.used_at
             WHERE k.used_at <= ? OR k.peering_id = excluded.peering_id
            """;

    /** Those that somebody else is deleting are left to it. */
    private static final String FORGET = """
            DELETE FROM netpeering.request_key
             WHERE (account_id, request_key) IN (
                   SELECT account_id, request_key FROM netpeering.request_key WHERE used_at <= ?
                    ORDER BY used_at LIMIT ? FOR UPDATE SKIP LOCKED)
            """;

    private final JdbcClient jdbc;

    RequestKeyTable(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    @Override
    public Map<RequestKey, NetPeeringId> find(Set<RequestKey> keys, Instant after) {
        List<RequestKey> asked = List.copyOf(keys);
        Map<RequestKey, NetPeeringId> found = new HashMap<>();
        jdbc.sql(FIND)
                .param(texts(asked, key -> key.account().value()))
                .param(texts(asked, RequestKey::key))
                .param(after.atOffset(ZoneOffset.UTC))
                .query((row, number) -> found.put(
                        new RequestKey(new AccountId(row.getString(1)), row.getString(2)),
                        new NetPeeringId(row.getString(3))))
                .list();
        return found;
    }

    @Override
    public void remember(RequestKey key, NetPeeringId peering, Instant now, Instant after) {
        KeptKey kept = new KeptKey(key, peering, now, after);
        PendingWrites pending = PendingWrites.ofThisThread();
        if (pending == null) {
            write(List.of(kept));
        } else {
            pending.remember(kept);
        }
    }

    /**
     * Writes all of these.
     *
     * @throws KeyTakenException if one of them belongs to another peering
     */
    void write(List<KeptKey> keys) {
        if (keys.isEmpty()) {
            return;
        }
        Instant after = keys.getFirst().after();
        int written = jdbc.sql(WRITE)
                .param(texts(keys, kept -> kept.key().account().value()))
                .param(texts(keys, kept -> kept.key().key()))
                .param(texts(keys, kept -> kept.peering().value()))
                .param(texts(keys, kept -> kept.now().toString()))
                .param(after.atOffset(ZoneOffset.UTC))
                .update();
        if (written < keys.size()) {
            throw new KeyTakenException(keys.getFirst().peering(), null);
        }
        jdbc.sql(FORGET)
                .param(after.atOffset(ZoneOffset.UTC))
                .param(2 * keys.size())
                .update();
    }

    private static <T> String[] texts(Collection<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }
}
