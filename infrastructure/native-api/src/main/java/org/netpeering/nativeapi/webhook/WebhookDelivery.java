package org.netpeering.nativeapi.webhook;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.netpeering.application.feed.FeedPosition;
import org.netpeering.application.feed.Following;
import org.netpeering.application.feed.LiveFeed;
import org.netpeering.application.feed.LoggedEvent;
import org.netpeering.application.webhook.DeliveryRights;
import org.netpeering.application.webhook.LeasedWebhook;
import org.netpeering.application.webhook.ParkedDelivery;
import org.netpeering.application.webhook.Webhook;
import org.netpeering.application.webhook.Webhooks;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.messages.CloudEvents;
import org.netpeering.messages.Reader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers the events of one webhook, one after the other, for as long as this node has the lease. What the receiver does not take
 * after all tries is parked, and later events of the same peering behind it. While the owner may not have them, events wait.
 */
final class WebhookDelivery {
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);
    private static final Duration LOOK_UP = Duration.ofSeconds(1);
    private static final int DUE_AT_ONCE = 100;
    private static final String BEHIND = "waits behind an earlier event of the same peering";

    private final LeasedWebhook leased;
    private final Webhook webhook;
    private final String node;
    private final Tools tools;
    private final Reader reader;
    private final Set<NetPeeringId> parked = new HashSet<>();
    private final CountDownLatch ended = new CountDownLatch(1);
    private FeedPosition position;
    private boolean isPaused;
    private long saved;

    /**
     * What every delivery needs.
     *
     * @param clock the real time, which signatures carry
     */
    record Tools(
            Webhooks webhooks,
            DeliveryRights rights,
            LiveFeed feed,
            CloudEvents events,
            WebhookSender sender,
            RetryPace pace,
            InstantSource clock) {}

    WebhookDelivery(LeasedWebhook leased, String node, Tools tools) {
        this.leased = leased;
        this.position = leased.position();
        this.webhook = leased.webhook();
        this.node = node;
        this.tools = tools;
        this.reader = new Reader(webhook.owner().account(), webhook.owner().readsAll());
    }

    String id() {
        return webhook.id();
    }

    /** Ends it as soon as the receiver has answered what is under way. */
    void end() {
        ended.countDown();
    }

    private boolean isEnded() {
        return ended.getCount() == 0;
    }

    /** Delivers until it is ended, or the lease is lost. */
    void run() throws InterruptedException {
        parked.addAll(tools.webhooks().parkedPeerings(id()));
        saved = System.nanoTime();
        boolean goesOn = true;
        while (goesOn && !isEnded()) {
            if (isPaused()) {
                boolean unused = ended.await(LOOK_UP.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                goesOn = follow();
            }
        }
    }

    /** Delivers until it is ended or paused; false if this node cannot go on after that. */
    private boolean follow() throws InterruptedException {
        try (Following following = tools.feed().follow(position)) {
            while (!isEnded() && following.isOpen()) {
                for (LoggedEvent event : following.next(LOOK_UP)) {
                    if (!handle(event)) {
                        return save(Duration.ZERO);
                    }
                    position = event.position();
                    boolean unused = save(LOOK_UP);
                }
                position = following.position();
                if (!save(Duration.ZERO)) {
                    return false;
                }
                tryDueAgain();
                if (isPaused()) {
                    return true;
                }
            }
            return following.isOpen();
        }
    }

    private boolean isPaused() {
        Optional<String> reason = tools.rights().pauseOf(webhook.owner());
        if (reason.isPresent() != isPaused) {
            isPaused = reason.isPresent();
            LOG.info(
                    "Webhook {} {}",
                    id(),
                    reason.map(why -> "is paused: " + why).orElse("goes on"));
        }
        return isPaused;
    }

    /** Whether the event is behind us now: not wanted, delivered or parked; if not, it is ended or paused. */
    private boolean handle(LoggedEvent event) throws InterruptedException {
        if (!isWanted(event)) {
            return true;
        }
        NetPeeringId peering = event.event().peeringId();
        if (parked.contains(peering)) {
            return park(event, BEHIND);
        }
        for (int tried = 1; ; tried++) {
            if (isPaused()) {
                return false;
            }
            Optional<String> failure = send(event);
            if (failure.isEmpty()) {
                return true;
            }
            if (tried >= tools.pace().tries()) {
                parked.add(peering);
                return park(event, failure.get());
            }
            Duration pause = tools.pace().pauseAfter(tried);
            if (ended.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
    }

    private boolean isWanted(LoggedEvent event) {
        return reader.mayRead(event) && webhook.filter().matches(event);
    }

    private Optional<String> send(LoggedEvent event) {
        return tools.sender()
                .send(
                        webhook.url(),
                        leased.secret(),
                        event.id(),
                        now(),
                        tools.events().bytes(event, reader));
    }

    private boolean park(LoggedEvent event, String failure) {
        tools.webhooks().park(id(), event.event().peeringId(), event.position(), now(), failure);
        return true;
    }

    private Instant now() {
        return tools.clock().instant();
    }

    /** Remembers the place unless that was done a moment ago; false if this node has the lease no more. */
    private boolean save(Duration moment) {
        if (System.nanoTime() - saved < moment.toNanos()) {
            return true;
        }
        saved = System.nanoTime();
        return tools.webhooks().advance(id(), node, position);
    }

    private void tryDueAgain() {
        if (parked.isEmpty()) {
            return;
        }
        List<ParkedDelivery> due = tools.webhooks().due(id(), DUE_AT_ONCE);
        Set<NetPeeringId> failed = new HashSet<>();
        for (ParkedDelivery delivery : due) {
            if (isEnded() || isPaused()) {
                return;
            }
            if (!failed.contains(delivery.peering())) {
                // It may have been parked by another configuration.
                Optional<String> failure = tools.feed()
                        .at(delivery.position())
                        .filter(this::isWanted)
                        .flatMap(this::send);
                if (failure.isPresent()) {
                    failed.add(delivery.peering());
                    tools.webhooks().postpone(id(), delivery.peering(), failure.get());
                } else {
                    tools.webhooks().unpark(id(), delivery);
                }
            }
        }
        if (!due.isEmpty()) {
            parked.retainAll(tools.webhooks().parkedPeerings(id()));
        }
    }
}
