package org.netpeering.postgres;

import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.domain.api.ProvisioningCommand.ContinueProvisioning;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.postgres.thread.RepeatingThread;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Asks again and again whether something is due about each peering that is on its way to active or to deleted, so that a lost
 * deadline, as of a node that ran without a provisioner for a while, costs a moment and not a peering. The aggregate is the judge; of many
 * peerings a pass takes some, and the next one those behind them.
 */
final class ProvisioningSweep implements AutoCloseable {
    private static final Duration PERIOD = Duration.ofSeconds(5);
    private static final int BATCH = 100;
    private static final Logger LOG = LoggerFactory.getLogger(ProvisioningSweep.class);

    private final JdbcClient jdbc;
    private final CommandGateway commands;
    private final RepeatingThread thread = new RepeatingThread("netpeering-provisioning");
    private String last = "";

    ProvisioningSweep(DataSource dataSource, CommandGateway commands) {
        this.jdbc = JdbcClient.create(dataSource);
        this.commands = commands;
    }

    void start() {
        thread.start(this::sweep, Duration.ZERO, PERIOD);
    }

    private void sweep() {
        try {
            List<String> onTheirWay = jdbc.sql("""
                            SELECT peering_id FROM netpeering.peering
                             WHERE status IN ('provisioning', 'deleting') AND peering_id > ?
                             ORDER BY peering_id LIMIT ?
                            """)
                    .param(last)
                    .param(BATCH)
                    .query((row, number) -> row.getString(1))
                    .list();
            last = onTheirWay.size() < BATCH ? "" : onTheirWay.getLast();
            onTheirWay.forEach(this::goOn);
        } catch (Throwable e) {
            // The outermost frame: whatever went past here would end the thread, and lost deadlines would stay so.
            LOG.warn("What is due could not be looked for; the next try is in {} s", PERIOD.toSeconds(), e);
        }
    }

    /** What goes wrong with one peering holds up none of the others. */
    private void goOn(String peering) {
        try {
            commands.sendAndWait(new ContinueProvisioning(new NetPeeringId(peering)), CallMetadata.ofEngine());
        } catch (RuntimeException e) {
            LOG.warn("Peering {} could not go on; the next try is in {} s or more", peering, PERIOD.toSeconds(), e);
        }
    }

    /** Waits for the command that is being handled, and sends no more. */
    @Override
    public void close() {
        thread.close();
    }
}
