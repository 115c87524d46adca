package org.netpeering.application.inventory;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.Tag;

/**
 * An order of a Net.
 *
 * @param tenancy {@code default} or {@code dedicated}
 * @param anyRange whether the range may be any block of addresses; otherwise a private one (RFC 1918)
 * @param idDigits how many hexadecimal digits its id and those of what is made in it have, 8 or 17
 * @param region where it is to lie, or null for the home region
 */
public record NetOrder(
        CidrBlock range,
        String tenancy,
        List<Tag> tags,
        boolean anyRange,
        int idDigits,
        @Nullable RegionName region) {
    private static final int USUAL_DIGITS = 8;

    /** Copies the tags. */
    public NetOrder {
        tags = List.copyOf(tags);
    }

    /** A private range, in the home region. */
    public NetOrder(CidrBlock range, String tenancy, List<Tag> tags) {
        this(range, tenancy, tags, false, USUAL_DIGITS, null);
    }
}
