package org.netpeering.server;

import java.time.InstantSource;
import org.netpeering.application.NetPeerings;
import org.netpeering.nativeapi.AuditEntries;
import org.netpeering.nativeapi.PastPeerings;
import org.netpeering.nativeapi.PeeringDifferences;
import org.netpeering.nativeapi.PeeringHistories;
import org.netpeering.nativeapi.PeeringStates;
import org.netpeering.nativeapi.RequestGraphs;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The audit trail over HTTP. */
@Configuration(proxyBeanMethods = false)
class AuditTrailConfiguration {
    @Bean
    AuditEntries auditEntries(NetPeerings peerings, ServerProperties properties) {
        return new AuditEntries(peerings, properties.limits().streams());
    }

    @Bean
    PastPeerings pastPeerings(NetPeerings peerings, InstantSource clock) {
        return new PastPeerings(peerings, clock);
    }

    @Bean
    PeeringStates peeringStates(NetPeerings peerings, InstantSource clock) {
        return new PeeringStates(peerings, clock);
    }

    @Bean
    PeeringHistories peeringHistories(NetPeerings peerings, InstantSource clock) {
        return new PeeringHistories(peerings, clock);
    }

    @Bean
    PeeringDifferences peeringDifferences(NetPeerings peerings, InstantSource clock) {
        return new PeeringDifferences(peerings, clock);
    }

    @Bean
    RequestGraphs requestGraphs(NetPeerings peerings) {
        return new RequestGraphs(peerings);
    }
}
