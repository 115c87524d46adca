package org.netpeering.server;

import java.time.InstantSource;
import javax.sql.DataSource;
import org.netpeering.postgres.EngineOnPostgres;
import org.netpeering.server.sandbox.OnlyInSandbox;
import org.netpeering.server.sandbox.SandboxClock;
import org.netpeering.server.sandbox.SandboxEndpoint;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What there is in the sandbox only. */
@Configuration(proxyBeanMethods = false)
@OnlyInSandbox
class SandboxConfiguration {
    @Bean
    SandboxEndpoint sandboxEndpoint(InstantSource clock, EngineOnPostgres engine, DataSource dataSource) {
        return new SandboxEndpoint((SandboxClock) clock, engine, dataSource);
    }
}
