package org.netpeering.domain.value;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One side of a peering as it was when the event happened.
 *
 * @param net the Net
 * @param account its owner; null only where the accepter Net is unknown and the request named no owner
 * @param ranges its ranges of addresses; empty only where the accepter Net is unknown
 * @param region where it lies, or null where the directory of Nets knows no regions
 */
public record NetEnd(
        NetId net,
        @Nullable AccountId account,
        List<CidrBlock> ranges,
        @Nullable RegionName region) {
    /** Copies the ranges. */
    public NetEnd {
        ranges = List.copyOf(ranges);
    }

    /** Where no regions are known. */
    public NetEnd(NetId net, @Nullable AccountId account, List<CidrBlock> ranges) {
        this(net, account, ranges, null);
    }

    /** Whether the account owns this side. */
    public boolean isOwnedBy(AccountId candidate) {
        return candidate.equals(account);
    }
}
