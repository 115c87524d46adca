package org.netpeering.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.EngineParts;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.port.PeeringIds;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.postgres.PostgresAuditTrail;
import org.netpeering.postgres.PostgresPeeringArchive;
import org.netpeering.postgres.PostgresPeeringSummaries;
import org.netpeering.server.ServerProperties.Mode;
import org.netpeering.server.inventory.PostgresInventory;
import org.netpeering.server.inventory.ResourceIds;
import org.netpeering.server.sandbox.SandboxClock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/** The engine on the database of the server, with the inventory of the server as its directory of Nets. */
@Configuration(proxyBeanMethods = false)
class EngineConfiguration {
    /**
     * The time of this machine, which the sandbox can move forward; or, for tests of nodes that disagree, a clock that is off
     * by {@code netpeering.clock.offset} and stays so.
     */
    @Bean
    InstantSource clock(
            ServerProperties properties, @Value("${netpeering.clock.offset:#{null}}") @Nullable Duration offset) {
        InstantSource machine = InstantSource.system();
        if (offset == null) {
            return properties.mode() == Mode.SANDBOX ? new SandboxClock(machine) : machine;
        }
        if (properties.mode() == Mode.PRODUCTION) {
            throw new StartRefused("Production mode takes the time of the machine as it is; leave out"
                    + " --netpeering.clock.offset=" + offset);
        }
        return InstantSource.offset(machine, offset);
    }

    @Bean
    PeeringSettings peeringSettings(ServerProperties properties) {
        try {
            return properties.peeringSettings();
        } catch (IllegalArgumentException e) {
            throw new StartRefused(e.getMessage() + " (netpeering.expiry, netpeering.listing.retention,"
                    + " netpeering.quotas.pending-per-net, netpeering.quotas.peerings-per-net)");
        }
    }

    @Bean
    ResourceIds resourceIds() {
        return new ResourceIds(new SecureRandom());
    }

    @Bean
    PeeringIds peeringIds(ResourceIds ids) {
        return () -> new NetPeeringId(ids.next("pcx"));
    }

    @Bean
    PeeringSummaries peeringSummaries(DataSource dataSource) {
        return new PostgresPeeringSummaries(dataSource);
    }

    @Bean
    @DependsOnDatabaseInitialization
    PostgresInventory inventory(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            ResourceIds ids,
            InstantSource clock,
            ServerProperties properties,
            PeeringSummaries summaries,
            ObjectProvider<NetPeerings> netPeerings) {
        return new PostgresInventory(
                dataSource,
                transactionManager,
                ids,
                clock,
                properties.region() + "a",
                summaries::liveOf,
                net -> netPeerings.getObject().netRemoved(net));
    }

    @Bean
    @DependsOnDatabaseInitialization
    EngineOnPostgres engine(
            DataSource dataSource,
            PlatformTransactionManager transactionManager,
            PostgresInventory inventory,
            PeeringSummaries summaries,
            PeeringIds ids,
            InstantSource clock,
            Permissions permissions,
            PeeringSettings settings) {
        return EngineOnPostgres.start(
                dataSource,
                transactionManager,
                new EngineParts(
                        inventory,
                        summaries,
                        new PostgresAuditTrail(dataSource, transactionManager),
                        new PostgresPeeringArchive(dataSource),
                        ids,
                        clock,
                        permissions,
                        settings));
    }

    @Bean
    NetPeerings netPeerings(EngineOnPostgres engine) {
        return engine.netPeerings();
    }
}
