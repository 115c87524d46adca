package org.netpeering.server;

import org.netpeering.nativeapi.webhook.WebhookDeliveries;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Delivers events while the server runs: from when it is ready until before anything else is stopped. */
@Component
final class WebhookLifecycle implements SmartLifecycle {
    private final ConfiguredWebhooks configured;
    private final WebhookDeliveries deliveries;
    private volatile boolean isRunning;

    WebhookLifecycle(ConfiguredWebhooks configured, WebhookDeliveries deliveries) {
        this.configured = configured;
        this.deliveries = deliveries;
    }

    @Override
    public void start() {
        configured.keep();
        deliveries.start();
        isRunning = true;
    }

    @Override
    public void stop() {
        deliveries.close();
        isRunning = false;
    }

    @Override
    public boolean isRunning() {
        return isRunning;
    }
}
