package org.netpeering.application.inventory;

import java.util.SortedMap;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;

/**
 * A part of a Net in which VMs can be placed.
 *
 * @param id {@code subnet-} and 8 hexadecimal digits
 * @param subregion the part of the region in which it lies
 * @param availableIps how many addresses are free for VMs
 * @param tags the tags of its owner
 */
public record Subnet(
        String id,
        AccountId owner,
        NetId net,
        CidrBlock range,
        String subregion,
        long availableIps,
        SortedMap<String, String> tags) {}
