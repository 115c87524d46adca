package org.netpeering.benchmarks;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The log of a year, written as the engine would have written it: peerings between Nets of many accounts, a few of which have most
 * of them, with tags, and with every way in which a peering can end. Its events stand at the very beginning of the log, where every
 * follower that has read anything at all has passed.
 *
 * @param peerings how many were requested; of each come about 2.5 events
 * @param end when the year is over
 */
record WrittenYear(int peerings, Instant end) {
    static final int ACCOUNTS = 400;
    static final int NETS_PER_ACCOUNT = 20;

    private static final Duration YEAR = Duration.ofDays(365);

    /**
     * Who has many is decided by a cube: of 400 accounts the first eight have a quarter of all. What is live at the end is between
     * Nets of its own, so that no pair has two.
     */
    private static final String STORIES = """
            CREATE UNLOGGED TABLE story AS
            SELECT i, 'pcx-' || lpad(to_hex(mod(i * 2654435761, 4294967296)), 8, '0') AS peering,
                   s.account AS source_account, a.account AS accepter_account,
                   CASE WHEN u.is_one_off THEN :accounts * :nets + 2 * i
                        ELSE s.account * :nets + mod(abs(hashint8(i + 11)::bigint), :nets) END AS source_net,
                   CASE WHEN u.is_one_off THEN :accounts * :nets + 2 * i + 1
                        ELSE a.account * :nets + mod(abs(hashint8(i + 13)::bigint), :nets) END AS accepter_net,
                   :begin::timestamptz + make_interval(secs => i * (:seconds::float8 / :peerings)) AS requested_at,
                   u.fate,
                   CASE WHEN mod(abs(hashint8(i + 19)::bigint), 4) = 0
                        THEN (ARRAY['prod', 'test', 'dev'])[1 + mod(abs(hashint8(i + 23)::bigint), 3)] END AS env,
                   mod(abs(hashint8(i + 29)::bigint), 50) AS team,
                   make_interval(secs => 60 + mod(abs(hashint8(i + 31)::bigint), 500000)) AS answered_after
              FROM generate_series(1::bigint, :peerings::bigint) AS i,
                   LATERAL (SELECT floor(:accounts * power((hashint8(i + 3)::bigint + 2147483648) / 4294967296.0, 3))::int) AS s (account),
                   LATERAL (SELECT floor(:accounts * power((hashint8(i + 7)::bigint + 2147483648) / 4294967296.0, 3))::int) AS a (account),
                   LATERAL (SELECT mod(abs(hashint8(i + 17)::bigint), 100)) AS f (fate),
                   LATERAL (SELECT f.fate, f.fate BETWEEN 27 AND 49 OR i > 0.94 * :peerings) AS u (fate, is_one_off)
            """;

    private static final String ACCOUNT = "lpad((200000000000 + %s)::text, 12, '0')";
    private static final String NET = "'vpc-' || lpad(to_hex(%s + 1), 8, '0')";
    private static final String RANGE = "'10.' || mod(%1$s / 250, 250) || '.' || mod(%1$s, 250) || '.0/24'";

    private static final String END = "json_build_object('net', " + NET + ", 'account', " + ACCOUNT
            + ", 'ranges', json_build_array(" + RANGE + "))";

