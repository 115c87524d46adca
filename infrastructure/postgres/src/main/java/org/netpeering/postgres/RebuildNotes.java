package org.netpeering.postgres;

import java.time.Duration;
import org.netpeering.postgres.ViewRebuild.Progress;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Notes how far a rebuild has come where other processes see it, and passes it on. */
final class RebuildNotes implements Progress {
    private static final long PERIOD = Duration.ofMillis(300).toNanos();
    private static final int FEW = 100;

    private final JdbcClient jdbc;
    private final Progress next;
    private String view = "";
    private String step = "";
    private long noted;

    RebuildNotes(JdbcClient jdbc, Progress next) {
        this.jdbc = jdbc;
        this.next = next;
    }

    void begin(String name) {
        view = name;
        step = "";
        jdbc.sql("""
                        INSERT INTO netpeering.view_rebuild (view_name, step, done, total, began_at, noted_at, is_done)
                        VALUES (?, 'begun', 0, 0, clock_timestamp(), clock_timestamp(), false)
                        ON CONFLICT (view_name) DO UPDATE
                           SET step = excluded.step, done = 0, total = 0, began_at = excluded.began_at,
                               noted_at = excluded.noted_at, is_done = false
                        """).param(name).update();
    }

    @Override
    public void at(String doing, long done, long total) {
        long now = System.nanoTime();
        boolean isNew = !doing.equals(step);
        boolean isStepDone = total > 0 && done >= total;
        // What has few parts may be long at each, as an index is.
        if (isNew || isStepDone || total <= FEW || now - noted >= PERIOD) {
            step = doing;
            noted = now;
            note(doing, done, total, false);
        }
        next.at(doing, done, total);
    }

    /** In the transaction that puts the view in its place, if there is one. */
    void finish() {
        note("done", 1, 1, true);
        next.at("done", 1, 1);
    }

    private void note(String doing, long done, long total, boolean isDone) {
        jdbc.sql("""
                        UPDATE netpeering.view_rebuild
                           SET step = ?, done = ?, total = ?, noted_at = clock_timestamp(), is_done = ?
                         WHERE view_name = ?
                        """).params(doing, done, total, isDone, view).update();
    }
}
