package org.netpeering.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import org.netpeering.application.command.CommandTimes;
import org.netpeering.postgres.EngineOnPostgres;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The metrics of the engine, if the application has a registry for metrics. */
@AutoConfiguration(
        after = NetPeeringReadingAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration")
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({MeterRegistry.class, EngineOnPostgres.class})
class NetPeeringMetricsAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean(CommandTimes.class)
    CommandTimers peeringCommandTimers(ObjectProvider<MeterRegistry> registry) {
        return new CommandTimers(registry::getObject);
    }

    @Bean
    @ConditionalOnMissingBean
    EngineMeters peeringMeters(EngineReading reading) {
        return new EngineMeters(reading);
    }
}
