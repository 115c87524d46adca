package org.netpeering.fcu;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Lists the one region; anybody may ask for it, so that a client can find its way before it has a key. */
final class RegionListing {
    static final String ACTION = "DescribeRegions";

    private static final String OPT_IN_STATUS = "opt-in-not-required";

    private final FcuSettings settings;
    private final ItemFilters<FcuSettings> filters;

    RegionListing(FcuSettings settings, ErrorTexts texts) {
        this.settings = settings;
        this.filters = new ItemFilters<FcuSettings>(texts, region -> Map.of())
                .by("region-name", FcuSettings::region)
                .by("endpoint", FcuSettings::endpoint)
                .by("opt-in-status", region -> OPT_IN_STATUS);
    }

    void addTo(Actions actions) {
        actions.addOpen(ACTION, this::describe);
    }

    private XmlContent describe(Parameters parameters) {
        List<String> named = parameters.texts("RegionName");
        Predicate<FcuSettings> wanted = filters.in(RequestFilter.in(parameters));
        parameters.flag("AllRegions");
        parameters.endOrDryRun();
        for (String name : named) {
            if (!name.equals(settings.region())) {
                throw FcuError.invalidValue("RegionName", name, "The one region here is " + settings.region() + ".")
                        .asException();
            }
        }
        List<FcuSettings> regions = Stream.of(settings).filter(wanted).toList();
        return xml -> xml.set(
                "regionInfo",
                regions,
                (item, region) -> item.text("regionName", region.region())
                        .text("regionEndpoint", region.endpoint())
                        .text("optInStatus", OPT_IN_STATUS));
    }
}
