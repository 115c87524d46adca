package org.netpeering.server;

import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.netpeering.edge.AccessKey;
import org.netpeering.edge.AccessKeys;
import org.netpeering.edge.Dialect;
import org.netpeering.edge.EdgeFilter;
import org.netpeering.edge.SignaturePolicy;
import org.netpeering.edge.SignatureVerifier;
import org.netpeering.server.accounts.Accounts;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** The door: both dialects behind one check of signatures, ahead of everything else that reads a request. */
@Configuration(proxyBeanMethods = false)
class EdgeConfiguration {
    @Bean
    AccessKeys accessKeys(Accounts accounts) {
        return id -> accounts.accessKey(id)
                .map(key -> new AccessKey(key.id(), key.secret(), key.account(), key.sessionToken()));
    }

    @Bean
    SignatureVerifier signatureVerifier(AccessKeys keys, InstantSource clock) {
        return new SignatureVerifier(keys, clock, SignaturePolicy.lenient());
    }

    @Bean
    FilterRegistrationBean<EdgeFilter> edgeFilter(List<Dialect> dialects, SignatureVerifier verifier) {
        FilterRegistrationBean<EdgeFilter> registration =
                new FilterRegistrationBean<>(new EdgeFilter(dialects, verifier, UUID::randomUUID));
        registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
        registration.addUrlPatterns("/*");
        return registration;
    }
}
