package org.netpeering.postgres;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.axonframework.common.Registration;
import org.axonframework.common.caching.Cache;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurationScopeAwareProvider;
import org.axonframework.config.Configurer;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.TokenSchema;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.modelling.saga.repository.NoResourceInjector;
import org.axonframework.modelling.saga.repository.SagaStore;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.netpeering.application.EngineParts;
import org.netpeering.application.NetPeeringEngine;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.command.CommandTimes;
import org.netpeering.application.command.CommandTraces;
import org.netpeering.application.command.CommandTransactions;
import org.netpeering.application.command.RequestKeys;
import org.netpeering.application.feed.EventSink;
import org.netpeering.application.feed.LiveFeed;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * A node of the engine on PostgreSQL: everything that Axon needs is declared here, nothing is left to defaults.
 *
 * <p>Any number of nodes may run on one database. The schema must have been migrated before.
 */
public final class EngineOnPostgres implements AutoCloseable {
    /** How soon followers see what another node, or a slow transaction of this one, has committed. */
    private static final Duration FETCH_DELAY = Duration.ofMillis(100);

    /** How soon they see what this node has committed. */
    private static final Duration MOMENT = Duration.ofMillis(20);

    private final Configuration configuration;
    private final NetPeerings netPeerings;
    private final OverdueSweep sweep;
    private final ExpiryThread expiry;
    private final LiveFeed liveFeed;
    private final HostFollowers hostFollowers;
    private final FollowerLags lags;
    private final StuckPeerings stuck;

    private EngineOnPostgres(
            Configuration configuration,
            NetPeerings netPeerings,
            OverdueSweep sweep,
            ExpiryThread expiry,
            LiveFeed liveFeed,
            HostFollowers hostFollowers,
            FollowerLags lags,
            StuckPeerings stuck) {
        this.configuration = configuration;
        this.netPeerings = netPeerings;
        this.sweep = sweep;
        this.expiry = expiry;
        this.liveFeed = liveFeed;
        this.hostFollowers = hostFollowers;
        this.lags = lags;
        this.stuck = stuck;
    }

    /** A node whose commands nobody times or traces. */
    public static EngineOnPostgres start(
            DataSource dataSource, PlatformTransactionManager transactionManager, EngineParts parts) {
        return start(dataSource, transactionManager, parts, CommandTimes.NONE, CommandTraces.NONE);
    }

    /**
     * Puts a node together and starts it: it answers commands and queries, follows the log and fires deadlines.
     *
     * @param times hears of every command that this node answers
     * @param traces shows them, and what the sweep of overdue requests expires without a command, to those who follow calls
     */
    public static EngineOnPostgres start(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            EngineParts parts,
            CommandTimes times,
            CommandTraces traces) {
        AppendSignal signal = new AppendSignal();
        Configurer configurer = DefaultConfigurer.defaultConfiguration(false)
                .registerComponent(
                        TransactionManager.class, configuration -> new EngineTransactions(transactionManager))
                .configureSerializer(configuration -> new LogicalNamesSerializer())
                .registerComponent(
                        PostgresEventStorageEngine.class,
                        configuration -> new PostgresEventStorageEngine(dataSource, configuration.serializer(), signal))
                .registerComponent(Cache.class, configuration -> new PeeringCache())
                .registerComponent(RequestKeys.class, configuration -> new RequestKeyTable(dataSource))
                .registerComponent(CommandTimes.class, configuration -> times)
                .registerComponent(CommandTraces.class, configuration -> traces)
                .registerComponent(
                        CommandTransactions.class,
                        configuration -> commandTransactions(configuration, dataSource, transactionManager))
                .configureEventStore(EngineOnPostgres::eventStore)
                // Axon would look for annotations on every method of every saga that it loads; ours need nothing.
                .configureResourceInjector(configuration -> NoResourceInjector.INSTANCE)
                .registerComponent(SagaStore.class, configuration -> new PostgresSagaStore(dataSource))
                .registerComponent(TokenStore.class, configuration -> tokenStore(configuration, dataSource))
                .registerComponent(
                        DeadlineManager.class, configuration -> deadlines(configuration, dataSource, parts.clock()));
        configurer
                .registerComponent(ParkedEventTable.class, configuration -> parkedEvents(configuration, dataSource))
                .registerComponent(
                        FollowerProgress.class,
                        configuration -> new FollowerProgress(
                                dataSource, configuration.getComponent(PostgresEventStorageEngine.class)))
                .eventProcessing()
                .registerEventProcessorFactory((name, configuration, handlers) ->
                        followers(configuration, transactionManager).build(name, configuration, handlers));
        NetPeeringEngine.register(configurer, parts);
        Configuration configuration = configurer.start();
        OverdueSweep sweep = new OverdueSweep(
                dataSource,
                configuration.getComponent(TransactionManager.class),
                configuration.getComponent(PostgresEventStorageEngine.class),
                parts.clock(),
                parts.settings(),
                traces);
        ExpiryThread expiry = new ExpiryThread((PostgresDeadlines) configuration.deadlineManager(), sweep);
        expiry.start();
        if (parts.provisioner() != null) {
            ProvisioningSweep provisioning = new ProvisioningSweep(dataSource, configuration.commandGateway());
            configuration.onShutdown(provisioning::close);
            provisioning.start();
        }
        LiveFeed feed = LiveFeed.of(new PostgresEventLog(
                configuration.getComponent(PostgresEventStorageEngine.class), configuration.serializer()));
        signal.sendTo(feed::wake);
        Set<String> followerNames = ConcurrentHashMap.newKeySet();
        // The read model is written with the events and keeps no place in the log.
        configuration.eventProcessingConfiguration().eventProcessors().forEach((name, processor) -> {
            if (processor instanceof StreamingEventProcessor) {
                followerNames.add(name);
            }
        });
        StuckPeerings stuck = new StuckPeeringTable(
                dataSource, parts.settings().provisioning().tries());
        return new EngineOnPostgres(
                configuration,
                NetPeeringEngine.facade(configuration, parts),
                sweep,
                expiry,
                feed,
                new HostFollowers(configuration, followers(configuration, transactionManager), followerNames),
                new FollowerLagTable(dataSource, followerNames),
                stuck);
    }

