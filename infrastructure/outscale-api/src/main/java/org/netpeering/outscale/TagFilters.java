package org.netpeering.outscale;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.TextPattern;

/**
 * The filters of ReadTags (OAPI contract, 1.6); an empty array is a filter that was not given.
 *
 * @param keys the keys asked for, or none for any
 * @param values the values asked for, or none for any
 * @param resources the ids asked for, or none for any
 * @param types the words for the types asked for, or none for any
 */
record TagFilters(List<String> keys, List<String> values, List<String> resources, List<String> types) {
    private static final Field<List<String>> KEYS = texts("Keys");
    private static final Field<List<String>> VALUES = texts("Values");
    private static final Field<List<String>> RESOURCE_IDS = texts("ResourceIds");
    private static final Field<List<String>> RESOURCE_TYPES = texts("ResourceTypes");

    static final Field<Arguments> FILTERS =
            Field.optional("Filters", Kinds.object(Shape.of(KEYS, VALUES, RESOURCE_IDS, RESOURCE_TYPES)));

    static TagFilters of(Arguments filters) {
        Function<Field<List<String>>, List<String>> given =
                field -> filters.find(field).orElse(List.of());
        return new TagFilters(
                given.apply(KEYS), given.apply(VALUES), given.apply(RESOURCE_IDS), given.apply(RESOURCE_TYPES));
    }

    boolean holdsFor(TaggedItem item) {
        return isAsked(resources, item.id()) && isAsked(types, item.type().word());
    }

    boolean holdsFor(String key, String value) {
        return isAsked(keys, key) && isAsked(values, value);
    }

    boolean wants(ResourceType type) {
        return isAsked(types, type.word());
    }

    /** Conditions under which a peering may have tags that are asked for. */
    List<PeeringFilter> onPeerings() {
        List<PeeringFilter> conditions = new ArrayList<>();
        conditions.add(new TagFilter(
                keys.isEmpty()
                        ? List.of(new TagCondition(null, null))
                        : keys.stream()
                                .map(key -> new TagCondition(TextPattern.exact(key), null))
                                .toList()));
        if (!values.isEmpty()) {
            conditions.add(new TagFilter(values.stream()
                    .map(value -> new TagCondition(null, TextPattern.exact(value)))
                    .toList()));
        }
        if (!resources.isEmpty()) {
            conditions.add(new AttributeFilter(
                    Attribute.PEERING_ID,
                    resources.stream().map(TextPattern::exact).toList()));
        }
        return conditions;
    }

    private static boolean isAsked(List<String> asked, String candidate) {
        return asked.isEmpty() || asked.contains(candidate);
    }

    private static Field<List<String>> texts(String name) {
        return Field.optional(name, Kinds.listOf(Kinds.TEXT));
    }
}
