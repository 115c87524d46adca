package org.netpeering.server;

import java.util.UUID;
import javax.sql.DataSource;
import org.netpeering.application.NetPeerings;
import org.springframework.jdbc.core.simple.JdbcClient;

class StormTrial {
    public static void main(String[] args) throws Exception {
        int n = Integer.parseInt(args[0]);
        try (RunningServer server = RunningServer.start(TestPostgres.freshDatabase())) {
            JdbcClient jdbc = JdbcClient.create(server.bean(DataSource.class));
            long t0 = System.nanoTime();
            // events + rows, in the past; saga follows and schedules
            jdbc.sql("""
                INSERT INTO netpeering.event (transaction_id, aggregate_id, sequence_number, aggregate_type, event_id, event_type, occurred_at, payload, metadata)
                SELECT pg_current_xact_id(), 'pcx-'||lpad(to_hex(i),8,'0'), 0, 'NetPeering', gen_random_uuid()::text, 'netpeering.requested.v1', now() - interval '7 days' + interval '1 hour',
                  json_build_object('peeringId','pcx-'||lpad(to_hex(i),8,'0'),'source',json_build_object('net','vpc-'||lpad(to_hex(i),8,'0'),'account','100000000001','ranges',json_build_array('10.0.0.0/16')),
                   'accepter',json_build_object('net','vpc-f'||lpad(to_hex(i),7,'0'),'account','100000000002','ranges',json_build_array('10.1.0.0/16')),
                   'occurredAt', to_char((now() - interval '6 days') at time zone 'UTC','YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), 'expiresAt', to_char((now() + interval '"""+args[1]+"""
                 seconds') at time zone 'UTC','YYYY-MM-DD"T"HH24:MI:SS.US"Z"')), '{}'
                FROM generate_series(1, ?) i""").param(n).update();
            jdbc.sql("""
                INSERT INTO netpeering.peering (peering_id, version, status, message, source_net, source_account, source_ranges, accepter_net, accepter_account, accepter_ranges, requested_at, expires_at)
                SELECT aggregate_id, 0, 'pending-acceptance', 'x', payload->'source'->>'net', '100000000001', '{10.0.0.0/16}', payload->'accepter'->>'net', '100000000002', '{10.1.0.0/16}', occurred_at, (payload->>'expiresAt')::timestamptz FROM netpeering.event
                """).update();
            System.out.printf("loaded in %.1f s%n", (System.nanoTime() - t0) / 1e9);
            long t1 = System.nanoTime();
            long last = 0; long lastT = t1;
            boolean scheduled = false;
            while (true) {
                Thread.sleep(1000);
                long expired = jdbc.sql("SELECT count(*) FROM netpeering.peering WHERE status='expired'").query((r, i) -> r.getLong(1)).single();
                long deadlines = jdbc.sql("SELECT count(*) FROM netpeering.deadline").query((r, i) -> r.getLong(1)).single();
                long sagas = jdbc.sql("SELECT count(*) FROM netpeering.saga").query((r, i) -> r.getLong(1)).single();
                System.out.printf("%.1f s expired %d deadlines %d sagas %d%n", (System.nanoTime() - t1) / 1e9, expired, deadlines, sagas);
                if (expired == n && sagas == 0) break;
                if ((System.nanoTime() - t1) / 1e9 > 300) break;
            }
        }
        System.exit(0);
    }
}
