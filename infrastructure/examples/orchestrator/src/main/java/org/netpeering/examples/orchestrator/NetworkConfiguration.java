package org.netpeering.examples.orchestrator;

import java.util.Optional;
import org.netpeering.examples.orchestrator.OrchestratorProperties.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Real networks where they can be had, as root with iproute2; otherwise what would be done is logged. */
@Configuration(proxyBeanMethods = false)
class NetworkConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkConfiguration.class);

    /** The provisioner of the engine, too, which is stopped before it is closed. */
    @Bean
    Network network(OrchestratorProperties properties, OwnNets nets) {
        Network network = network(properties);
        LOG.info(network.description());
        nets.all().forEach(network::add);
        return network;
    }

    private static Network network(OrchestratorProperties properties) {
        if (properties.network() == Kind.LOG) {
            return new LoggedNetwork("orchestrator.network=log says so");
        }
        Optional<String> obstacle = NamespaceNetwork.obstacle();
        if (obstacle.isEmpty()) {
            return new NamespaceNetwork(properties.namespacePrefix());
        }
        if (properties.network() == Kind.NAMESPACES) {
            throw new IllegalStateException("orchestrator.network=namespaces wants network namespaces, but "
                    + obstacle.get() + ". Run it as root, with iproute2 and ping; or set orchestrator.network=log");
        }
        return new LoggedNetwork("network namespaces cannot be had (" + obstacle.get() + ")");
    }
}
