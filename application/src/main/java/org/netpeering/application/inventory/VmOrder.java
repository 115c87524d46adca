package org.netpeering.application.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.Tag;

/**
 * An order of VMs.
 *
 * @param least how many at least, or none is made; 1 or more
 * @param most how many at most; at least {@code least}, at most 100
 * @param boot whether they run at once, or are made stopped
 * @param clientToken makes the order idempotent: the same token gives the same VMs
 */
public record VmOrder(
        String imageId,
        String type,
        String subnet,
        int least,
        int most,
        boolean boot,
        @Nullable String clientToken,
        List<Tag> tags) {}
