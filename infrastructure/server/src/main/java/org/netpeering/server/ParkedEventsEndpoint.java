package org.netpeering.server;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.webhook.ParkedDelivery;
import org.netpeering.application.webhook.ParkedForWebhook;
import org.netpeering.application.webhook.Webhook;
import org.netpeering.application.webhook.Webhooks;
import org.netpeering.domain.value.AccountId;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.postgres.ParkedEvents.ParkedEvent;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/parked}: GET shows what followers could not handle and webhooks not deliver, POST tries it again. */
@Component
@Endpoint(id = "parked")
class ParkedEventsEndpoint {
    private static final int MOST_SHOWN = 1000;

    private final EngineOnPostgres engine;
    private final Webhooks webhooks;

    ParkedEventsEndpoint(EngineOnPostgres engine, Webhooks webhooks) {
        this.engine = engine;
        this.webhooks = webhooks;
    }

    /**
     * What is parked, oldest first.
     *
     * @param followers events that followers of the log could not handle
     * @param webhooks events that receivers did not take
     */
    record Parked(List<ParkedEvent> followers, List<Undelivered> webhooks) {}

    /** @param account to which the webhook belongs; null for one of the operator for all accounts */
    record Undelivered(
            String webhook,
            @Nullable String account,
            String url,
            String peering,
            String position,
            Instant parkedAt,
            String failure) {
        static Undelivered of(ParkedForWebhook parked) {
            Webhook webhook = parked.webhook();
            ParkedDelivery delivery = parked.delivery();
            AccountId account = webhook.owner().account();
            return new Undelivered(
                    webhook.id(),
                    account == null ? null : account.value(),
                    webhook.url().toString(),
                    delivery.peering().value(),
                    delivery.position().toString(),
                    delivery.parkedAt(),
                    delivery.failure());
        }
    }

    @ReadOperation
    Parked parked() {
        return new Parked(
                engine.parkedEvents().list(MOST_SHOWN),
                webhooks.parked(MOST_SHOWN).stream().map(Undelivered::of).toList());
    }

    /**
     * Handles what followers have parked, and has what webhooks have parked tried again, which takes its time.
     *
     * @param webhook its id, to try again that one and nothing else
     */
    @WriteOperation
    Map<String, Object> retry(@Nullable String webhook) {
        if (webhook != null) {
            return Map.of("due", webhooks.replay(webhook));
        }
        int handled = engine.parkedEvents().retry();
        return Map.of(
                "handled", handled,
                "parked", engine.parkedEvents().count(),
                "due", webhooks.replayAll());
    }
}
