package org.netpeering.postgres;

import java.time.Instant;
import org.netpeering.application.command.RequestKeys.RequestKey;
import org.netpeering.domain.value.NetPeeringId;

/**
 * An idempotency key that is to be written.
 *
 * @param now when it was used
 * @param after a use of the key at or before this instant no longer counts
 */
record KeptKey(RequestKey key, NetPeeringId peering, Instant now, Instant after) {}
