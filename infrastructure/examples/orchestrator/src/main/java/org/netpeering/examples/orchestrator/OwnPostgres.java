package org.netpeering.examples.orchestrator;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.netpeering.embedded.EmbeddedPostgres;
import org.netpeering.embedded.EmbeddedPostgresSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** A PostgreSQL that comes along, where the settings name none. */
@Configuration(proxyBeanMethods = false)
@Conditional(OwnPostgres.NoneIsNamed.class)
class OwnPostgres {
    private static final Logger LOG = LoggerFactory.getLogger(OwnPostgres.class);

    @Bean
    EmbeddedPostgres postgres(OrchestratorProperties properties) {
        return EmbeddedPostgres.start(new EmbeddedPostgresSettings(properties.dataDir(), 0, Map.of(), LOG::info));
    }

    @Bean
    HikariDataSource dataSource(EmbeddedPostgres postgres) {
        HikariDataSource dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(postgres.jdbcUrl());
        dataSource.setUsername(postgres.username());
        dataSource.setPassword(postgres.password());
        return dataSource;
    }

    static final class NoneIsNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().containsProperty("spring.datasource.url");
        }
    }
}
