package org.netpeering.application.inventory;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;

/**
 * A virtual machine in a Net.
 *
 * @param id {@code i-} and 8 hexadecimal digits
 * @param reservation {@code r-} and 8 hexadecimal digits; the VMs of one order share it
 * @param index its place in the order, from 0
 * @param clientToken the idempotency token of the order, if one was sent
 * @param tags the tags of its owner
 */
public record Vm(
        String id,
        AccountId owner,
        String reservation,
        int index,
        String imageId,
        String type,
        VmState state,
        NetId net,
        String subnet,
        String subregion,
        String privateIp,
        Instant launchedAt,
        @Nullable String clientToken,
        SortedMap<String, String> tags) {}
