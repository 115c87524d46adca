package org.netpeering.server.console;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.netpeering.console.Operations;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.postgres.NotedRebuilds;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine on its database shows to those who run it. */
public final class ConsoleOperations implements Operations {
    private static final int MOST_COUNTED = 5000;

    private final EngineOnPostgres engine;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final NotedRebuilds rebuilds;

    /** Asks that engine, and the database that it works on. */
    public ConsoleOperations(EngineOnPostgres engine, DataSource dataSource, InstantSource clock) {
        this.engine = engine;
        this.jdbc = JdbcClient.create(dataSource);
        this.clock = clock;
        this.rebuilds = new NotedRebuilds(dataSource);
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
    public List<Rebuild> rebuilds() {
        return rebuilds.list().stream()
                .map(one -> new Rebuild(
                        one.view(),
                        one.step(),
                        one.done(),
                        one.total(),
                        one.beganAt(),
                        one.notedAt(),
                        RebuildState.valueOf(one.state().name())))
                .toList();
    }

    @Override
    public Deadlines deadlines(int days) {
        Instant now = clock.instant();
        Instant[] bounds = Stream.concat(
                        Stream.of(Instant.EPOCH),
                        IntStream.rangeClosed(0, days).mapToObj(day -> now.plus(Duration.ofDays(day))))
                .toArray(Instant[]::new);
        List<Integer> counts = IntStream.range(0, bounds.length - 1)
                .mapToObj(i -> pending(bounds[i], bounds[i + 1]))
                .toList();
        return new Deadlines(counts.getFirst(), counts.subList(1, counts.size()), MOST_COUNTED);
    }

    private int pending(Instant from, Instant to) {
        return jdbc.sql("""
                        SELECT count(*) FROM (
                            SELECT FROM netpeering.peering
                             WHERE status = 'pending-acceptance' AND expires_at >= ? AND expires_at < ?
                             ORDER BY expires_at LIMIT ?) AS counted
                        """)
                .params(from.atOffset(ZoneOffset.UTC), to.atOffset(ZoneOffset.UTC), MOST_COUNTED)
                .query((row, number) -> row.getInt(1))
                .single();
    }
}
