package org.netpeering.domain.history;

import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.PeeringView;

/**
 * What one event did to its peering.
 *
 * @param version the place of the event in the stream of its peering, from 0
 * @param before the peering until then, or null if the event begins it
 * @param after the peering from then on
 */
public record HistoryStep(
        long version, NetPeeringEvent event, @Nullable PeeringView before, PeeringView after) {}
