package org.netpeering.postgres;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What became of the views that were made again from the log, and how far one has come that is being made, by whatever process. */
public final class NotedRebuilds {
    /** Of those that are not done only the last one can be under way, since there is one at a time. */
    private static final String REBUILDS = """
            SELECT view_name, step, done, total, began_at, noted_at,
                   CASE WHEN is_done THEN 'DONE'
                        WHEN noted_at = max(noted_at) FILTER (WHERE NOT is_done) OVER ()
                         AND EXISTS (SELECT FROM pg_locks
                                      WHERE locktype = 'advisory' AND granted AND objsubid = 1
                                        AND classid = (?::bigint >> 32)::oid AND objid = (?::bigint & 4294967295)::oid
                                        AND database = (SELECT oid FROM pg_database WHERE datname = current_database()))
                        THEN 'RUNNING' ELSE 'BROKEN_OFF' END AS state
              FROM netpeering.view_rebuild ORDER BY view_name
            """;

    private final JdbcClient jdbc;

    /** Reads there. */
    public NotedRebuilds(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Where a rebuild stands. */
    public enum State {
        /** Somebody is at it. */
        RUNNING,
        /** The view was put in its place. */
        DONE,
        /** Whoever was at it has gone; the old view is still in its place. */
        BROKEN_OFF
    }

    /**
     * A rebuild.
     *
     * @param view the name of the view
     * @param step what is being done, or was last
     * @param done how much of the step
     * @param total of how much; 0 if that cannot be told
     * @param beganAt when it began, by the clock of the database
     * @param notedAt when it was last heard of
     * @param state where it stands
     */
    public record NotedRebuild(
            String view, String step, long done, long total, Instant beganAt, Instant notedAt, State state) {}

    /** The last one of each view that was ever made again, by name. */
    public List<NotedRebuild> list() {
        return jdbc.sql(REBUILDS)
                .params(ViewRebuild.ONE_AT_A_TIME, ViewRebuild.ONE_AT_A_TIME)
                .query((row, number) -> new NotedRebuild(
                        row.getString("view_name"),
                        row.getString("step"),
                        row.getLong("done"),
                        row.getLong("total"),
                        row.getObject("began_at", OffsetDateTime.class).toInstant(),
                        row.getObject("noted_at", OffsetDateTime.class).toInstant(),
                        State.valueOf(row.getString("state"))))
                .list();
    }
}
