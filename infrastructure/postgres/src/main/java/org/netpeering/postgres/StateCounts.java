package org.netpeering.postgres;

import java.time.OffsetDateTime;
import java.util.List;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.value.AccountId;
import org.netpeering.postgres.Shelf.Side;

/**
 * The statement that counts what lists show, by state. Of each shelf only the newest are looked at, unless an index of its own knows all
 * that the filters can mean.
 *
 * <p>Its rows are a state, how many meet the filters, how many were looked at, and of which shelf these are, or {@link #LOOKED_UP}.
 */
record StateCounts(
        AccountId account,
        List<PeeringFilter> filters,
        int look,
        OffsetDateTime now,
        OffsetDateTime endedSince,
        SqlText sql) {
    static final int LOOKED_UP = 0;

    private static final String COLUMNS =
            " AS shelf, CASE WHEN " + FilterSql.IS_OVERDUE + " THEN 'expired' ELSE p.status END AS state, ";

    StateCounts(
            AccountId account, List<PeeringFilter> filters, int look, OffsetDateTime now, OffsetDateTime endedSince) {
        this(account, filters, look, now, endedSince, new SqlText());
    }

    /** Takes them from the shelves. */
    SqlText inShelves(ListedStates states) {
        int shelf = 0;
        for (Side side : Side.values()) {
            if (states.active()) {
                shelf(++shelf, side, Shelf.ACTIVE);
            }
            if (states.onTheirWay()) {
                shelf(++shelf, side, Shelf.ON_THEIR_WAY);
            }
            if (states.pending() || states.expired()) {
                shelf(++shelf, side, Shelf.PENDING);
            }
            if (states.ended()) {
                ended(++shelf, side);
            }
        }
        return sql;
    }

    /** Takes those that the filter names one by one, and what has ended from the shelves. */
    SqlText among(NarrowFilter narrow, ListedStates states) {
        part(LOOKED_UP);
        sql.append(" FROM (");
        narrow.append(sql);
        String id = account.value();
        sql.append("""
                 OFFSET 0) AS p
                 WHERE (p.source_account = ? OR p.accepter_account = ? AND cardinality(p.accepter_ranges) > 0)
                 GROUP BY state
                """, id, id);
        if (!(narrow instanceof NarrowFilter.Ids) && states.ended()) {
            int shelf = 0;
            for (Side side : Side.values()) {
                ended(++shelf, side);
            }
        }
        return sql;
    }

    /** Whether an index of its own knows so many that they are counted in the shelves. */
    static SqlText areMany(NarrowFilter narrow) {
        SqlText sql = new SqlText();
        sql.append("SELECT count(*) = ? FROM (", ListingStatement.MANY);
        narrow.append(sql);
        return sql.append(" LIMIT ?) AS few", ListingStatement.MANY);
    }

    private void shelf(int number, Side side, String which) {
        part(number);
        sql.append(" FROM (SELECT p.*");
        newest(side, which);
        sql.append(") AS p GROUP BY state");
    }

    private void ended(int number, Side side) {
        part(number);
        sql.append(" FROM " + Shelf.HOURS + " CROSS JOIN LATERAL (SELECT p.*", (Object) Shelf.hours(endedSince, now));
        newest(side, Shelf.OF_AN_HOUR);
        sql.append(") AS p GROUP BY state");
    }

    private void newest(Side side, String which) {
        Shelf.appendFrom(sql, side, which, account, FilterSql.areForTagged(filters));
        sql.append(new ListingStatement.Walk(true, look).order(), look);
    }

    private void part(int number) {
        sql.append((sql.text().isEmpty() ? "SELECT " : " UNION ALL SELECT ") + number + COLUMNS, now);
        sql.append("""
                count(*) FILTER (WHERE (p.ended_at IS NULL OR p.ended_at > ?)
                                   AND (p.status <> 'pending-acceptance' OR p.expires_at > ?)""", endedSince, endedSince);
        filters.forEach(filter -> {
            sql.append(" AND ");
            FilterSql.append(sql, filter, account, now);
        });
        sql.append(") AS matching, count(*) AS seen");
    }
}
