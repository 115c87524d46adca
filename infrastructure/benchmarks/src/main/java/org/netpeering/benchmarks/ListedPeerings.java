package org.netpeering.benchmarks;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Rows of the read model as a year leaves them behind: of many accounts, a few of which have much of all; four of ten peerings are active,
 * two wait, one of a hundred has ended within the hour, and the rest, which no list shows, ended long ago. A source Net takes part
 * in ten, and every fourth peering is tagged.
 */
record ListedPeerings(int count, Instant now) {
    private static final int PEERINGS_OF_AN_ACCOUNT = 500;
    private static final int FEWEST_ACCOUNTS = 10;
    private static final int SAMPLES = 500;

    private static final String ROWS = """
            INSERT INTO netpeering.peering (peering_id, version, status, message, source_net, source_account, source_ranges,
                   accepter_net, accepter_account, accepter_ranges, requested_at, expires_at, ended_at, tags)
            SELECT 'pcx-' || lpad(to_hex(mod(i * 2654435761, 4294967296)), 8, '0'), 1, s.status, 'As it is',
                   'vpc-1' || lpad(to_hex(i / 10), 7, '0'), a.source, ARRAY['10.' || mod(i / 10, 250) || '.0.0/16'],
                   'vpc-2' || lpad(to_hex(i), 7, '0'), a.accepter, ARRAY['172.16.' || mod(i, 250) || '.0/24'],
                   t.requested_at, t.requested_at + interval '7 days',
                   CASE WHEN f.fate < 60 THEN NULL WHEN f.fate = 60 THEN :now::timestamptz
                        ELSE t.requested_at + interval '8 days' END,
                   CASE WHEN mod(i, 4) = 0 THEN jsonb_build_object(a.source, jsonb_build_object(
                        'env', (ARRAY['prod', 'test', 'dev'])[1 + mod(abs(hashint8(i + 23)::bigint), 3)],
                        'team', 't' || mod(abs(hashint8(i + 29)::bigint), 50))) ELSE '{}' END
              FROM generate_series(1::bigint, :count::bigint) AS i,
                   LATERAL (SELECT mod(abs(hashint8(i + 17)::bigint), 100)) AS f (fate),
                   LATERAL (SELECT CASE WHEN f.fate < 40 THEN 'active' WHEN f.fate < 60 THEN 'pending-acceptance'
                        ELSE (ARRAY['rejected', 'failed', 'expired', 'deleted'])[1 + mod(i, 4)] END) AS s (status),
                   LATERAL (SELECT :now::timestamptz - mod(abs(hashint8(i + 31)::bigint), 100000) / 1e5
                        * CASE WHEN f.fate BETWEEN 40 AND 59 THEN interval '6 days' ELSE interval '350 days' END
                        - CASE WHEN f.fate > 60 THEN interval '9 days' ELSE interval '0' END) AS t (requested_at),
                   LATERAL (SELECT
                        (200000000000 + floor(:accounts * power((hashint8(i / 10)::bigint + 2147483648) / 4294967296.0, 3)))::bigint::text,
                        (200000000000 + floor(:accounts * power((hashint8(i + 7)::bigint + 2147483648) / 4294967296.0, 3)))::bigint::text)
                        AS a (source, accepter)
            """;

    /** One that lists show, and what it can be found by; who has many is drawn more often. */
    record Sample(
            AccountId account,
            NetPeeringId peering,
            String sourceNet,
            String accepterNet,
            String accepterAccount,
            String sourceRange,
            Instant requestedAt,
            int team) {
        Cursor cursor() {
            return new Cursor(requestedAt, peering);
        }
    }

    void write(JdbcClient jdbc) {
        jdbc.sql(ROWS)
                .param("count", count)
                .param("accounts", Math.max(FEWEST_ACCOUNTS, count / PEERINGS_OF_AN_ACCOUNT))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("VACUUM ANALYZE netpeering.peering").update();
        jdbc.sql("CHECKPOINT").update();
    }

    static List<Sample> samples(JdbcClient jdbc) {
        return jdbc.sql("""
                        SELECT source_account, peering_id, source_net, accepter_net, accepter_account, source_ranges[1],
                               requested_at, hashtext(peering_id)
                          FROM netpeering.peering WHERE status IN ('pending-acceptance', 'active')
                         ORDER BY hashtext(peering_id) LIMIT ?
                        """)
                .param(SAMPLES)
                .query((row, number) -> new Sample(
                        new AccountId(row.getString(1)),
                        new NetPeeringId(row.getString(2)),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        Math.floorMod(row.getInt(8), 50)))
                .list();
    }
}
