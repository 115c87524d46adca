package org.netpeering.application.inventory;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.RegionName;

/**
 * A private network of an account.
 *
 * @param tenancy {@code default} or {@code dedicated}
 * @param tags the tags of its owner
 * @param region where it lies, or null where the inventory has one region only
 */
public record Net(
        NetId id,
        AccountId owner,
        CidrBlock range,
        String tenancy,
        SortedMap<String, String> tags,
        @Nullable RegionName region,
        NetAttributes attributes) {
    /** Where there is one region only, and nothing was set. */
    public Net(NetId id, AccountId owner, CidrBlock range, String tenancy, SortedMap<String, String> tags) {
        this(id, owner, range, tenancy, tags, null, NetAttributes.DEFAULTS);
    }
}
