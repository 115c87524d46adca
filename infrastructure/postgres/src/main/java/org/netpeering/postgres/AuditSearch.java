package org.netpeering.postgres;

import java.sql.ResultSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditCondition;
import org.netpeering.application.audit.AuditCondition.ByActor;
import org.netpeering.application.audit.AuditCondition.InMonths;
import org.netpeering.application.audit.AuditCondition.OfAccount;
import org.netpeering.application.audit.AuditCondition.OfType;
import org.netpeering.application.audit.AuditCondition.Reached;
import org.netpeering.application.audit.AuditCondition.RefusedFor;
import org.netpeering.application.audit.AuditEntry;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.Order;
import org.netpeering.application.audit.AuditQuery.Place;
import org.netpeering.application.audit.AuditQuery.SearchAudit;
import org.netpeering.domain.value.AccountId;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * One page of a search, in a few milliseconds whatever the conditions.
 *
 * <p>First some entries are looked at in the order of time, through the index of what most entries have in common. They tell how
 * frequent matches are: where the page can be filled that way, more are looked at; where it cannot, matches are rare, and the
 * index of words yields them. What it yields has no order, so each of it must be fetched. The statistics of the words tell how
 * many that will be; if they are many, first those of one month are fetched, then those of the next, then the rest.
 */
record AuditSearch(JdbcClient jdbc) {
    /** A look costs about 2 microseconds an entry. */
    private static final int FIRST_LOOK = 200;

    private static final int SECOND_LOOK = 8;

    /** To fetch one costs 2 to 6 microseconds, by how scattered they are. */
    private static final int FETCHED_AT_ONCE = 2_000;

    /** The first month may just have begun; if the next one does not fill the page either, all the rest are not many. */
    private static final int MONTHS_APART = 2;

    private static final AuditEntryRow ROWS = new AuditEntryRow();

    private static final JsonMapper JSON = new JsonMapper();

    AuditPage page(SearchAudit query) {
        return pageOf(found(query), query);
    }

    private List<AuditEntry> found(SearchAudit query) {
        List<List<String>> words =
                query.all().stream().map(AuditCondition::anyOf).toList();
        int wanted = query.limit() + 1;
        if (query.conditions().stream().anyMatch(AuditCondition::isNarrow)) {
            return anywhere(query, words, wanted);
        }
        int first = Math.max(FIRST_LOOK, 2 * wanted);
        Look look = look(query, words, wanted, first);
        if (!look.isEnough(wanted) && look.found().size() * SECOND_LOOK >= wanted) {
            look = look(query, words, wanted, first * SECOND_LOOK);
        }
        if (look.isEnough(wanted)) {
            return look.found();
        }
        // The combinations of many alternatives with months would be too many.
        boolean isFetchedAtOnce = !alternatives(words).isEmpty() || estimate(words) <= FETCHED_AT_ONCE;
        return isFetchedAtOnce ? anywhere(query, words, wanted) : byMonth(query, words, wanted);
    }

    /** How many entries have the words, by what the database knows of how frequent each is. */
    private long estimate(List<List<String>> words) {
        SqlText sql = new SqlText();
        sql.append("EXPLAIN (FORMAT JSON) SELECT FROM netpeering.audit_entry WHERE ");
        haveCombination(sql, words);
        String plan = jdbc.sql(sql.text())
                .params(sql.parameters())
                .query(String.class)
                .single();
        return JSON.readTree(plan).path(0).path("Plan").path("Plan Rows").asLong();
    }

    private List<AuditEntry> byMonth(SearchAudit query, List<List<String>> words, int wanted) {
        Optional<Instant> first = first(query);
        if (first.isEmpty()) {
            return List.of();
        }
        boolean isForward = query.order() == Order.OLDEST_FIRST;
        YearMonth next = monthOf(first.get());
        List<AuditEntry> found = new ArrayList<>();
        for (int i = 0; i < MONTHS_APART; i++) {
            List<List<String>> ofMonth = new ArrayList<>(words);
            ofMonth.add(new InMonths(List.of(next)).anyOf());
            next = isForward ? next.plusMonths(1) : next.minusMonths(1);
            found.addAll(anywhere(query, ofMonth, wanted - found.size()));
            if (found.size() >= wanted || isPast(next, query)) {
                return found;
            }
        }
        found.addAll(anywhere(beyond(query, next, isForward), words, wanted - found.size()));
        return found;
    }

    private static YearMonth monthOf(Instant instant) {
        return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
    }

