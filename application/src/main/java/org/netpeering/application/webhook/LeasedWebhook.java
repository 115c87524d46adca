package org.netpeering.application.webhook;

import org.netpeering.application.feed.FeedPosition;

/**
 * A webhook that this node delivers for, as long as it renews the lease.
 *
 * @param secret what deliveries are signed with; never shown
 * @param position the place in the log up to which everything is delivered or parked
 */
public record LeasedWebhook(Webhook webhook, String secret, FeedPosition position) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "LeasedWebhook[" + webhook + ", position=" + position + "]";
    }
}
