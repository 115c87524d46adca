package org.netpeering.fcu;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Lists the regions; anybody may ask for it, so that a client can find its way before it has a key. */
final class RegionListing {
    static final String ACTION = "DescribeRegions";

    private static final String OPT_IN_STATUS = "opt-in-not-required";

    private final FcuSettings settings;
    private final ItemFilters<FcuRegion> filters;

    RegionListing(FcuSettings settings, ErrorTexts texts) {
        this.settings = settings;
        this.filters = new ItemFilters<FcuRegion>(texts, region -> Map.of())
                .by("region-name", region -> region.name().value())
                .by("endpoint", FcuRegion::endpoint)
                .by("opt-in-status", region -> OPT_IN_STATUS);
    }

    void addTo(Actions actions) {
        actions.addOpen(ACTION, this::describe);
    }

    private XmlContent describe(Parameters parameters) {
        List<String> named = parameters.texts("RegionName");
        Predicate<FcuRegion> wanted = filters.in(RequestFilter.in(parameters));
        parameters.flag("AllRegions");
        parameters.endOrDryRun();
        for (String name : named) {
            if (settings.region(name).isEmpty()) {
                String rule = settings.hasSeveral() ? "The regions here are " : "The one region here is ";
                throw FcuError.invalidValue("RegionName", name, rule + String.join(", ", settings.names()) + ".")
                        .asException();
            }
        }
        List<FcuRegion> regions = settings.regions().stream()
                .filter(region ->
                        named.isEmpty() || named.contains(region.name().value()))
                .filter(wanted)
                .toList();
        return xml -> xml.set(
                "regionInfo",
                regions,
                (item, region) -> item.text("regionName", region.name().value())
                        .text("regionEndpoint", region.endpoint())
                        .text("optInStatus", OPT_IN_STATUS));
    }
}