    private static final String EVENTS = """
            INSERT INTO netpeering.event (transaction_id, aggregate_id, sequence_number, aggregate_type, event_id,
                   event_type, occurred_at, payload, metadata)
            SELECT '1'::xid8, e.peering, e.version, 'NetPeering', gen_random_uuid()::text,
                   'netpeering.' || e.type || '.v1', e.at,
                   (jsonb_build_object('peeringId', e.peering, 'source', %1$s, 'accepter', %2$s,
                        'occurredAt', to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) || e.more)::json,
                   json_build_object('callerAccount', CASE WHEN e.actor IS NULL THEN 'engine' ELSE %3$s END,
                        'accessKeyId', CASE WHEN e.actor IS NOT NULL THEN 'AKBENCH' || lpad(e.actor::text, 13, '0') END,
                        'dialect', CASE WHEN e.actor IS NULL THEN 'engine' ELSE 'oapi' END,
                        'sourceIp', '192.0.2.' || mod(e.i, 250), 'userAgent', 'osc-cli/1.' || mod(e.i, 20),
                        'requestId', md5('r' || e.i || e.version)::uuid::text,
                        'commandId', md5('c' || e.i || e.version)::uuid::text,
                        'correlationId', md5('c' || e.i || '0')::uuid::text)
              FROM (
                SELECT s.*, 0 AS version, 'requested' AS type, s.requested_at AS at, s.source_account AS actor,
                       jsonb_build_object('expiresAt', to_char((s.requested_at + interval '7 days') AT TIME ZONE 'UTC',
                                                               'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')) AS more
                  FROM story s
                UNION ALL
                SELECT s.*, 1, 'tagged', s.requested_at + interval '1 second', s.source_account,
                       jsonb_build_object('owner', %4$s, 'tags', jsonb_build_array(
                           jsonb_build_object('key', 'env', 'value', s.env),
                           jsonb_build_object('key', 'team', 'value', 't' || s.team)))
                  FROM story s WHERE s.env IS NOT NULL AND s.fate NOT BETWEEN 75 AND 79
                UNION ALL
                SELECT s.*, CASE WHEN s.env IS NULL THEN 1 ELSE 2 END,
                       CASE WHEN s.fate < 50 THEN 'accepted' WHEN s.fate < 65 THEN 'rejected'
                            WHEN s.fate < 75 THEN 'expired' ELSE 'deleted' END,
                       CASE WHEN s.fate BETWEEN 65 AND 74 THEN s.requested_at + interval '7 days'
                            ELSE s.requested_at + s.answered_after END,
                       CASE WHEN s.fate < 65 THEN s.accepter_account WHEN s.fate >= 75 THEN s.source_account END,
                       CASE WHEN s.fate < 50 THEN jsonb_build_object('by', %5$s)
                            WHEN s.fate < 65 THEN jsonb_build_object('by', %5$s, 'cause', 'BY_ACCEPTER')
                            WHEN s.fate < 75 THEN jsonb_build_object('expiredAt',
                                 to_char((s.requested_at + interval '7 days') AT TIME ZONE 'UTC',
                                         'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'))
                            ELSE jsonb_build_object('by', %4$s, 'cause', 'BY_OWNER') END
                  FROM story s WHERE s.fate NOT BETWEEN 75 AND 79
                UNION ALL
                SELECT s.*, 1, 'failed', s.requested_at, s.source_account,
                       jsonb_build_object('cause', 'OVERLAPPING_RANGES', 'collisions', '[]'::jsonb)
                  FROM story s WHERE s.fate BETWEEN 75 AND 79
                UNION ALL
                SELECT s.*, CASE WHEN s.env IS NULL THEN 2 ELSE 3 END, 'deleted',
                       s.requested_at + s.answered_after + interval '9 days', s.source_account,
                       jsonb_build_object('by', %4$s, 'cause', 'BY_OWNER')
                  FROM story s WHERE s.fate < 27
              ) AS e WHERE e.at <= :end ORDER BY e.at, e.i, e.version
            """.formatted(
                    END.formatted("e.source_net", "e.source_account"),
                    END.formatted("e.accepter_net", "e.accepter_account"),
                    ACCOUNT.formatted("e.actor"),
                    ACCOUNT.formatted("s.source_account"),
                    ACCOUNT.formatted("s.accepter_account"));

    static AccountId account(int number) {
        return new AccountId(String.valueOf(200_000_000_000L + number));
    }

    static NetId net(int account, int number) {
        return new NetId(String.format(Locale.ROOT, "vpc-%08x", account * NETS_PER_ACCOUNT + number + 1));
    }

    void write(JdbcClient jdbc) {
        Instant begin = end.minus(YEAR).truncatedTo(ChronoUnit.MICROS);
        jdbc.sql(STORIES)
                .param("nets", NETS_PER_ACCOUNT)
                .param("accounts", ACCOUNTS)
                .param("peerings", peerings)
                .param("begin", begin.atOffset(ZoneOffset.UTC))
                .param("seconds", YEAR.toSeconds())
                .update();
        jdbc.sql(EVENTS).param("end", end.atOffset(ZoneOffset.UTC)).update();
        jdbc.sql("DROP TABLE story").update();
        jdbc.sql("ANALYZE netpeering.event").update();
    }
}
