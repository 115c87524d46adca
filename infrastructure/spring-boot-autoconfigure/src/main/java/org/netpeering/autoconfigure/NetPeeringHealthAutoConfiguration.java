package org.netpeering.autoconfigure;

import org.netpeering.postgres.EngineOnPostgres;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.context.annotation.Bean;

/** The health of the engine, if the application shows its own; {@code management.health.netpeering.enabled=false} leaves it out. */
@AutoConfiguration(after = NetPeeringReadingAutoConfiguration.class)
@ConditionalOnClass({HealthContributor.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(EngineOnPostgres.class)
@ConditionalOnEnabledHealthIndicator("netpeering")
class NetPeeringHealthAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(name = "netpeeringHealthContributor")
    CompositeHealthContributor netpeeringHealthContributor(
            EngineOnPostgres engine, EngineReading reading, NetPeeringProperties properties) {
        return new EngineHealth(reading, engine.parkedEvents(), properties.health()).contributor();
    }
}
