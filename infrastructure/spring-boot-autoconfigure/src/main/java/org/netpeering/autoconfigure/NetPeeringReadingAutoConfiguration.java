package org.netpeering.autoconfigure;

import java.time.InstantSource;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.postgres.WaitingWork;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** What metrics and health of the engine have in common. */
@AutoConfiguration(after = NetPeeringAutoConfiguration.class)
@ConditionalOnBean(EngineOnPostgres.class)
class NetPeeringReadingAutoConfiguration {
    @Bean
    @ConditionalOnMissingBean
    EngineReading peeringReading(EngineOnPostgres engine, HostDatabase database, ObjectProvider<InstantSource> clocks) {
        return new EngineReading(
                new WaitingWork(database.dataSource()),
                engine.followerLags(),
                SoleBean.of(InstantSource.class, clocks, InstantSource::system));
    }
}
