package org.netpeering.postgres;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditCondition;
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

/**
 * One page of a search, in a few milliseconds whatever the conditions.
 *
 * <p>First some thousand entries are read in the order of time, from the index of what most entries have in common: where matches
 * are frequent the page is full by then. Where it is not, matches are rare, and the index of words yields all of them.
 */
record AuditSearch(JdbcClient jdbc) {
    private static final int NEAR = 3000;

    private static final AuditEntryRow ROWS = new AuditEntryRow();

    AuditPage page(SearchAudit query) {
        List<List<String>> words = words(query);
        int wanted = query.limit() + 1;
        List<AuditEntry> found = List.of();
        boolean isNarrow = query.conditions().stream().anyMatch(AuditCondition::isNarrow);
        if (!isNarrow) {
            found = near(query, words, wanted);
        }
        if (found.size() < wanted && !words.isEmpty()) {
            found = anywhere(query, words, wanted);
        }
        if (found.size() < wanted) {
            return new AuditPage(found, null);
        }
        AuditEntry last = found.get(query.limit() - 1);
        return new AuditPage(found.subList(0, query.limit()), new Place(last.at(), last.id()));
    }

    /** All that an entry must have; of each one or another. */
    private static List<List<String>> words(SearchAudit query) {
        List<List<String>> words = new ArrayList<>();
        query.conditions().forEach(condition -> words.add(condition.anyOf()));
        if (query.viewer() != null) {
            words.add(List.of("viewer:" + query.viewer()));
        }
        return words;
    }

    private List<AuditEntry> near(SearchAudit query, List<List<String>> words, int wanted) {
        SqlText sql = new SqlText();
        sql.append("SELECT e.entry_id, " + AuditEntryRow.COLUMNS + " FROM netpeering.audit_entry e JOIN ("
                + "SELECT entry_id FROM (");
        scan(sql, query);
        sql.append(") AS near WHERE true");
        have(sql, words);
        order(sql, query);
        sql.append(" LIMIT ?) AS hit USING (entry_id)", wanted);
        order(sql, query);
        return read(sql);
    }

    /** Those that come first, of what one index has in their order. */
    private static void scan(SqlText sql, SearchAudit query) {
        @Nullable AccountId account = accountOf(query);
        if (account == null) {
            side(sql, query, of(query));
            return;
        }
        String id = account.value();
        sql.append("SELECT * FROM ((");
        side(sql, query, new Side("source_account = ?", id));
        sql.append(") UNION ALL (");
        side(sql, query, new Side("accepter_account = ? AND source_account IS DISTINCT FROM ?", id, id));
        sql.append(") UNION ALL (");
        side(
                sql,
                query,
                new Side(
                        "actor_account = ? AND refusal_code IS NOT NULL AND source_account IS DISTINCT FROM ?"
                                + " AND accepter_account IS DISTINCT FROM ?",
                        id,
                        id,
                        id));
        sql.append(")) AS sides");
        order(sql, query);
        sql.append(" LIMIT ?", NEAR);
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
                default -> {}
            }
        }
        return new Side("true");
    }

    private static void side(SqlText sql, SearchAudit query, Side side) {
        sql.append("SELECT entry_id, occurred_at, terms FROM netpeering.audit_entry WHERE ")
                .append(side.condition(), side.parameters());
        window(sql, query);
        order(sql, query);
        sql.append(" LIMIT ?", NEAR);
    }

    /** All that have the words, gathered before they are put in order: an index by time would be walked in vain. */
    private List<AuditEntry> anywhere(SearchAudit query, List<List<String>> words, int wanted) {
        SqlText sql = new SqlText();
        sql.append("WITH hit AS MATERIALIZED (SELECT entry_id, occurred_at FROM netpeering.audit_entry WHERE true");
        have(sql, words);
        window(sql, query);
        sql.append("), page AS (SELECT entry_id FROM hit");
        order(sql, query);
        sql.append(" LIMIT ?) SELECT e.entry_id, " + AuditEntryRow.COLUMNS, wanted);
        sql.append(" FROM netpeering.audit_entry e JOIN page USING (entry_id)");
        order(sql, query);
        return read(sql);
    }

    private static void have(SqlText sql, List<List<String>> words) {
        String[] all = words.stream()
                .filter(anyOf -> anyOf.size() == 1)
                .map(List::getFirst)
                .toArray(String[]::new);
        if (all.length > 0) {
            sql.append(" AND terms @> ?::text[]", (Object) all);
        }
        words.stream()
                .filter(anyOf -> anyOf.size() > 1)
                .forEach(anyOf -> sql.append(" AND terms && ?::text[]", (Object) anyOf.toArray(String[]::new)));
    }

    private static void window(SqlText sql, SearchAudit query) {
        if (query.from() != null) {
            sql.append(" AND occurred_at >= ?", query.from().atOffset(ZoneOffset.UTC));
        }
        if (query.to() != null) {
            sql.append(" AND occurred_at < ?", query.to().atOffset(ZoneOffset.UTC));
        }
        Place after = query.after();
        if (after != null) {
            sql.append(
                    query.order() == Order.NEWEST_FIRST
                            ? " AND (occurred_at, entry_id) < (?, ?)"
                            : " AND (occurred_at, entry_id) > (?, ?)",
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

    private List<AuditEntry> read(SqlText sql) {
        return jdbc.sql(sql.text()).params(sql.parameters()).query(ROWS).list();
    }

    private record Side(String condition, Object... parameters) {}
}
