package org.netpeering.autoconfigure;

import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import org.netpeering.autoconfigure.EngineReading.State;
import org.netpeering.autoconfigure.NetPeeringProperties.HealthLimits;
import org.netpeering.postgres.ParkedEvents;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Whether somebody should look at the engine, in three parts: its followers, its deadlines, and what was parked. The engine serves all
 * the same, so none of them is down, and HTTP says 200; whether the database is there is asked elsewhere.
 */
record EngineHealth(EngineReading reading, ParkedEvents parkedEvents, HealthLimits limits) {
    /** A follower of the log has not come to events that happened too long ago. */
    static final Status BEHIND = new Status("BEHIND", "followers of the log are far behind it");
    /** A request should have expired and has not. */
    static final Status OVERDUE = new Status("OVERDUE", "requests should have expired and have not");
    /** Events wait for somebody. */
    static final Status PARKED = new Status("PARKED", "events wait that could not be handled");

    CompositeHealthContributor contributor() {
        HealthIndicator lag = () -> reading.latest().map(this::lag).orElseGet(EngineHealth::unknown);
        HealthIndicator deadlines = () -> reading.latest().map(this::deadlines).orElseGet(EngineHealth::unknown);
        return CompositeHealthContributor.fromMap(
                Map.of("lag", lag, "deadlines", deadlines, "parked", new Parked(parkedEvents)));
    }

    private Health lag(State state) {
        double most = state.lags().values().stream()
                .map(state::secondsBehind)
                .max(Comparator.naturalOrder())
                .orElse(0.0);
        Map<String, Integer> events = new TreeMap<>();
        state.lags().forEach((follower, lag) -> events.put(follower, lag.behind()));
        return Health.status(most > limits.lag().toSeconds() ? BEHIND : Status.UP)
                .withDetail("seconds", most)
                .withDetail("events", events)
                .build();
    }

    private Health deadlines(State state) {
        double overdue = state.secondsOverdue();
        return Health.status(overdue > limits.overdue().toSeconds() ? OVERDUE : Status.UP)
                .withDetail("secondsOverdue", overdue)
                .withDetail("pending", state.waiting().pending())
                .build();
    }

    private static Health unknown() {
        return Health.unknown()
                .withDetail("reason", "the database has not told it lately")
                .build();
    }

    private static final class Parked extends AbstractHealthIndicator {
        private final ParkedEvents parkedEvents;

        Parked(ParkedEvents parkedEvents) {
            super("The parked events could not be counted");
            this.parkedEvents = parkedEvents;
        }

        @Override
        protected void doHealthCheck(Health.Builder builder) {
            long parked = parkedEvents.count();
            builder.status(parked == 0 ? Status.UP : PARKED).withDetail("parked", parked);
        }
    }
}
