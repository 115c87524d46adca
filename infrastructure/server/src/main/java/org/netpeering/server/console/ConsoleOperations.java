package org.netpeering.server.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.netpeering.console.Operations;
import org.netpeering.postgres.EngineOnPostgres;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine on its database shows to those who run it. */
public final class ConsoleOperations implements Operations {
    private final EngineOnPostgres engine;
    private final JdbcClient jdbc;
    private final InstantSource clock;

    /** Asks that engine, and the database that it works on. */
    public ConsoleOperations(EngineOnPostgres engine, DataSource dataSource, InstantSource clock) {
        this.engine = engine;
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
    }

    @Override
    public List<Follower> followers() {
        return engine.followerLags().followers().stream()
                .map(lag -> new Follower(lag.name(), lag.behind(), lag.oldest()))
                .toList();
    }

    @Override
    public List<Parked> parked(int limit) {
        return engine.parkedEvents().list(limit).stream()
                .map(event -> new Parked(
                        event.processor(), event.stream(), event.sequence(), event.parkedAt(), event.failure()))
                .toList();
    }

    @Override
    public int retry() {
        return engine.parkedEvents().retry();
    }

    @Override
    public Deadlines deadlines(int days) {
        Instant now = clock.instant();
        Map<Integer, Integer> byDay = new HashMap<>();
        jdbc.sql("""
                        SELECT greatest(floor(extract(epoch FROM expires_at - ?::timestamptz) / 86400), -1)::int, count(*)
                          FROM netpeering.peering
                         WHERE status = 'pending-acceptance' AND expires_at < ?
                         GROUP BY 1
                        """)
                .params(
                        now.atOffset(ZoneOffset.UTC),
                        now.plus(Duration.ofDays(days)).atOffset(ZoneOffset.UTC))
                .query((row, number) -> byDay.put(row.getInt(1), row.getInt(2)))
                .list();
        return new Deadlines(
                byDay.getOrDefault(-1, 0),
                IntStream.range(0, days)
                        .mapToObj(day -> byDay.getOrDefault(day, 0))
                        .toList());
    }
}
