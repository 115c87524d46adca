package org.netpeering.application.webhook;

import java.time.Instant;
import org.netpeering.application.feed.FeedPosition;
import org.netpeering.domain.value.NetPeeringId;

/**
 * An event that waits, since the receiver did not take it or an earlier one of the same peering.
 *
 * @param position the place right behind the event
 * @param failure what the receiver did, for people
 */
public record ParkedDelivery(NetPeeringId peering, FeedPosition position, Instant parkedAt, String failure) {}
