package org.netpeering.server;

import org.netpeering.server.audit.Checkpoints;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says {@code ALTERED} once this node has found the log altered; the server serves all the same, so HTTP says 200. */
@Component("audit")
class AlteredLogHealth extends AbstractHealthIndicator {
    private static final Status ALTERED = new Status("ALTERED", "the log was altered; see 'audit verify'");

    private final Checkpoints checkpoints;

    AlteredLogHealth(Checkpoints checkpoints) {
        super("Whether the log was altered is not known");
        this.checkpoints = checkpoints;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        String alteration = checkpoints.alteration();
        builder.status(alteration == null ? Status.UP : ALTERED);
        if (alteration != null) {
            builder.withDetail("altered", alteration);
        }
    }
}
