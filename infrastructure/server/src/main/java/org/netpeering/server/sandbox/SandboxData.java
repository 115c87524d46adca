package org.netpeering.server.sandbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.netpeering.postgres.proof.CheckpointThread;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that the sandbox holds. */
record SandboxData(DataSource dataSource) {
    /**
     * Forgets peerings, Nets, Subnets, VMs and webhooks but those of the configuration. The positions of the followers stay: they
     * only ever look ahead. What is logged from now on is another log, whose checkpoints have another name.
     */
    void forgetEverything() {
        JdbcClient.create(dataSource).sql("""
                        DO $$ BEGIN
                            PERFORM pg_advisory_xact_lock(%d);
                            TRUNCATE netpeering.event, netpeering.peering, netpeering.saga, netpeering.deadline,
                                     netpeering.parked_event, netpeering.attempt, netpeering.audit_entry,
                                     netpeering.audit_leaf, netpeering.audit_checkpoint,
                                     netpeering.webhook_parked, netpeering.request_key,
                                     netpeering.inventory_net, netpeering.inventory_subnet, netpeering.inventory_vm,
                                     netpeering.inventory_route_table, netpeering.inventory_route;
                            DELETE FROM netpeering.webhook WHERE owner <> 'operator';
                            UPDATE netpeering.audit_log SET log_id = gen_random_uuid();
                        END $$
                        """.formatted(CheckpointThread.LOCK)).update();
    }

    /** When the last event happened, if there is one. */
    Optional<Instant> lastEvent() {
        return JdbcClient.create(dataSource)
                .sql("""
                        SELECT occurred_at FROM netpeering.event
                         ORDER BY transaction_id DESC, global_index DESC LIMIT 1
                        """)
                .query((row, number) ->
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant())
                .optional();
    }
}
