package org.netpeering.server.campaign;

import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;

/**
 * A peering as an answer shows it.
 *
 * @param tags the tags of the account that was answered
 */
record SeenPeering(
        NetPeeringId id,
        String state,
        AccountId source,
        AccountId accepter,
        Instant expiresAt,
        SortedMap<String, String> tags) {
    SeenPeering {
        tags = new TreeMap<>(tags);
    }
}
