package org.netpeering.postgres;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.PeeringFilter.MessageFilter;
import org.netpeering.domain.api.PeeringFilter.RegionFilter;
import org.netpeering.domain.api.PeeringFilter.TagCondition;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.TagOwner;

/** A condition on a peering as SQL over {@code netpeering.peering p}, as of a given instant. */
final class FilterSql {
    static final String IS_OVERDUE = "p.status = 'pending-acceptance' AND p.expires_at <= ?";

    private FilterSql() {}

    /** Whether nothing meets them but what the caller itself has tagged, as the rows have it. */
    static boolean areForTagged(List<PeeringFilter> filters) {
        return filters.stream().anyMatch(filter -> filter instanceof TagFilter tags && tags.from() == null);
    }

    static void append(SqlText sql, PeeringFilter filter, AccountId caller, OffsetDateTime now) {
        switch (filter) {
            case AttributeFilter f -> attribute(sql, f, now);
            case TagFilter f -> tags(sql, f, caller);
            case RegionFilter f -> region(sql, f, caller);
            case MessageFilter f -> message(sql, f, now);
        }
    }

    private static void region(SqlText sql, RegionFilter filter, AccountId caller) {
        String lies = filter.orUnknown()
                ? "(p.%1$s_account = ? AND (p.%1$s_region = ? OR p.%1$s_region IS NULL))"
                : "(p.%1$s_account = ? AND p.%1$s_region = ?)";
        Object[] values = {caller.value(), filter.region().value()};
        sql.append("(" + lies.formatted("source"), values);
        sql.append(" OR " + lies.formatted("accepter") + ")", values);
    }

    private static void message(SqlText sql, MessageFilter filter, OffsetDateTime now) {
        anyOf(sql, filter.anyOf(), (s, pattern) -> {
            String status = "CASE WHEN " + IS_OVERDUE + " THEN 'expired' ELSE p.status END";
            s.append("CASE " + status, now);
            new TreeMap<>(filter.words())
                    .forEach((state, words) -> s.append(
                            " WHEN ? THEN replace(?, ?, COALESCE(p.accepter_account, 'null'))",
                            state.wireName(),
                            words,
                            MessageFilter.ACCEPTER));
            s.append(" WHEN 'expired' THEN ? ELSE p.message END", PeeringView.EXPIRED_MESSAGE);
            match(s, pattern);
        });
    }

    private static void attribute(SqlText sql, AttributeFilter filter, OffsetDateTime now) {
        switch (filter.attribute()) {
            case SOURCE_RANGE -> ranges(sql, "p.source_ranges", filter.anyOf());
            case ACCEPTER_RANGE -> ranges(sql, "p.accepter_ranges", filter.anyOf());
            case STATUS -> {
                anyOf(sql, filter.anyOf(), (s, pattern) -> {
                    s.append("CASE WHEN " + IS_OVERDUE + " THEN 'expired' ELSE p.status END", now);
                    match(s, pattern);
                });
            }
            case MESSAGE -> {
                anyOf(sql, filter.anyOf(), (s, pattern) -> {
                    s.append(
                            "CASE WHEN " + IS_OVERDUE + " THEN ? ELSE p.message END", now, PeeringView.EXPIRED_MESSAGE);
                    match(s, pattern);
                });
            }
            case PEERING_ID, SOURCE_NET, SOURCE_ACCOUNT, ACCEPTER_NET, ACCEPTER_ACCOUNT, EXPIRES_AT ->
                matchesAny(sql, expression(filter.attribute()), filter.anyOf());
        }
    }

    private static String expression(Attribute attribute) {
        return switch (attribute) {
            case PEERING_ID -> "p.peering_id";
            case SOURCE_NET -> "p.source_net";
            case SOURCE_ACCOUNT -> "p.source_account";
            case ACCEPTER_NET -> "p.accepter_net";
            case ACCEPTER_ACCOUNT -> "p.accepter_account";
            case EXPIRES_AT -> "to_char(p.expires_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')";
            case SOURCE_RANGE, ACCEPTER_RANGE, STATUS, MESSAGE ->
                throw new AssertionError(attribute + " is more than an expression");
        };
    }

    private static void ranges(SqlText sql, String column, List<TextPattern> patterns) {
        List<String> exact = onlyMatches(patterns);
        if (exact.size() == patterns.size()) {
            sql.append(column + " && ?::text[]", (Object) exact.toArray(String[]::new));
            return;
        }
        sql.append("EXISTS (SELECT 1 FROM unnest(" + column + ") AS r (range) WHERE ");
        matchesAny(sql, "r.range", patterns);
        sql.append(")");
    }

    /** Those that match one text only become one condition that an index can answer. */
    private static void matchesAny(SqlText sql, String expression, List<TextPattern> patterns) {
        List<String> exact = onlyMatches(patterns);
        if (exact.size() < patterns.size()) {
            anyOf(sql, patterns, (s, pattern) -> {
                s.append(expression);
                match(s, pattern);
            });
        } else if (exact.size() == 1) {
            sql.append(expression + " = ?", exact.getFirst());
        } else {
            sql.append(expression + " = ANY (?)", (Object) exact.toArray(String[]::new));
        }
    }

    private static List<String> onlyMatches(List<TextPattern> patterns) {
        return patterns.stream()
                .map(LikePattern::onlyMatch)
                .flatMap(Optional::stream)
                .toList();
    }

    private static void tags(SqlText sql, TagFilter filter, AccountId caller) {
        sql.append("EXISTS (SELECT 1 FROM jsonb_each_text(p.tags -> ");
        owner(sql, filter, caller);
        sql.append(") AS t (key, value) WHERE ");
        anyOf(sql, filter.anyOf(), FilterSql::tag);
        sql.append(")");
    }

    /** As {@link RegionFilter#tagsOf} says it. */
    private static void owner(SqlText sql, TagFilter filter, AccountId caller) {
        RegionFilter from = filter.from();
        if (from == null) {
            sql.append("?", caller.value());
            return;
        }
        String lies = "(p.%1$s_region IS NOT DISTINCT FROM ?" + (from.orUnknown() ? " OR p.%1$s_region IS NULL)" : ")");
        String region = from.region().value();
        sql.append("CASE WHEN p.source_account = p.accepter_account AND " + lies.formatted("accepter"), region);
        sql.append(" AND NOT " + lies.formatted("source"), region);
        sql.append(
                " THEN ? ELSE ? END", new TagOwner(caller, from.region()).toString(), new TagOwner(caller).toString());
    }

    private static void tag(SqlText sql, TagCondition condition) {
        sql.append("true");
        tagPart(sql, " AND t.key", condition.key());
        tagPart(sql, " AND t.value", condition.value());
    }

    private static void tagPart(SqlText sql, String expression, @Nullable TextPattern pattern) {
        if (pattern != null) {
            sql.append(expression);
            match(sql, pattern);
        }
    }

    private static <T> void anyOf(SqlText sql, List<T> alternatives, BiConsumer<SqlText, T> each) {
        sql.append("(false");
        for (T alternative : alternatives) {
            sql.append(" OR (");
            each.accept(sql, alternative);
            sql.append(")");
        }
        sql.append(")");
    }

    private static void match(SqlText sql, TextPattern pattern) {
        if (pattern.wildcards()) {
            sql.append(" LIKE ?", LikePattern.of(pattern));
        } else {
            sql.append(" = ?", pattern.text());
        }
    }
}
