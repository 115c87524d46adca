package org.netpeering.server;

import java.util.List;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.postgres.StuckPeerings.StuckPeering;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says {@code STUCK} while peerings cannot be deleted since their Nets are not taken apart; the server serves all the same. */
@Component("provisioningHealthIndicator")
class StuckPeeringsHealth extends AbstractHealthIndicator {
    static final Status STUCK = new Status("STUCK", "the provisioner fails again and again");

    private static final int MOST = 100;

    private final EngineOnPostgres engine;

    StuckPeeringsHealth(EngineOnPostgres engine) {
        super("The peerings that are stuck could not be found");
        this.engine = engine;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        List<StuckPeering> stuck = engine.stuckPeerings().find(MOST);
        builder.status(stuck.isEmpty() ? Status.UP : STUCK).withDetail("stuck", stuck.size());
        if (!stuck.isEmpty()) {
            StuckPeering first = stuck.getFirst();
            builder.withDetail("first", first.peering() + ": " + first.reason());
        }
    }
}
