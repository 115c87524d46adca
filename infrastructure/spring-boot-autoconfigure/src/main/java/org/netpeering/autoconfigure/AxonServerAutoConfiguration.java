package org.netpeering.autoconfigure;

import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.netpeering.postgres.EngineOnPostgres;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Where the buses of the application lead through Axon Server, it has to be there when the application starts. */
@AutoConfiguration(
        after = NetPeeringAutoConfiguration.class,
        afterName = "org.axonframework.springboot.autoconfig.AxonServerAutoConfiguration")
@ConditionalOnClass(AxonServerConnectionManager.class)
@ConditionalOnBean({EngineOnPostgres.class, AxonServerConnectionManager.class, AxonServerConfiguration.class})
@ConditionalOnBooleanProperty(name = "netpeering.host.answer-on-buses", matchIfMissing = true)
class AxonServerAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    ExpectedAxonServer peeringAxonServer(
            AxonServerConnectionManager connections, AxonServerConfiguration server, NetPeeringProperties properties) {
        return new ExpectedAxonServer(
                connections, server.getServers(), properties.host().awaitAxonServer());
    }
}
