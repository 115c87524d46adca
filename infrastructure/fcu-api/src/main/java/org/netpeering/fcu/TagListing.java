package org.netpeering.fcu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.fcu.PageRequest.Page;

/** Lists the caller's tags, one by one. */
final class TagListing {
    private static final String ACTION = "DescribeTags";
    private static final PeeringFilter TAGGED_AT_ALL = PeeringFilters.withTagKey(List.of(TextPattern.wildcard("*")));

    private final TaggedResources resources;
    private final ItemFilters<OneTag> filters;

    TagListing(TaggedResources resources, ErrorTexts texts) {
        this.resources = resources;
        this.filters = new ItemFilters<OneTag>(texts, tag -> Map.of(tag.key(), tag.value()))
                .by("key", OneTag::key)
                .by("value", OneTag::value)
                .by("resource-id", tag -> tag.resource().id())
                .by("resource-type", tag -> tag.resource().type());
    }

    private record OneTag(TaggedResource resource, String key, String value) {
        String place() {
            return resource.id() + " " + key;
        }
    }

    void addTo(Actions actions) {
        actions.add(ACTION, this::describe);
    }

    private XmlContent describe(Parameters parameters, CallContext caller) {
        List<RequestFilter> sent = RequestFilter.in(parameters);
        Predicate<OneTag> wanted = filters.in(sent);
        PageRequest request = PageRequest.in(parameters, ACTION);
        parameters.endOrDryRun();

        List<OneTag> tags = Stream.concat(
                        peerings(sent, caller, parameters.region()).stream(),
                        resources.inInventory(caller, parameters.region()).stream())
                .flatMap(TagListing::tagsOf)
                .filter(wanted)
                .toList();
        Page<OneTag> page = request.cut(tags, OneTag::place);
        return xml -> xml.set(
                        "tagSet",
                        page.items(),
                        (item, tag) -> item.text("key", tag.key())
                                .text("resourceId", tag.resource().id())
                                .text("resourceType", tag.resource().type())
                                .text("value", tag.value()))
                .optional("nextToken", page.nextToken());
    }

    private static Stream<OneTag> tagsOf(TaggedResource resource) {
        return resource.tags().entrySet().stream().map(tag -> new OneTag(resource, tag.getKey(), tag.getValue()));
    }

    /** The engine leaves out most of the peerings that have no wanted tag; the rest falls through the filters. */
    private List<TaggedResource> peerings(List<RequestFilter> sent, CallContext caller, FcuRegion region) {
        List<PeeringFilter> conditions = new ArrayList<>(List.of(TAGGED_AT_ALL));
        for (RequestFilter filter : sent) {
            switch (filter.name()) {
                case "resource-id" -> conditions.add(new AttributeFilter(Attribute.PEERING_ID, filter.anyOf()));
                case "key" -> conditions.add(PeeringFilters.withTagKey(filter.anyOf()));
                case "value" -> conditions.add(PeeringFilters.withTagValue(filter.anyOf()));
                default -> {
                    if (filter.name().equals("resource-type") && !filter.matches(PeeringActions.RESOURCE_TYPE)) {
                        return List.of();
                    }
                }
            }
        }
        return resources.peerings(conditions, caller, region);
    }
}
