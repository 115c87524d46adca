package org.netpeering.nativeapi.webhook;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.netpeering.application.feed.LiveFeed;
import org.netpeering.application.webhook.DeliveryRights;
import org.netpeering.application.webhook.LeasedWebhook;
import org.netpeering.application.webhook.Webhooks;
import org.netpeering.messages.CloudEvents;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers for the webhooks that this node has leased, each on a thread of its own, so that a receiver that is slow or dead holds
 * up nobody else. What a node leaves behind that has died, another one takes over when the lease has run out.
 */
public final class WebhookDeliveries implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDeliveries.class);
    private static final Duration LEASE = Duration.ofSeconds(15);
    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final long LONGEST_GOODBYE_SECONDS = 5;

    private final WebhookDelivery.Tools tools;
    private final String node;
    private final Map<String, WebhookDelivery> running = new ConcurrentHashMap<>();
    private final ExecutorService deliveries = Executors.newVirtualThreadPerTaskExecutor();
    private final ScheduledExecutorService leases = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("netpeering-webhook-leases").factory());

    /**
     * @param clock the real time, which signatures carry
     * @param node never that of another node
     */
    public WebhookDeliveries(
            Webhooks webhooks,
            DeliveryRights rights,
            LiveFeed feed,
            CloudEvents events,
            WebhookSender sender,
            RetryPace pace,
            InstantSource clock,
            String node) {
        this.tools = new WebhookDelivery.Tools(webhooks, rights, feed, events, sender, pace, clock);
        this.node = node;
    }

    /** Begins to deliver. */
    public void start() {
        leases.scheduleWithFixedDelay(this::keepLeases, 0, PERIOD.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void keepLeases() {
        try {
            Set<String> renewed = tools.webhooks().renew(node, LEASE);
            running.values().stream()
                    .filter(delivery -> !renewed.contains(delivery.id()))
                    .forEach(WebhookDelivery::end);
            tools.webhooks().lease(node, LEASE).forEach(this::begin);
        } catch (RuntimeException e) {
            // The outermost frame: whatever went past here would end the thread, and no lease would be renewed any
            // more.
            LOG.warn(
                    "The leases of webhooks could not be renewed; the next try is in {} s: {}",
                    PERIOD.toSeconds(),
                    e.toString());
        }
    }

    private void begin(LeasedWebhook leased) {
        WebhookDelivery delivery = new WebhookDelivery(leased, node, tools);
        if (running.putIfAbsent(delivery.id(), delivery) == null) {
            deliveries.execute(() -> deliver(delivery));
        } else {
            tools.webhooks().release(delivery.id(), node);
        }
    }

    private void deliver(WebhookDelivery delivery) {
        try {
            delivery.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The outermost frame: it begins again where it was, here or on another node.
            LOG.warn("The deliveries of webhook {} broke off and begin again: {}", delivery.id(), e.toString());
        } finally {
            running.remove(delivery.id());
            release(delivery);
        }
    }

    private void release(WebhookDelivery delivery) {
        try {
            tools.webhooks().release(delivery.id(), node);
        } catch (RuntimeException e) {
            LOG.warn("The lease of webhook {} runs out by itself: {}", delivery.id(), e.toString());
        }
    }

    /** Finishes what is being delivered and leaves the rest to other nodes. */
    @Override
    public void close() {
        leases.shutdownNow();
        running.values().forEach(WebhookDelivery::end);
        deliveries.shutdown();
        try {
            if (!deliveries.awaitTermination(LONGEST_GOODBYE_SECONDS, TimeUnit.SECONDS)) {
                deliveries.shutdownNow();
            }
        } catch (InterruptedException e) {
            deliveries.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
