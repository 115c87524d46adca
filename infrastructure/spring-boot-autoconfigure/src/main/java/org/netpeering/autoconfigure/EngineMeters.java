package org.netpeering.autoconfigure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.netpeering.autoconfigure.EngineReading.State;
import org.netpeering.postgres.FollowerLags.FollowerLag;

/**
 * What waits in the engine and how far its followers are behind, as gauges. They are about the database, so every node shows the same,
 * and NaN when it cannot be read.
 */
final class EngineMeters implements MeterBinder {
    /** Requests that nobody has answered. */
    static final String PENDING = "netpeering.pending";
    /** For how long the request has waited to expire that should have been the first to. */
    static final String OVERDUE = "netpeering.deadline.overdue.seconds";
    /** What was set aside because it could not be handled or delivered; the tag says where. */
    static final String PARKED = "netpeering.parked";
    /** How many events a follower has not come to. */
    static final String LAG_EVENTS = "netpeering.follower.lag.events";
    /** How old the first of them is. */
    static final String LAG_SECONDS = "netpeering.follower.lag.seconds";

    private static final String FOLLOWER = "follower";

    private final EngineReading reading;

    EngineMeters(EngineReading reading) {
        this.reading = reading;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        register(
                registry,
                gauge(PENDING, state -> state.waiting().pending()).description("Requests that nobody has answered"));
        register(
                registry,
                gauge(OVERDUE, State::secondsOverdue)
                        .baseUnit("seconds")
                        .description("How long ago the first request should have expired that has not"));
        register(
                registry,
                gauge(PARKED, state -> state.waiting().parked())
                        .tag("of", "followers")
                        .description("Events that could not be handled or delivered and wait for somebody"));
        // Followers of the host come later than this, so their gauges are made when they are first read of.
        Set<String> known = ConcurrentHashMap.newKeySet();
        Consumer<State> meet = state ->
                state.lags().keySet().stream().filter(known::add).forEach(follower -> addFollower(registry, follower));
        reading.onReading(meet);
        reading.latest().ifPresent(meet);
    }

    private void addFollower(MeterRegistry registry, String follower) {
        register(
                registry,
                gauge(LAG_EVENTS, state -> behind(state, follower, FollowerLag::behind))
                        .tag(FOLLOWER, follower)
                        .description("Events that the follower has not come to"));
        register(
                registry,
                gauge(LAG_SECONDS, state -> behind(state, follower, state::secondsBehind))
                        .tag(FOLLOWER, follower)
                        .baseUnit("seconds")
                        .description("How old the first event is that the follower has not come to"));
    }

    private static double behind(State state, String follower, ToDoubleFunction<FollowerLag> size) {
        FollowerLag lag = state.lags().get(follower);
        return lag == null ? Double.NaN : size.applyAsDouble(lag);
    }

    private Gauge.Builder<?> gauge(String name, ToDoubleFunction<State> value) {
        return Gauge.builder(
                name,
                reading,
                source -> source.latest().map(value::applyAsDouble).orElse(Double.NaN));
    }

    private static void register(MeterRegistry registry, Gauge.Builder<?> gauge) {
        Gauge unused = gauge.strongReference(true).register(registry);
    }
}
