package org.netpeering.application.webhook;

import java.net.URI;
import java.time.Instant;
import org.netpeering.application.feed.FeedFilter;

/**
 * A subscription: events that its owner may read are delivered to an address of its choice.
 *
 * @param id never that of another webhook
 * @param owner on whose behalf
 * @param url where to
 * @param filter which of them
 */
public record Webhook(String id, WebhookOwner owner, URI url, FeedFilter filter, Instant createdAt) {}
