package org.netpeering.benchmarks;

import java.util.List;
import org.netpeering.domain.value.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What led to the listed peerings of some accounts, and the Nets that they have: events at the very beginning of the log, where every
 * follower that has read anything at all has passed, and rows of the inventory.
 */
record ListedPast(List<AccountId> accounts) {
    private static final String END =
            "json_build_object('net', p.%1$s_net, 'account', p.%1$s_account, 'ranges', p.%1$s_ranges)";
    private static final String AT = "to_char(%s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')";

    private static final String EVENTS = """
            INSERT INTO netpeering.event (transaction_id, aggregate_id, sequence_number, aggregate_type, event_id,
                   event_type, occurred_at, payload, metadata)
            SELECT '1'::xid8, p.peering_id, e.version, 'NetPeering', gen_random_uuid()::text,
                   'netpeering.' || e.type || '.v1', e.at,
                   (jsonb_build_object('peeringId', p.peering_id, 'source', %1$s, 'accepter', %2$s, 'occurredAt', %3$s)
                        || e.more)::json,
                   json_build_object('callerAccount', e.actor, 'accessKeyId', 'AKLISTED000000000001', 'dialect', 'oapi',
                        'sourceIp', '192.0.2.7', 'userAgent', 'osc-cli/1.11',
                        'requestId', md5('r' || p.peering_id || e.version)::uuid::text,
                        'commandId', md5('c' || p.peering_id || e.version)::uuid::text,
                        'correlationId', md5('c' || p.peering_id || '0')::uuid::text)
              FROM netpeering.peering p
             CROSS JOIN LATERAL (
                SELECT 0, 'requested', p.requested_at, p.source_account, jsonb_build_object('expiresAt', %4$s)
                UNION ALL
                SELECT 1, 'accepted', p.requested_at + interval '1 minute', p.accepter_account,
                       jsonb_build_object('by', p.accepter_account) WHERE p.status = 'active'
              ) AS e (version, type, at, actor, more)
             WHERE p.source_account = ANY (:accounts) OR p.accepter_account = ANY (:accounts)
             ORDER BY e.at, p.peering_id, e.version
            """.formatted(
            END.formatted("source"), END.formatted("accepter"), AT.formatted("e.at"), AT.formatted("p.expires_at"));

    private static final String NETS = """
            INSERT INTO netpeering.inventory_net (net_id, account, range, tenancy, tags)
            SELECT DISTINCT ON (source_net) source_net, source_account, source_ranges[1], 'default',
                   jsonb_build_object('Name', 'net-' || source_net)
              FROM netpeering.peering WHERE source_account = ANY (:accounts) ORDER BY source_net
            ON CONFLICT DO NOTHING
            """;

    void write(JdbcClient jdbc) {
        String[] ids = accounts.stream().map(AccountId::value).toArray(String[]::new);
        jdbc.sql(EVENTS).param("accounts", ids).update();
        jdbc.sql(NETS).param("accounts", ids).update();
        jdbc.sql("VACUUM ANALYZE netpeering.event, netpeering.inventory_net").update();
    }
}