    /** Whether nothing of that month, nor of those that would come behind it, is asked for. */
    private static boolean isPast(YearMonth month, SearchAudit query) {
        Instant from = query.from();
        Instant to = query.to();
        return query.order() == Order.OLDEST_FIRST
                ? to != null && monthOf(to).isBefore(month)
                : from != null && monthOf(from).isAfter(month);
    }

    /** The instant of the first entry in the window, whatever else is asked. */
    private Optional<Instant> first(SearchAudit query) {
        SqlText sql = new SqlText();
        sql.append("SELECT occurred_at FROM netpeering.audit_entry WHERE true");
        window(sql, query, "occurred_at");
        order(sql, query);
        sql.append(" LIMIT 1");
        return jdbc.sql(sql.text())
                .params(sql.parameters())
                .query((row, number) ->
                        row.getObject("occurred_at", OffsetDateTime.class).toInstant())
                .optional();
    }

    /** The same from that month on, or up to it, by the order. */
    private static SearchAudit beyond(SearchAudit query, YearMonth month, boolean isForward) {
        YearMonth edge = isForward ? month : month.plusMonths(1);
        Instant bound = edge.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        @Nullable Instant from = query.from();
        @Nullable Instant to = query.to();
        return new SearchAudit(
                query.viewer(),
                query.conditions(),
                isForward && (from == null || from.isBefore(bound)) ? bound : from,
                !isForward && (to == null || to.isAfter(bound)) ? bound : to,
                query.order(),
                query.after(),
                query.limit());
    }

    private static AuditPage pageOf(List<AuditEntry> found, SearchAudit query) {
        if (found.size() <= query.limit()) {
            return new AuditPage(found, null);
        }
        AuditEntry last = found.get(query.limit() - 1);
        return new AuditPage(found.subList(0, query.limit()), new Place(last.at(), last.id()));
    }

    /** What was found among the entries that were looked at, and whether those were all there are. */
    private record Look(List<AuditEntry> found, boolean isAll) {
        boolean isEnough(int wanted) {
            return isAll || found.size() >= wanted;
        }
    }

    private Look look(SearchAudit query, List<List<String>> words, int wanted, int entries) {
        SqlText sql = new SqlText();
        sql.append("WITH near AS MATERIALIZED (");
        scan(sql, query, entries);
        sql.append("), hit AS (SELECT entry_id FROM near WHERE true");
        haveAll(sql, words);
        haveOneOf(sql, words);
        order(sql, query);
        sql.append(" LIMIT ?) SELECT seen.entries, e.entry_id, " + AuditEntryRow.COLUMNS, wanted);
        sql.append(" FROM (SELECT count(*) AS entries FROM near) AS seen"
                + " LEFT JOIN (hit JOIN netpeering.audit_entry e USING (entry_id)) ON true");
        order(sql, query);
        long[] seen = {0};
        List<AuditEntry> found = new ArrayList<>();
        jdbc.sql(sql.text()).params(sql.parameters()).query((ResultSet row) -> {
            seen[0] = row.getLong("entries");
            if (row.getString("type") != null) {
                found.add(ROWS.mapRow(row, found.size()));
            }
        });
        return new Look(found, seen[0] < entries);
    }

    /** Those that come first, of what one index has in their order. */
    private static void scan(SqlText sql, SearchAudit query, int entries) {
        @Nullable AccountId account = accountOf(query);
        if (account == null) {
            side(sql, query, entries, of(query));
            return;
        }
        String id = account.value();
        sql.append("SELECT * FROM ((");
        side(sql, query, entries, new Side("source_account = ?", id));
        sql.append(") UNION ALL (");
        side(sql, query, entries, new Side("accepter_account = ? AND source_account IS DISTINCT FROM ?", id, id));
        sql.append(") UNION ALL (");
        side(
                sql,
                query,
                entries,
                new Side(
                        "actor_account = ? AND source_account IS DISTINCT FROM actor_account"
                                + " AND accepter_account IS DISTINCT FROM actor_account",
                        id));
        sql.append(")) AS sides");
        order(sql, query);
        sql.append(" LIMIT ?", entries);
    }

    private static @Nullable AccountId accountOf(SearchAudit query) {
        return query.viewer() != null
                ? query.viewer()
                : query.conditions().stream()
                        .filter(OfAccount.class::isInstance)
                        .map(condition -> ((OfAccount) condition).account())
                        .findFirst()
                        .orElse(null);
    }

