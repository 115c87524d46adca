package org.netpeering.fcu;

import java.util.List;
import java.util.Optional;
import org.netpeering.domain.value.RegionName;

/**
 * What this dialect tells its callers about the installation.
 *
 * @param regions at least one; the first one is home, where everything is of which no region is known
 */
public record FcuSettings(List<FcuRegion> regions) {
    /**
     * Copies the regions.
     *
     * @throws IllegalArgumentException if there is none
     */
    public FcuSettings {
        regions = List.copyOf(regions);
        if (regions.isEmpty()) {
            throw new IllegalArgumentException("An installation has at least one region");
        }
    }

    /** One region only. */
    public FcuSettings(String region, String subregion, String endpoint) {
        this(List.of(new FcuRegion(new RegionName(region), subregion, endpoint)));
    }

    FcuRegion home() {
        return regions.getFirst();
    }

    boolean hasSeveral() {
        return regions.size() > 1;
    }

    Optional<FcuRegion> region(String name) {
        return regions.stream()
                .filter(region -> region.name().value().equals(name))
                .findFirst();
    }

    List<String> names() {
        return regions.stream().map(region -> region.name().value()).toList();
    }
}
