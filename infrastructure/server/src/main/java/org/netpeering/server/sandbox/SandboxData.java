package org.netpeering.server.sandbox;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that the sandbox holds. */
record SandboxData(DataSource dataSource) {
    /** Forgets peerings, Nets, Subnets, VMs and webhooks. The positions of the followers stay: they only ever look ahead. */
    void forgetEverything() {
        JdbcClient.create(dataSource).sql("""
                        TRUNCATE netpeering.event, netpeering.attempt, netpeering.audit_entry, netpeering.peering, netpeering.saga, netpeering.deadline,
                                 netpeering.parked_event, netpeering.inventory_net, netpeering.inventory_subnet,
                                 netpeering.inventory_vm, netpeering.webhook, netpeering.webhook_parked
                        """).update();
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