    private static Followers followers(Configuration configuration, PlatformTransactionManager transactionManager) {
        return new Followers(configuration.getComponent(ParkedEventTable.class), transactionManager);
    }

    private static GroupedTransactions commandTransactions(
            Configuration configuration, DataSource dataSource, PlatformTransactionManager transactionManager) {
        return new GroupedTransactions(
                configuration.getComponent(TransactionManager.class),
                new GroupCommit(
                        transactionManager,
                        configuration.getComponent(PostgresEventStorageEngine.class),
                        new OneTrip(dataSource),
                        new RequestKeyTable(dataSource)));
    }

    private static EmbeddedEventStore eventStore(Configuration configuration) {
        EmbeddedEventStore store = new PacedEventStore(
                EmbeddedEventStore.builder()
                        .storageEngine(configuration.getComponent(PostgresEventStorageEngine.class))
                        .fetchDelay(FETCH_DELAY.toMillis()),
                MOMENT);
        configuration.onShutdown(store::shutDown);
        return store;
    }

    private static ParkedEventTable parkedEvents(Configuration configuration, DataSource dataSource) {
        return new ParkedEventTable(
                dataSource,
                configuration.getComponent(TransactionManager.class),
                configuration.getComponent(PostgresEventStorageEngine.class));
    }

    private static TokenStore tokenStore(Configuration configuration, DataSource dataSource) {
        ConnectionProvider connections =
                new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(dataSource));
        TokenSchema schema = TokenSchema.builder()
                .setTokenTable("netpeering.token")
                .setProcessorNameColumn("processor_name")
                .setTokenTypeColumn("token_type")
                .build();
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(configuration.serializer())
                .schema(schema)
                .nodeId(nodeId())
                .build();
    }

    /** Never that of another node: process ids and host names repeat from one container to the next. */
    private static String nodeId() {
        return ManagementFactory.getRuntimeMXBean().getName() + "/" + UUID.randomUUID();
    }

    private static PostgresDeadlines deadlines(
            Configuration configuration, DataSource dataSource, InstantSource clock) {
        return new PostgresDeadlines(
                dataSource,
                configuration.getComponent(TransactionManager.class),
                new ConfigurationScopeAwareProvider(configuration),
                clock);
    }

    /** The facade of this node. */
    public NetPeerings netPeerings() {
        return netPeerings;
    }

    /** The events as they happen, and all that happened before. */
    public LiveFeed liveFeed() {
        return liveFeed;
    }

    /** What the followers of the log could not handle, and a way to try again. */
    public ParkedEvents parkedEvents() {
        return configuration.getComponent(ParkedEventTable.class);
    }

    /** How far the followers of the log are behind it, whichever node they are on. */
    public FollowerLags followerLags() {
        return lags;
    }

    /**
     * Lets event handlers of the host follow the log from its beginning on, under that name: each event at least once, in the order of
     * its peering, by one node at a time. They run in the transaction that keeps their place, so what they write to this database is
     * written exactly once. What they fail to handle is parked like that of the engine's own followers.
     *
     * @param name what the place is kept under; another name begins anew
     * @param handlers objects with methods that have Axon's annotation {@code EventHandler}
     * @return a way to stop; the next start goes on there
     * @throws IllegalStateException if others follow under that name on this node
     */
    public Registration follow(String name, List<?> handlers) {
        return hostFollowers.follow(name, handlers);
    }

    /**
     * Passes the log on to that sink from its beginning on, under that name: each event at least once, in the order of the log, by one
     * node at a time. A sink that is not available holds it up, and is tried again for ever.
     *
     * @param name what the place is kept under; another name begins anew
     * @return a way to stop; the next start goes on there
     * @throws IllegalStateException if others follow under that name on this node
     */
    public Registration passOn(String name, EventSink sink) {
        return hostFollowers.follow(name, List.of(new SinkFollower(sink, configuration.serializer())));
    }

    /** What the provisioner of the host does not get done. */
    public StuckPeerings stuckPeerings() {
        return stuck;
    }

    /** Expires at once whatever is due, and returns how many requests that were; for clocks that are moved by hand. */
    public int expireDue() {
        return sweep.sweep(Duration.ZERO);
    }

    /** Fires at once the deadlines of processes that are due, and returns how many that were; for clocks that are moved by hand. */
    public int fireDue() {
        return expiry.fireDue();
    }

    /** Whether all that follows the log on this node has handled, or parked, what is committed; for tests, which have short logs. */
    public boolean haveFollowersSeenAll() {
        return configuration.getComponent(FollowerProgress.class).isAtTheEnd();
    }

    /** Axon's configuration of this node, for those who want its buses and stores. */
    public Configuration configuration() {
        return configuration;
    }

    /** Finishes what is being done and stops following and expiry. */
    @Override
    public void close() {
        liveFeed.close();
        hostFollowers.close();
        expiry.close();
        configuration.shutdown();
    }
}
