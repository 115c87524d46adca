package org.netpeering.host.cluster;

import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.commandhandling.distributed.AnnotationRoutingStrategy;
import org.axonframework.commandhandling.distributed.DistributedCommandBus;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.axonframework.extensions.jgroups.commandhandling.JGroupsConnector;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.jgroups.JChannel;
import org.netpeering.application.host.PeeringRouting;
import org.netpeering.messages.PeeringMessages;

/** A command bus that spans the JVMs of a JGroups cluster; word for word what docs/embedding-remote.md shows. */
final class DistributedCommands {
    private DistributedCommands() {}

    // tag::bus[]
    static JGroupsConnector connector(CommandBus local, JChannel channel) {
        RoutingStrategy routing =
                new PeeringRouting(AnnotationRoutingStrategy.builder().build());
        Serializer serializer = Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(mapper -> mapper.addModule(PeeringMessages.module()))
                .build();
        return JGroupsConnector.builder()
                .localSegment(local)
                .channel(channel)
                .clusterName("orchestrator")
                .serializer(serializer)
                .routingStrategy(routing)
                .build();
    }

    static DistributedCommandBus bus(JGroupsConnector connector) {
        return DistributedCommandBus.builder()
                .commandRouter(connector)
                .connector(connector)
                .build();
    }
    // end::bus[]

    static CommandBus localSegment() {
        return SimpleCommandBus.builder().build();
    }
}
