package org.netpeering.postgres;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.AccountId;
import tools.jackson.databind.node.JsonNodeFactory;

/** A filter that an index of its own answers, mostly with few peerings, whoever has how many. */
sealed interface NarrowFilter {
    /** The rows with these ids, alive or not. */
    record Ids(List<String> ids) implements NarrowFilter {
        void append(SqlText sql) {
            sql.append("peering_id = ANY (?)", (Object) ids.toArray(String[]::new));
        }
    }

    /** Of the rows that are alive, those at certain Nets or with certain tags. */
    record Live(String condition, List<Object> parameters) implements NarrowFilter {
        void append(SqlText sql) {
            sql.append(PostgresPeeringSummaries.LIVE + " AND " + condition, parameters.toArray());
        }
    }

    /** The one that promises the fewest. */
    static Optional<NarrowFilter> among(List<PeeringFilter> filters, AccountId caller) {
        return Stream.<Function<PeeringFilter, Optional<NarrowFilter>>>of(
                        NarrowFilter::ids, NarrowFilter::nets, filter -> tags(filter, caller))
                .flatMap(kind -> filters.stream().map(kind).flatMap(Optional::stream))
                .findFirst();
    }

    private static Optional<NarrowFilter> ids(PeeringFilter filter) {
        return filter instanceof AttributeFilter(Attribute attribute, var patterns) && attribute == Attribute.PEERING_ID
                ? onlyMatches(patterns).map(Ids::new)
                : Optional.empty();
    }

    private static Optional<NarrowFilter> nets(PeeringFilter filter) {
        if (!(filter instanceof AttributeFilter(Attribute attribute, var patterns))) {
            return Optional.empty();
        }
        return switch (attribute) {
            case SOURCE_NET -> onlyMatches(patterns).map(nets -> oneOf("source_net", nets));
            case ACCEPTER_NET -> onlyMatches(patterns).map(nets -> oneOf("accepter_net", nets));
            case PEERING_ID,
                    SOURCE_ACCOUNT,
                    SOURCE_RANGE,
                    ACCEPTER_ACCOUNT,
                    ACCEPTER_RANGE,
                    EXPIRES_AT,
                    STATUS,
                    MESSAGE -> Optional.empty();
        };
    }

    private static NarrowFilter oneOf(String column, List<String> values) {
        return new Live(column + " = ANY (?)", List.of((Object) values.toArray(String[]::new)));
    }

    private static Optional<NarrowFilter> tags(PeeringFilter filter, AccountId caller) {
        if (!(filter instanceof TagFilter(var conditions)) || conditions.isEmpty()) {
            return Optional.empty();
        }
        List<Object> tags = conditions.stream()
                .map(condition -> tag(condition, caller))
                .flatMap(Optional::stream)
                .toList();
        // Alternatives in an array are nothing that this kind of index answers.
        return tags.size() < conditions.size()
                ? Optional.empty()
                : Optional.of(new Live(
                        "tags <> '{}' AND (" + String.join(" OR ", Collections.nCopies(tags.size(), "tags @> ?::jsonb"))
                                + ")",
                        tags));
    }

    /** One tag with its owner, as it stands among the tags of a row. */
    private static Optional<Object> tag(TagCondition condition, AccountId caller) {
        TextPattern key = condition.key();
        TextPattern value = condition.value();
        if (key == null || value == null) {
            return Optional.empty();
        }
        return LikePattern.onlyMatch(key)
                .flatMap(k -> LikePattern.onlyMatch(value)
                        .map(v -> JsonNodeFactory.instance
                                .objectNode()
                                .set(
                                        caller.value(),
                                        JsonNodeFactory.instance.objectNode().put(k, v))
                                .toString()));
    }

    private static Optional<List<String>> onlyMatches(List<TextPattern> patterns) {
        List<String> texts = patterns.stream()
                .map(LikePattern::onlyMatch)
                .flatMap(Optional::stream)
                .toList();
        return texts.size() == patterns.size() ? Optional.of(texts) : Optional.empty();
    }
}
