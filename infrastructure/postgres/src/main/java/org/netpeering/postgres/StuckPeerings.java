package org.netpeering.postgres;

import java.time.Instant;
import java.util.List;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/** What the provisioner of the host does not get done: peerings that stay in the middle until somebody helps. */
public interface StuckPeerings {
    /**
     * Peerings for which it has failed as often in a row as it may fail to join two Nets, or more often; at most {@code limit} of
     * them. Only those that are being deleted can be, as the others are given up.
     */
    List<StuckPeering> find(int limit);

    /**
     * One of them.
     *
     * @param attempts how many attempts have failed so far
     * @param reason why the last one did
     * @param failedAt when that was
     */
    record StuckPeering(NetPeeringId peering, PeeringStatus status, int attempts, String reason, Instant failedAt) {}
}
