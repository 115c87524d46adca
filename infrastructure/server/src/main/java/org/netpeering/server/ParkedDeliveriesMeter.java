package org.netpeering.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.netpeering.application.webhook.Webhooks;
import org.netpeering.postgres.CachedReading;
import org.springframework.stereotype.Component;

/** How many events wait that receivers did not take, beside what the engine says of its followers. */
@Component
class ParkedDeliveriesMeter implements MeterBinder {
    private final CachedReading<Integer> parked;

    ParkedDeliveriesMeter(Webhooks webhooks) {
        this.parked = new CachedReading<>(() -> webhooks.countParked(ParkedDeliveriesHealth.MOST));
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge unused = Gauge.builder(
                        "netpeering.parked",
                        parked,
                        reading -> reading.latest().map(Integer::doubleValue).orElse(Double.NaN))
                .tag("of", "webhooks")
                .strongReference(true)
                .register(registry);
    }
}
