package org.netpeering.testkit.junit;

import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.testkit.ManualTime;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Rings whenever a request expires or a deadline comes, and has what is due done before the clock moves on. */
final class DueInTheDatabase implements ManualTime.Alarm {
    private final JdbcClient jdbc;
    private final EngineOnPostgres engine;
    private final InstantSource clock;

    DueInTheDatabase(DataSource dataSource, EngineOnPostgres engine, InstantSource clock) {
        this.jdbc = JdbcClient.create(dataSource);
        this.engine = engine;
        this.clock = clock;
    }

    /** Which deadlines there are is known when all that has happened has been taken in. */
    @Override
    public Optional<Instant> next() {
        Quiet.of(engine);
        return jdbc.sql("""
                        SELECT min(due_at) FROM (
                            SELECT expires_at AS due_at FROM netpeering.peering WHERE status = 'pending-acceptance'
                            UNION ALL SELECT due_at FROM netpeering.deadline) AS due
                        """)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, OffsetDateTime.class)))
                .single()
                .map(OffsetDateTime::toInstant);
    }

    /** The threads of the engine see the time as well, and may be at it already. */
    @Override
    public void ring() {
        Quiet.until(
                () -> {
                    engine.expireDue();
                    engine.fireDue();
                    return !isAnythingDue();
                },
                () -> "What is due at " + clock.instant() + " does not get done; the log of the engine says why");
    }

    private boolean isAnythingDue() {
        return next().filter(at -> !at.isAfter(clock.instant())).isPresent();
    }
}
