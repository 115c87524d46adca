package org.netpeering.server;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.postgres.FollowerLags;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/lag}: how far what follows the log is behind it, the audit trail among it. */
@Component
@Endpoint(id = "lag")
class LagEndpoint {
    private static final int MOST_WEBHOOKS = 100;
    private static final double MILLIS = 1000;

    private final FollowerLags lags;
    private final InstantSource clock;

    LagEndpoint(EngineOnPostgres engine, InstantSource clock) {
        this.lags = engine.followerLags();
        this.clock = clock;
    }

    /**
     * All followers, and those webhooks that are behind.
     *
     * @param followers by name
     * @param webhooks the farthest first
     */
    record Lag(List<Behind> followers, List<WebhookBehind> webhooks) {}

    /**
     * @param events that it has not come to
     * @param oldest when the first of them happened
     * @param seconds how long ago that was
     */
    record Behind(String name, int events, @Nullable Instant oldest, double seconds) {}

    /** The same of a webhook, whose events are not counted. */
    record WebhookBehind(String id, Instant oldest, double seconds) {}

    @ReadOperation
    Lag lag() {
        return new Lag(
                lags.followers().stream()
                        .map(lag -> new Behind(lag.name(), lag.behind(), lag.oldest(), secondsSince(lag.oldest())))
                        .toList(),
                lags.webhooks(MOST_WEBHOOKS).stream()
                        .map(lag -> new WebhookBehind(lag.id(), lag.oldest(), secondsSince(lag.oldest())))
                        .toList());
    }

    private double secondsSince(@Nullable Instant oldest) {
        return oldest == null
                ? 0
                : Math.max(0, Duration.between(oldest, clock.instant()).toMillis()) / MILLIS;
    }
}
