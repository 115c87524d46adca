package org.netpeering.postgres;

import org.netpeering.domain.api.NetPeeringEvent;

/**
 * An event that is to be seen in the read model.
 *
 * @param version its sequence number in the stream of its peering
 */
record SummaryChange(NetPeeringEvent event, long version) {}
