package org.netpeering.domain.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.RegionName;

/**
 * What the directory of Nets says of one Net at the moment of asking.
 *
 * @param ranges its ranges of addresses, at least one
 * @param hasVm whether it contains at least one virtual machine
 * @param region where it lies, or null where the directory knows no regions
 */
public record NetFacts(
        NetId net,
        AccountId owner,
        List<CidrBlock> ranges,
        boolean hasVm,
        @Nullable RegionName region) {
    /**
     * Copies the ranges.
     *
     * @throws IllegalArgumentException if there is no range
     */
    public NetFacts {
        ranges = List.copyOf(ranges);
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("Net " + net + " has no range of addresses");
        }
    }

    /** Of a directory that knows no regions. */
    public NetFacts(NetId net, AccountId owner, List<CidrBlock> ranges, boolean hasVm) {
        this(net, owner, ranges, hasVm, null);
    }

    /** Whether it lies there, as far as the directory knows. */
    boolean mayLieIn(@Nullable RegionName wanted) {
        return wanted == null || region == null || region.equals(wanted);
    }

    /** What is known of the Net of that end; a Net that changed its owner is as good as gone for those who agreed about it. */
    static @Nullable NetFacts stillOf(NetEnd end, @Nullable NetFacts found) {
        return found != null && end.isOwnedBy(found.owner()) ? found : null;
    }

    NetEnd asEnd() {
        return new NetEnd(net, owner, ranges, region);
    }
}
