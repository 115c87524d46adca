package org.netpeering.autoconfigure;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.queryhandling.QueryBus;
import org.netpeering.application.EngineParts;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.command.CommandTimes;
import org.netpeering.application.command.CommandTraces;
import org.netpeering.application.feed.LiveFeed;
import org.netpeering.application.host.HostEventBus;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.application.port.PeeringIds;
import org.netpeering.application.port.PeeringPolicy;
import org.netpeering.application.port.PeeringProvisioner;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.postgres.PostgresAuditTrail;
import org.netpeering.postgres.PostgresPeeringArchive;
import org.netpeering.postgres.PostgresPeeringSummaries;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The engine in an application: on its database, within its transactions, with its Nets, and beside whatever it has of Axon. Each part
 * gives way to a bean of the application of the same type; none is of a type of Axon.
 */
@AutoConfiguration
@ConditionalOnBooleanProperty(name = "netpeering.enabled", matchIfMissing = true)
@EnableConfigurationProperties(NetPeeringProperties.class)
class NetPeeringAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    HostDatabase netPeeringDatabase(ObjectProvider<DataSource> dataSources) {
        return new HostDatabase(SoleBean.of(DataSource.class, dataSources, NetPeeringAutoConfiguration::noDataSource));
    }

    private static DataSource noDataSource() {
        throw MisconfiguredHost.withoutDataSource();
    }

    /** Comes when the engine, or anything that needs an initialized database, asks for it. */
    @Bean
    @Lazy
    @ConditionalOnMissingBean
    SchemaMigration netPeeringSchema(HostDatabase database, NetPeeringProperties properties) {
        return new SchemaMigration(database.dataSource(), properties.schema());
    }

    @Bean
    @ConditionalOnMissingBean
    PeeringSettings peeringSettings(NetPeeringProperties properties) {
        try {
            return properties.peeringSettings();
        } catch (IllegalArgumentException e) {
            throw new MisconfiguredHost(
                    e.getMessage() + " (netpeering.expiry, netpeering.listing.retention,"
                            + " netpeering.quotas.pending-per-net, netpeering.quotas.peerings-per-net,"
                            + " netpeering.provisioning.*)",
                    "Correct that setting, or leave it out.");
        }
    }

    @Bean
    @ConditionalOnMissingBean
    PeeringIds peeringIds() {
        return new RandomPeeringIds(new SecureRandom());
    }

    @Bean
    @ConditionalOnMissingBean
    Permissions peeringPermissions() {
        return Permissions.ALL;
    }

    @Bean
    @ConditionalOnMissingBean
    PeeringSummaries peeringSummaries(HostDatabase database) {
        return new PostgresPeeringSummaries(database.dataSource());
    }

    /** Looks at what the application has before it touches the database. */
    @Bean
    @ConditionalOnMissingBean
    EngineOnPostgres netPeeringEngine(
            HostDatabase database,
            ObjectProvider<SchemaMigration> schema,
            ObjectProvider<PlatformTransactionManager> transactionManagers,
            ObjectProvider<NetDirectory> directories,
            ObjectProvider<InstantSource> clocks,
            ObjectProvider<PeeringPolicy> policies,
            ObjectProvider<PeeringProvisioner> provisioners,
            PeeringSummaries summaries,
            PeeringIds ids,
            Permissions permissions,
            PeeringSettings settings,
            ObjectProvider<CommandTimes> times,
            ObjectProvider<CommandTraces> traces) {
        NetDirectory directory = SoleBean.of(NetDirectory.class, directories, NetPeeringAutoConfiguration::noDirectory);
        InstantSource clock = SoleBean.of(InstantSource.class, clocks, InstantSource::system);
        DataSource dataSource = database.dataSource();
        PlatformTransactionManager transactions = SoleBean.of(
                PlatformTransactionManager.class, transactionManagers, () -> new JdbcTransactionManager(dataSource));
        SchemaMigration unused = schema.getObject();
        return EngineOnPostgres.start(
                dataSource,
                transactions,
                new EngineParts(
                        directory,
                        summaries,
                        new PostgresAuditTrail(dataSource, transactions),
                        new PostgresPeeringArchive(dataSource),
                        ids,
                        clock,
                        permissions,
                        settings,
                        SoleBean.of(PeeringPolicy.class, policies, () -> PeeringPolicy.NONE),
                        SoleBean.orNone(PeeringProvisioner.class, provisioners)),
                SoleBean.of(CommandTimes.class, times, () -> CommandTimes.NONE),
                SoleBean.of(CommandTraces.class, traces, () -> CommandTraces.NONE));
    }

    private static NetDirectory noDirectory() {
        throw new MisconfiguredHost(
                "netpeering has to ask somebody for the owners and ranges of Nets, and this application has no bean of"
                        + " type " + NetDirectory.class.getName() + ".",
                "Define one (README, Embed it). To do without the engine set netpeering.enabled=false.");
    }

    @Bean
    @ConditionalOnMissingBean
    NetPeerings netPeerings(EngineOnPostgres engine) {
        return engine.netPeerings();
    }

    /** Closed by the engine, whose feed it is. */
    @Bean(destroyMethod = "")
    @ConditionalOnMissingBean
    LiveFeed peeringFeed(EngineOnPostgres engine) {
        return engine.liveFeed();
    }

    @Bean
    @ConditionalOnMissingBean
    @ConditionalOnBooleanProperty(name = "netpeering.host.answer-on-buses", matchIfMissing = true)
    HostSubscriptions peeringSubscriptions(
            EngineOnPostgres engine, ObjectProvider<CommandBus> commandBus, ObjectProvider<QueryBus> queryBus) {
        return new HostSubscriptions(engine.configuration(), commandBus, queryBus);
    }

    @Bean
    @ConditionalOnMissingBean
    HostFollowing peeringFollowing(
            EngineOnPostgres engine,
            NetPeeringProperties properties,
            ConfigurableListableBeanFactory beans,
            ObjectProvider<EventBus> eventBuses) {
        if (properties.host().publishEvents()) {
            EventBus host = SoleBean.of(EventBus.class, eventBuses, NetPeeringAutoConfiguration::noEventBus);
            return new HostFollowing(engine, () -> Map.of("event-bus", List.of(new HostEventBus(host))));
        }
        return new HostFollowing(engine, new PeeringEventHandlers(beans)::byGroup);
    }

    private static EventBus noEventBus() {
        throw new MisconfiguredHost(
                "netpeering.host.publish-events is on, and this application has no bean of type "
                        + EventBus.class.getName() + ".",
                "Bring Axon's starter or define that bean. To have the event handlers among the beans called without an"
                        + " event bus leave out netpeering.host.publish-events.");
    }
}
