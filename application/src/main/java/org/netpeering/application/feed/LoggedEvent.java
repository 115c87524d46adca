package org.netpeering.application.feed;

import java.util.Map;
import org.netpeering.domain.api.NetPeeringEvent;

/**
 * An event as it stands in the log.
 *
 * @param position the place right behind it
 * @param sequence its place among the events of its peering, from 0, without gaps
 * @param id never that of another event
 * @param name its wire name, such as {@code netpeering.requested.v1}
 * @param payload what is stored of the event itself, in JSON
 * @param metadata who caused it and how, by the names in {@link org.netpeering.application.call.CallMetadata}
 * @param event the same as the payload
 */
public record LoggedEvent(
        FeedPosition position,
        long sequence,
        String id,
        String name,
        String payload,
        Map<String, String> metadata,
        NetPeeringEvent event) {
    /** Copies the metadata. */
    public LoggedEvent {
        metadata = Map.copyOf(metadata);
    }
}
