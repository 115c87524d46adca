package org.netpeering.autoconfigure;

import java.util.Map;
import org.netpeering.postgres.PeeringSchema;
import org.springframework.boot.actuate.info.InfoContributor;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;

/** What the application tells of itself, if it does, says of which version the schema of the engine is. */
@AutoConfiguration(after = NetPeeringAutoConfiguration.class)
@ConditionalOnClass(InfoContributor.class)
@ConditionalOnBean(HostDatabase.class)
class NetPeeringInfoAutoConfiguration {
    @Bean
    InfoContributor peeringSchemaInfo(HostDatabase database) {
        return info -> info.withDetail("netpeering", Map.of("schema", PeeringSchema.version(database.dataSource())));
    }
}
