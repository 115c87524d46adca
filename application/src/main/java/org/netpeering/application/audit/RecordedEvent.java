package org.netpeering.application.audit;

import java.util.Map;
import org.netpeering.domain.api.NetPeeringEvent;

/**
 * An event as it stands in the log.
 *
 * @param number its number in the log; a later event of the same stream has a higher one
 * @param position its place in the log, as the live feed counts
 * @param version its place in the stream of its peering, from 0
 * @param eventId its id
 * @param type its wire name
 * @param metadata who caused it, and as part of what
 * @param payload the event as JSON, as it is stored
 */
public record RecordedEvent(
        long number,
        String position,
        long version,
        String eventId,
        String type,
        Map<String, ?> metadata,
        String payload,
        NetPeeringEvent event) {
    /** Copies the metadata. */
    public RecordedEvent {
        metadata = Map.copyOf(metadata);
    }
}