    private static Side of(SearchAudit query) {
        for (AuditCondition condition : query.conditions()) {
            switch (condition) {
                case RefusedFor refused -> {
                    return new Side("refusal_code = ?", refused.code());
                }
                case Reached reached -> {
                    return new Side(
                            "state_after = ? AND refusal_code IS NULL",
                            reached.state().wireName());
                }
                case OfType type -> {
                    return new Side("type = ?", type.type());
                }
                case ByActor by
                when AccountId.isValid(by.actor()) -> {
                    return new Side("actor_account = ?", by.actor());
                }
                default -> {}
            }
        }
        return new Side("true");
    }

    private static void side(SqlText sql, SearchAudit query, int entries, Side side) {
        sql.append("SELECT entry_id, occurred_at, terms FROM netpeering.audit_entry WHERE ")
                .append(side.condition(), side.parameters());
        window(sql, query, "occurred_at");
        order(sql, query);
        sql.append(" LIMIT ?", entries);
    }

    /**
     * All that have the words, gathered before they are put in order. The window is kept from the planner, which would walk an
     * index by time in vain.
     */
    private List<AuditEntry> anywhere(SearchAudit query, List<List<String>> words, int wanted) {
        SqlText sql = new SqlText();
        sql.append("WITH hit AS MATERIALIZED (SELECT entry_id, occurred_at FROM netpeering.audit_entry WHERE ");
        haveCombination(sql, words);
        window(sql, query, "occurred_at + interval '0'");
        sql.append("), page AS (SELECT entry_id FROM hit");
        order(sql, query);
        sql.append(" LIMIT ?) SELECT e.entry_id, " + AuditEntryRow.COLUMNS, wanted);
        sql.append(" FROM netpeering.audit_entry e JOIN page USING (entry_id)");
        order(sql, query);
        return jdbc.sql(sql.text()).params(sql.parameters()).query(ROWS).list();
    }

    private static void haveAll(SqlText sql, List<List<String>> words) {
        String[] all = single(words).toArray(String[]::new);
        if (all.length > 0) {
            sql.append(" AND terms @> ?::text[]", (Object) all);
        }
    }

    private static void haveOneOf(SqlText sql, List<List<String>> words) {
        alternatives(words)
                .forEach(anyOf -> sql.append(" AND terms && ?::text[]", (Object) anyOf.toArray(String[]::new)));
    }

    /** Each alternative together with all that must be there: the index skips from one rare word to the next. */
    private static void haveCombination(SqlText sql, List<List<String>> words) {
        List<List<String>> combinations = List.of(single(words));
        for (List<String> anyOf : alternatives(words)) {
            combinations = combinations.stream()
                    .flatMap(some -> anyOf.stream()
                            .map(word -> Stream.concat(some.stream(), Stream.of(word))
                                    .toList()))
                    .toList();
        }
        sql.append("(");
        for (int i = 0; i < combinations.size(); i++) {
            sql.append((i == 0 ? "" : " OR ") + "terms @> ?::text[]", (Object)
                    combinations.get(i).toArray(String[]::new));
        }
        sql.append(")");
    }

    private static List<String> single(List<List<String>> words) {
        return words.stream()
                .filter(anyOf -> anyOf.size() == 1)
                .map(List::getFirst)
                .toList();
    }

    private static List<List<String>> alternatives(List<List<String>> words) {
        return words.stream().filter(anyOf -> anyOf.size() > 1).toList();
    }

    private static void window(SqlText sql, SearchAudit query, String time) {
        if (query.from() != null) {
            sql.append(" AND " + time + " >= ?", query.from().atOffset(ZoneOffset.UTC));
        }
        if (query.to() != null) {
            sql.append(" AND " + time + " < ?", query.to().atOffset(ZoneOffset.UTC));
        }
        Place after = query.after();
        if (after != null) {
            sql.append(
                    query.order() == Order.NEWEST_FIRST
                            ? " AND (" + time + ", entry_id) < (?, ?)"
                            : " AND (" + time + ", entry_id) > (?, ?)",
                    after.at().atOffset(ZoneOffset.UTC),
                    after.id());
        }
    }

    private static void order(SqlText sql, SearchAudit query) {
        sql.append(
                query.order() == Order.NEWEST_FIRST
                        ? " ORDER BY occurred_at DESC, entry_id DESC"
                        : " ORDER BY occurred_at, entry_id");
    }

    private record Side(String condition, Object... parameters) {}
}
