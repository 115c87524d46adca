package org.netpeering.server;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.value.RegionName;
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

/** What the server gives the engine, which is put together by the auto-configuration: the time, and its inventory as the directory of Nets. */
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
    ResourceIds resourceIds() {
        return new ResourceIds(new SecureRandom());
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
                properties.allRegions().size() > 1 ? new RegionName(properties.region()) : null,
                summaries::liveOf,
                net -> netPeerings.getObject().netRemoved(net));
    }
}
