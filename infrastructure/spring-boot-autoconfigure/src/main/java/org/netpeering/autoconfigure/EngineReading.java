package org.netpeering.autoconfigure;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netpeering.postgres.CachedReading;
import org.netpeering.postgres.FollowerLags;
import org.netpeering.postgres.FollowerLags.FollowerLag;
import org.netpeering.postgres.WaitingWork;
import org.netpeering.postgres.WaitingWork.Waiting;

/** How the engine does, on whichever node: read for all metrics and for the health at once. */
final class EngineReading {
    private static final double MILLIS = 1000;

    private final WaitingWork work;
    private final FollowerLags lags;
    private final InstantSource clock;
    private final List<Consumer<State>> listeners = new CopyOnWriteArrayList<>();
    private final CachedReading<State> reading = new CachedReading<>(this::read);

    EngineReading(WaitingWork work, FollowerLags lags, InstantSource clock) {
        this.work = work;
        this.lags = lags;
        this.clock = clock;
    }

    /**
     * What was read.
     *
     * @param lags by the name of the follower
     * @param at by the clock of the engine
     */
    record State(Waiting waiting, Map<String, FollowerLag> lags, Instant at) {
        /** For how long the request has waited to expire whose instant was the first; 0 if none waits. */
        double secondsOverdue() {
            return secondsSince(waiting.firstExpiry());
        }

        /** How long ago the first event happened that the follower has not come to; 0 if it has come to all. */
        double secondsBehind(FollowerLag lag) {
            return secondsSince(lag.oldest());
        }

        private double secondsSince(@Nullable Instant then) {
            return then == null ? 0 : Math.max(0, Duration.between(then, at).toMillis()) / MILLIS;
        }
    }

    Optional<State> latest() {
        return reading.latest();
    }

    /** Has it told of every reading from now on. */
    void onReading(Consumer<State> listener) {
        listeners.add(listener);
    }

    private State read() {
        State state = new State(
                work.count(),
                lags.followers().stream().collect(Collectors.toMap(FollowerLag::name, Function.identity())),
                clock.instant());
        listeners.forEach(listener -> listener.accept(state));
        return state;
    }
}
