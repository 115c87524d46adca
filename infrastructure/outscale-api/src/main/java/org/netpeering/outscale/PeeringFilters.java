package org.netpeering.outscale;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.TextPattern;

/**
 * The 13 filters of ReadNetPeerings (OAPI contract, 1.5).
 *
 * <p>The values of one filter are alternatives, different filters must all hold, and all are compared exactly. A value that
 * nothing can have, such as a malformed id, finds nothing. An empty array is a filter that was not given: clients that fill
 * in every field send one.
 */
final class PeeringFilters {
    /** How many conditions on tags one request may have; each {@code =} in a value of {@code Tags} makes one. */
    private static final int MOST_TAG_CONDITIONS = 1000;

    private static final Kind<TextPattern> EXACT = (field, node) -> TextPattern.exact(Kinds.TEXT.read(field, node));
    private static final Kind<TextPattern> ACCOUNT =
            (field, node) -> TextPattern.exact(Kinds.ACCOUNT_TEXT.read(field, node));

    private static final List<ByAttribute> BY_ATTRIBUTE = List.of(
            new ByAttribute("AccepterNetAccountIds", ACCOUNT, Attribute.ACCEPTER_ACCOUNT),
            new ByAttribute("AccepterNetIpRanges", EXACT, Attribute.ACCEPTER_RANGE),
            new ByAttribute("AccepterNetNetIds", EXACT, Attribute.ACCEPTER_NET),
            new ByAttribute("ExpirationDates", DateTimes.PATTERN, Attribute.EXPIRES_AT),
            new ByAttribute("NetPeeringIds", EXACT, Attribute.PEERING_ID),
            new ByAttribute("SourceNetAccountIds", ACCOUNT, Attribute.SOURCE_ACCOUNT),
            new ByAttribute("SourceNetIpRanges", EXACT, Attribute.SOURCE_RANGE),
            new ByAttribute("SourceNetNetIds", EXACT, Attribute.SOURCE_NET),
            new ByAttribute("StateMessages", EXACT, Attribute.MESSAGE),
            new ByAttribute("StateNames", EXACT, Attribute.STATUS));

    private static final Kind<List<TagCondition>> KEY =
            (field, node) -> List.of(new TagCondition(EXACT.read(field, node), null));
    private static final Kind<List<TagCondition>> VALUE =
            (field, node) -> List.of(new TagCondition(null, EXACT.read(field, node)));
    private static final Kind<List<TagCondition>> KEY_AND_VALUE =
            (field, node) -> KeyAndValue.CANDIDATES.read(field, node).stream()
                    .map(tag -> new TagCondition(TextPattern.exact(tag.key()), TextPattern.exact(tag.value())))
                    .toList();

    private static final List<Field<List<List<TagCondition>>>> BY_TAG = List.of(
            Field.optional("TagKeys", Kinds.listOf(KEY)),
            Field.optional("TagValues", Kinds.listOf(VALUE)),
            Field.optional("Tags", Kinds.listOf(KEY_AND_VALUE)));

    static final Field<Arguments> FILTERS = Field.optional(
            "Filters",
            Kinds.object(
                    new Shape(Stream.<Field<?>>concat(BY_ATTRIBUTE.stream().map(ByAttribute::field), BY_TAG.stream())
                            .toList())));

    private PeeringFilters() {}

    /** A filter on an attribute of the peering. */
    private record ByAttribute(Field<List<TextPattern>> field, Attribute attribute) {
        ByAttribute(String name, Kind<TextPattern> kind, Attribute attribute) {
            this(Field.optional(name, Kinds.listOf(kind)), attribute);
        }
    }

    static List<PeeringFilter> of(Arguments filters) {
        List<PeeringFilter> conditions = new ArrayList<>();
        for (ByAttribute by : BY_ATTRIBUTE) {
            filters.find(by.field())
                    .filter(patterns -> !patterns.isEmpty())
                    .ifPresent(patterns -> conditions.add(new AttributeFilter(
                            by.attribute(),
                            by.attribute() == Attribute.STATUS ? ShownState.shownAs(patterns) : patterns)));
        }
        for (Field<List<List<TagCondition>>> by : BY_TAG) {
            filters.find(by)
                    .filter(values -> !values.isEmpty())
                    .ifPresent(values -> conditions.add(new TagFilter(bounded(by, values))));
        }
        return conditions;
    }

    private static List<TagCondition> bounded(Field<?> field, List<List<TagCondition>> values) {
        List<TagCondition> all = values.stream().flatMap(List::stream).toList();
        if (all.size() > MOST_TAG_CONDITIONS) {
            throw new CallRefused(
                    ErrorCode.INVALID_FILTER,
                    "The values of Filters." + field.name() + " can be split into keys and values in " + all.size()
                            + " ways; send fewer values, or use TagKeys and TagValues");
        }
        return all;
    }
}
