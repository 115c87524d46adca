package org.netpeering.testkit.junit;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.netpeering.application.EngineParts;
import org.netpeering.application.NetPeerings;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.embedded.DisposablePostgres.Database;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.postgres.PostgresAuditTrail;
import org.netpeering.postgres.PostgresPeeringArchive;
import org.netpeering.postgres.PostgresPeeringSummaries;
import org.netpeering.testkit.InMemoryNetDirectory;
import org.netpeering.testkit.ManualTime;
import org.netpeering.testkit.Nets;
import org.netpeering.testkit.SequentialPeeringIds;
import org.springframework.jdbc.support.JdbcTransactionManager;

/**
 * An engine on a database of its own, with a clock that stands still until it is moved and Nets in memory: at the beginning of each test the
 * first of January 2026, the Net of Alice and the Net of Bob, and no peering.
 */
public final class EngineUnderTest implements AutoCloseable {
    /** What the clock shows at the beginning of a test. */
    public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final ManualTime time = ManualTime.at(START);
    private final InMemoryNetDirectory nets = Nets.ofAliceAndBob();
    private final TestDatabases databases;
    private final Database database;
    private final HikariDataSource dataSource;
    private final WrittenRows rows;
    private final EngineOnPostgres engine;

    private EngineUnderTest(TestDatabases databases, EngineSetup setup) {
        this.databases = databases;
        this.database = databases.create();
        this.dataSource = pool(database);
        this.rows = WrittenRows.whereThereAreNoneYet(dataSource);
        JdbcTransactionManager transactions = new JdbcTransactionManager(dataSource);
        this.engine = EngineOnPostgres.start(
                dataSource,
                transactions,
                new EngineParts(
                        nets,
                        new PostgresPeeringSummaries(dataSource),
                        new PostgresAuditTrail(dataSource, transactions),
                        new PostgresPeeringArchive(dataSource),
                        new SequentialPeeringIds(),
                        time,
                        setup.permissions(),
                        setup.settings(),
                        setup.policy(),
                        setup.provisioner()));
        if (!setup.handlers().isEmpty()) {
            engine.follow("test", setup.handlers());
        }
        time.wake(new DueInTheDatabase(dataSource, engine, time));
    }

    static EngineUnderTest start(TestDatabases databases, EngineSetup setup) {
        return new EngineUnderTest(databases, setup);
    }

    private static HikariDataSource pool(Database database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        return pool;
    }

    /** The facade. */
    public NetPeerings peerings() {
        return engine.netPeerings();
    }

    /**
     * The clock. When it is moved forward it stops at each instant at which a request expires or a deadline of a process comes, and that has
     * happened before it goes on. What a provisioner does on threads of the engine is to be awaited.
     */
    public ManualTime time() {
        return time;
    }

    /** The Nets; tell {@link #peerings()} when one is removed or has other ranges. */
    public InMemoryNetDirectory nets() {
        return nets;
    }

    /** The engine itself, for its feed, what it has parked, and its buses. */
    public EngineOnPostgres engine() {
        return engine;
    }

    /** The database. */
    public DataSource dataSource() {
        return dataSource;
    }

    /** What happened to that peering, in order. */
    public List<NetPeeringEvent> eventsOf(NetPeeringId peering) {
        return engine.configuration()
                .eventStore()
                .readEvents(peering.value())
                .asStream()
                .map(message -> (NetPeeringEvent) message.getPayload())
                .toList();
    }

    /**
     * Waits until the audit trail, the processes and the event handlers of the test have seen all that has happened.
     *
     * @throws AssertionError if one of them does not get there within half a minute
     */
    public void settle() {
        Quiet.of(engine);
    }

    /** Forgets all that happened, and puts clock and Nets back. */
    void reset() {
        settle();
        rows.delete();
        time.moveTo(START);
        nets.clear();
        nets.add(Nets.ALICES).add(Nets.BOBS);
    }

    @Override
    public void close() {
        engine.close();
        dataSource.close();
        databases.drop(database);
    }
}
