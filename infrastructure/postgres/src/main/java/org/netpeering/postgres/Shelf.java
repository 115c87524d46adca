package org.netpeering.postgres;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;
import org.netpeering.domain.value.AccountId;

/**
 * Where the indexes keep what lists show: for each side of a peering a shelf of active ones, one of pending ones, one of those on the way
 * to active or to deleted, and one for each hour in which some ended, each in the order of the requests.
 */
final class Shelf {
    static final String ACTIVE = " = '-infinity'::timestamp";
    static final String ON_THEIR_WAY = " = '0001-01-01'::timestamp";
    static final String PENDING = " = 'infinity'::timestamp";
    static final String OF_AN_HOUR = " = hours.shelf";

    /** A table of the hours, each as {@code hours.shelf}; takes what {@link #hours} returns. */
    static final String HOURS = "unnest((SELECT ?::text[])::timestamp[]) AS hours (shelf)";

    private static final Duration CLOCKS_DIFFER_BY = Duration.ofHours(1);
    private static final String SHELF = "netpeering.listing_shelf(p.status, p.ended_at)";

    private Shelf() {}

    /** The part of an account in a peering. */
    enum Side {
        SOURCE("p.source_account"),
        ACCEPTER("p.accepter_account");

        private final String account;

        Side(String account) {
            this.account = account;
        }
    }

    /** All of a shelf of the account, or what it has tagged; what joins two Nets of one account is among those of the source only. */
    static void appendFrom(SqlText sql, Side side, String which, AccountId account, boolean isTagged) {
        sql.append(" FROM netpeering.peering p WHERE " + side.account + " = ?", account.value());
        sql.append(" AND " + SHELF + which);
        if (side == Side.ACCEPTER) {
            sql.append(" AND cardinality(p.accepter_ranges) > 0 AND p.source_account <> p.accepter_account");
        }
        if (isTagged) {
            sql.append(" AND p.tags ?? " + side.account);
        }
    }

    /** Those in which what is still listed can have ended. */
    static String[] hours(OffsetDateTime endedSince, OffsetDateTime now) {
        OffsetDateTime first = endedSince.truncatedTo(ChronoUnit.HOURS);
        OffsetDateTime last = now.plus(CLOCKS_DIFFER_BY);
        return Stream.iterate(first, hour -> !hour.isAfter(last), hour -> hour.plusHours(1))
                .map(hour -> hour.toLocalDateTime().toString())
                .toArray(String[]::new);
    }
}
