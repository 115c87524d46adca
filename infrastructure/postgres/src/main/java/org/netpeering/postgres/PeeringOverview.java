package org.netpeering.postgres;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.postgres.ListingStatement.Walk;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an account has, for people who look at it: the newest first, and how many in each state. It takes much the same time whatever the
 * account has and whatever is asked: of each state, and of each side, the {@value #LOOKED_AT} newest are looked at, and all that a
 * filter by ids, Nets or whole tags means.
 *
 * <p>Whoever asks has checked what the caller may know.
 */
public final class PeeringOverview {
    /** How many of each state and side are looked at, from where a page begins. */
    public static final int LOOKED_AT = 2000;

    private final JdbcClient jdbc;
    private final PeeringListing listing;
    private final InstantSource clock;
    private final Duration retention;

    /** @param retention how long what ended is listed */
    public PeeringOverview(DataSource dataSource, InstantSource clock, Duration retention) {
        this.jdbc = JdbcClient.create(dataSource);
        this.listing = new PeeringListing(jdbc, new PeeringRow(new JsonMapper()));
        this.clock = clock;
        this.retention = retention;
    }

    /**
     * How many there are.
     *
     * @param byState those that lists show now and that meet the filters; a state is left out if it is certain that there are none
     */
    public record Counts(Map<PeeringStatus, Count> byState) {
        /** Copies the counts. */
        public Counts {
            byState = Map.copyOf(byState);
        }
    }

    /**
     * How many of one state.
     *
     * @param number those among all that were looked at
     * @param isAtLeast whether there may be more of them, since not all were looked at
     */
    public record Count(int number, boolean isAtLeast) {
        private Count and(Count other) {
            return new Count(number + other.number, isAtLeast || other.isAtLeast);
        }
    }

    /** Those that were requested before that place, or the newest of all, the newest first. */
    public Page older(AccountId account, List<PeeringFilter> filters, @Nullable Cursor than, int limit) {
        return page(account, filters, than, limit, true);
    }

    /** Those that were requested next after that place, the newest first; {@code next} is behind the newest of them. */
    public Page newer(AccountId account, List<PeeringFilter> filters, Cursor than, int limit) {
        Page page = page(account, filters, than, limit, false);
        return new Page(page.peerings().reversed(), page.next());
    }

    private Page page(
            AccountId account, List<PeeringFilter> filters, @Nullable Cursor from, int limit, boolean isBackward) {
        Instant now = clock.instant();
        ListNetPeerings query = new ListNetPeerings(account, filters, from, limit);
        return listing.list(query, new Walk(isBackward, LOOKED_AT), now, now.minus(retention));
    }

    /** How many meet the filters. */
    public Counts counts(AccountId account, List<PeeringFilter> filters) {
        ListedStates states = ListedStates.of(filters);
        if (states.isEmpty()) {
            return new Counts(Map.of());
        }
        SqlText sql = statement(account, filters, states);
        List<Shelved> all = jdbc.sql(sql.text())
                .params(sql.parameters())
                .query((row, number) -> new Shelved(
                        row.getInt("shelf"),
                        PeeringStatus.ofWireName(row.getString("state")).orElseThrow(),
                        row.getInt("matching"),
                        row.getInt("seen")))
                .list();
        Map<Integer, Integer> seen = all.stream()
                .filter(shelved -> shelved.shelf != StateCounts.LOOKED_UP)
                .collect(Collectors.toMap(Shelved::shelf, Shelved::seen, Integer::sum));
        Map<PeeringStatus, Count> byState = new EnumMap<>(PeeringStatus.class);
        for (Shelved shelved : all) {
            boolean isAtLeast = seen.getOrDefault(shelved.shelf, 0) >= LOOKED_AT;
            if (shelved.matching > 0 || isAtLeast) {
                byState.merge(shelved.state, new Count(shelved.matching, isAtLeast), Count::and);
            }
        }
        return new Counts(byState);
    }

    private record Shelved(int shelf, PeeringStatus state, int matching, int seen) {}

    private SqlText statement(AccountId account, List<PeeringFilter> filters, ListedStates states) {
        Instant now = clock.instant();
        StateCounts counts = new StateCounts(
                account,
                filters,
                LOOKED_AT,
                now.atOffset(ZoneOffset.UTC),
                now.minus(retention).atOffset(ZoneOffset.UTC));
        NarrowFilter narrow = NarrowFilter.among(filters, account).orElse(null);
        return narrow == null || areMany(narrow) ? counts.inShelves(states) : counts.among(narrow, states);
    }

    private boolean areMany(NarrowFilter narrow) {
        if (narrow instanceof NarrowFilter.Ids) {
            return false;
        }
        SqlText sql = StateCounts.areMany(narrow);
        return jdbc.sql(sql.text())
                .params(sql.parameters())
                .query((row, number) -> row.getBoolean(1))
                .single();
    }
}
