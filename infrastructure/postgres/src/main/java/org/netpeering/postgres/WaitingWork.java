package org.netpeering.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What waits in an engine: for an answer, for its instant, or for somebody who looks at it. One statement over indexes; the cost has a
 * bound, however many peerings there are.
 */
public final class WaitingWork {
    /** The most of each that is counted. */
    public static final int MOST_COUNTED = 100_000;

    private static final String COUNT = """
            SELECT (SELECT count(*) FROM (SELECT FROM netpeering.peering
                                           WHERE status = 'pending-acceptance' LIMIT %1$d) AS counted) AS pending,
                   (SELECT expires_at FROM netpeering.peering
                     WHERE status = 'pending-acceptance' ORDER BY expires_at LIMIT 1) AS first_expiry,
                   (SELECT count(*) FROM (SELECT FROM netpeering.parked_event LIMIT %1$d) AS counted) AS parked
            """.formatted(MOST_COUNTED);

    private final JdbcClient jdbc;

    /** In that database. */
    public WaitingWork(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /**
     * What waits at a moment.
     *
     * @param pending requests that nobody has answered, {@value #MOST_COUNTED} also for more
     * @param firstExpiry the earliest instant at which one of them expires; null if there is none
     * @param parked events that followers could not handle, {@value #MOST_COUNTED} also for more
     */
    public record Waiting(int pending, @Nullable Instant firstExpiry, int parked) {}

    /** Counts what waits now. */
    public Waiting count() {
        return jdbc.sql(COUNT)
                .query((row, number) -> {
                    OffsetDateTime firstExpiry = row.getObject("first_expiry", OffsetDateTime.class);
                    return new Waiting(
                            row.getInt("pending"),
                            firstExpiry == null ? null : firstExpiry.toInstant(),
                            row.getInt("parked"));
                })
                .single();
    }
}
