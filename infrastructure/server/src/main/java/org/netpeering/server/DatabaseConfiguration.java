package org.netpeering.server;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.netpeering.embedded.EmbeddedPostgres;
import org.netpeering.embedded.EmbeddedPostgresSettings;
import org.netpeering.server.ServerProperties.Mode;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** The database: the one that the settings name, or else a PostgreSQL of our own in the data directory. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    private static final String URL = "spring.datasource.url";

    @Configuration(proxyBeanMethods = false)
    @Conditional(NoDatabaseNamed.class)
    static class Embedded {
        @Bean
        EmbeddedPostgres embeddedPostgres(ServerProperties properties) {
            if (properties.mode() == Mode.PRODUCTION) {
                throw new StartRefused("Production mode needs a PostgreSQL of yours: set --" + URL
                        + "=jdbc:postgresql://HOST/DATABASE, --spring.datasource.username and"
                        + " --spring.datasource.password; or leave out --netpeering.mode=production to try"
                        + " things out in the sandbox");
            }
            return EmbeddedPostgres.start(
                    new EmbeddedPostgresSettings(properties.dataDir(), 0, Map.of(), System.out::println));
        }

        @Bean
        @ConfigurationProperties("spring.datasource.hikari")
        HikariDataSource dataSource(EmbeddedPostgres postgres) {
            HikariDataSource dataSource = new HikariDataSource();
            dataSource.setJdbcUrl(postgres.jdbcUrl());
            dataSource.setUsername(postgres.username());
            dataSource.setPassword(postgres.password());
            return dataSource;
        }
    }

    static final class NoDatabaseNamed implements Condition {
        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            return !context.getEnvironment().containsProperty(URL);
        }
    }
}
