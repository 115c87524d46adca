package org.netpeering.outscale;

import java.util.List;
import org.netpeering.domain.model.PeeringSettings;

/**
 * What an installation shows of itself in the OAPI dialect.
 *
 * @param subregions the names of the Subregions in which Subnets can be made, at least one
 * @param defaultPageSize how many items a page has if the caller does not say; 1 to 1,000
 * @param peerings the quotas that ReadQuotas reports
 */
public record OutscaleSettings(List<String> subregions, int defaultPageSize, PeeringSettings peerings) {
    /** The default Region of OUTSCALE, and pages as large as they can be, for clients that read one page only. */
    public static final OutscaleSettings DEFAULTS =
            new OutscaleSettings(List.of("eu-west-2a", "eu-west-2b"), Paging.LARGEST_PAGE, PeeringSettings.DEFAULTS);

    /**
     * Copies the Subregions.
     *
     * @throws IllegalArgumentException if there is no Subregion, or the page size is out of its range
     */
    public OutscaleSettings {
        subregions = List.copyOf(subregions);
        if (subregions.isEmpty()) {
            throw new IllegalArgumentException("At least one Subregion is needed");
        }
        if (defaultPageSize < 1 || defaultPageSize > Paging.LARGEST_PAGE) {
            throw new IllegalArgumentException(
                    "A page has 1 to " + Paging.LARGEST_PAGE + " items, not " + defaultPageSize);
        }
    }
}
