package org.netpeering.domain.api;

import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.RegionName;

/**
 * What a request takes for granted beyond the two Nets and the owner.
 *
 * @param reverse what becomes of it if the two Nets are joined already, in the other direction
 * @param sourceRegion where the source Net must lie, or null for anywhere
 * @param accepterRegion where the accepter Net must lie, or null for anywhere
 */
public record Expectations(
        ReverseActive reverse,
        @Nullable RegionName sourceRegion,
        @Nullable RegionName accepterRegion) {
    /** Nothing in particular. */
    public static final Expectations NONE = new Expectations(ReverseActive.REJECT, null, null);

    /** What becomes of a request whose two Nets are joined already, in the other direction. */
    public enum ReverseActive {
        /** The engine rejects it: at once, or when it is to be accepted. */
        REJECT,
        /**
         * It is taken and waits, also if the other one is accepted later; that it is accepted is refused as long as the other one is
         * there, and changes nothing.
         */
        WAIT
    }
}
