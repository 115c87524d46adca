package org.netpeering.server;

import org.netpeering.application.webhook.Webhooks;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.Status;
import org.springframework.stereotype.Component;

/** Says {@code PARKED} while events wait that receivers did not take; the server serves all the same, so HTTP says 200. */
@Component("webhooksHealthIndicator")
class ParkedDeliveriesHealth extends AbstractHealthIndicator {
    private static final Status PARKED = new Status("PARKED", "events wait that receivers did not take");

    /** A receiver can be dead for a year; what is behind this is not counted. */
    static final int MOST = 10_000;

    private final Webhooks webhooks;

    ParkedDeliveriesHealth(Webhooks webhooks) {
        super("The parked deliveries could not be counted");
        this.webhooks = webhooks;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        int parked = webhooks.countParked(MOST);
        builder.status(parked == 0 ? Status.UP : PARKED).withDetail("parked", parked);
    }
}
