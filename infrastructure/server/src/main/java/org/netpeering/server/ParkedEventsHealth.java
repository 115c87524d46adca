package org.netpeering.server;

import org.netpeering.postgres.EngineOnPostgres;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says {@code PARKED} while events wait that could not be handled; the server serves all the same, so HTTP says 200. */
@Component("followers")
class ParkedEventsHealth extends AbstractHealthIndicator {
    static final Status PARKED = new Status("PARKED", "events wait in /actuator/parked");

    private final EngineOnPostgres engine;

    ParkedEventsHealth(EngineOnPostgres engine) {
        super("The parked events could not be counted");
        this.engine = engine;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        long parked = engine.parkedEvents().count();
        builder.status(parked == 0 ? Status.UP : PARKED).withDetail("parked", parked);
    }
}
