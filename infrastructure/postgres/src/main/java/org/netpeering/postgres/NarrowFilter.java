package org.netpeering.postgres;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
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
    String SHOWN_INSTANT = "2026-11-29T20:15:30.123Z";

    String FROM = "SELECT * FROM netpeering.peering WHERE ";

    String ALIVE = FROM + PostgresPeeringSummaries.LIVE + " AND ";

    /** A query for the rows, in no order; if there are very many, for at least {@link ListingStatement#MANY} of them. */
    void append(SqlText sql);

    /** The rows with these ids, alive or not. */
    record Ids(List<String> ids) implements NarrowFilter {
        @Override
        public void append(SqlText sql) {
            sql.append(
                    "SELECT * FROM netpeering.peering WHERE peering_id = ANY (?)", (Object) ids.toArray(String[]::new));
        }
    }

    /** Of the rows that are alive, those at certain Nets, or with certain tags or instants of expiry; no row is there twice. */
    record Live(List<Part> parts) implements NarrowFilter {
        @Override
        public void append(SqlText sql) {
            for (int i = 0; i < parts.size(); i++) {
                sql.append(i == 0 ? "" : " UNION ALL ");
                parts.get(i).append(sql);
            }
        }
    }

    /**
     * Of the rows of an account that are alive, those with one of these ranges. The first range of each Net is in an index in which they
     * are in the order of the requests, so a page is read from its beginning. The ranges of Nets with several are in an index that has to be
     * read to its end; the order, which no index has, keeps the planner from beginning with another one.
     */
    record Ranges(String column, List<String> ranges, AccountId account) implements NarrowFilter {
        private static final List<String> SIDES =
                List.of("p.source_account = ?", "p.accepter_account = ? AND p.source_account <> p.accepter_account");

        @Override
        public void append(SqlText sql) {
            inOrder().forEach(part -> {
                part.append(sql);
                sql.append(" LIMIT ?) AS p UNION ALL ", ListingStatement.MANY);
            });
            others().append(sql);
        }

        /** A query for those that have one as the first range, by each side; it goes on with conditions, and ends in a bracket and a name. */
        List<Part> inOrder() {
            return SIDES.stream()
                    .map(side -> new Part(
                            "SELECT p.* FROM unnest((SELECT ?::text[])) AS r (range) CROSS JOIN LATERAL (SELECT p.* FROM netpeering.peering p WHERE "
                                    + PostgresPeeringSummaries.LIVE + " AND " + side
                                    + " AND p.%s[1] = r.range".formatted(column),
                            List.of(values(), account.value())))
                    .toList();
        }

        /** A query for those that have one as another range. */
        Part others() {
            return new Part(
                    "SELECT * FROM (" + ALIVE
                            + "cardinality(%1$s) > 1 AND %1$s && ?::text[] AND NOT %1$s[1] = ANY (?::text[])"
                                    .formatted(column)
                            + " ORDER BY message OFFSET 0) AS p WHERE source_account = ? OR accepter_account = ?",
                    List.of(values(), values(), account.value(), account.value()));
        }

        private Object values() {
            return ranges.toArray(String[]::new);
        }
    }

    /** A query for some of the rows that are alive. */
    record Part(String query, List<Object> parameters) {
        void append(SqlText sql) {
            sql.append(query, parameters.toArray());
        }
    }

    private static Part where(String condition, List<Object> parameters) {
        return new Part(ALIVE + condition, parameters);
    }

    private static Live live(String condition, List<Object> parameters) {
        return new Live(List.of(where(condition, parameters)));
    }

    /** The one that promises the fewest. */
    static Optional<NarrowFilter> among(List<PeeringFilter> filters, AccountId caller) {
        return Stream.<Function<PeeringFilter, Optional<NarrowFilter>>>of(
                        NarrowFilter::ids,
                        NarrowFilter::nets,
                        filter -> tags(filter, caller),
                        NarrowFilter::expiries,
                        filter -> ranges(filter, caller))
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
            case SOURCE_NET ->
                onlyMatches(patterns).map(nets -> oneOf(PostgresPeeringSummaries.LIVE + " AND source_net", nets));
            case ACCEPTER_NET ->
                onlyMatches(patterns).map(nets -> oneOf(PostgresPeeringSummaries.OPEN + " AND accepter_net", nets));
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
        Object nets = values.toArray(String[]::new);
        return new Live(List.of(new Part(FROM + column + " = ANY (?)", List.of(nets))));
    }

    private static Optional<NarrowFilter> ranges(PeeringFilter filter, AccountId caller) {
        if (!(filter instanceof AttributeFilter(Attribute attribute, var patterns))) {
            return Optional.empty();
        }
        return switch (attribute) {
            case SOURCE_RANGE -> onlyMatches(patterns).map(ranges -> new Ranges("source_ranges", ranges, caller));
            case ACCEPTER_RANGE -> onlyMatches(patterns).map(ranges -> new Ranges("accepter_ranges", ranges, caller));
            case PEERING_ID, SOURCE_NET, SOURCE_ACCOUNT, ACCEPTER_NET, ACCEPTER_ACCOUNT, EXPIRES_AT, STATUS, MESSAGE ->
                Optional.empty();
        };
    }

    private static Optional<NarrowFilter> expiries(PeeringFilter filter) {
        if (!(filter instanceof AttributeFilter(Attribute attribute, var patterns))
                || attribute != Attribute.EXPIRES_AT) {
            return Optional.empty();
        }
        return onlyMatches(patterns)
                .map(texts -> expiring(
                        texts.stream().flatMap(text -> instant(text).stream()).toList()));
    }

    /** Within the millisecond that the text shows; what is no such instant is the expiry of no peering. */
    private static NarrowFilter expiring(List<Instant> instants) {
        String within = instants.isEmpty()
                ? "false"
                : String.join(" OR ", Collections.nCopies(instants.size(), "expires_at >= ? AND expires_at < ?"));
        List<Object> bounds = instants.stream()
                .<Object>mapMulti((instant, each) -> {
                    each.accept(instant.atOffset(ZoneOffset.UTC));
                    each.accept(instant.plusMillis(1).atOffset(ZoneOffset.UTC));
                })
                .toList();
        return new Live(Stream.of("status = 'pending-acceptance'", "status IN ('provisioning', 'active', 'deleting')")
                .map(states -> where(states + " AND (" + within + ")", bounds))
                .toList());
    }

    /** The instant of a text as lists show it, within the years of four digits; others may be none of the database's. */
    private static Optional<Instant> instant(String text) {
        try {
            return text.length() == SHOWN_INSTANT.length() ? Optional.of(Instant.parse(text)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<NarrowFilter> tags(PeeringFilter filter, AccountId caller) {
        // Where tags lie apart, whose count is another question for each row.
        if (!(filter instanceof TagFilter(var conditions, var from)) || conditions.isEmpty() || from != null) {
            return Optional.empty();
        }
        List<Object> tags = conditions.stream()
                .map(condition -> tag(condition, caller))
                .flatMap(Optional::stream)
                .toList();
        // Alternatives in an array are nothing that this kind of index answers.
        return tags.size() < conditions.size()
                ? Optional.empty()
                : Optional.of(live(
                        "tags <> '{}' AND ("
                                + String.join(" OR ", Collections.nCopies(tags.size(), "tags @> (SELECT ?::jsonb)"))
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
        return texts.size() == patterns.size()
                ? Optional.of(texts.stream().distinct().toList())
                : Optional.empty();
    }
}
