package org.netpeering.application.webhook;

import java.net.URI;
import java.time.Instant;
import org.netpeering.application.feed.FeedFilter;
import org.netpeering.domain.value.AccountId;

/**
 * A subscription: events that concern an account are delivered to an address of its choice.
 *
 * @param id never that of another webhook
 * @param account whose events are delivered
 * @param url where to
 * @param filter which of them
 */
public record Webhook(String id, AccountId account, URI url, FeedFilter filter, Instant createdAt) {}
