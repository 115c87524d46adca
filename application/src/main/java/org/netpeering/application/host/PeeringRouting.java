package org.netpeering.application.host;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.distributed.RoutingStrategy;
import org.netpeering.domain.api.NetPeeringCommand;

/**
 * Routes the commands of a distributed command bus by their peering, so that those of one peering meet on one node, where it is
 * cached and nobody is overtaken. Any other routing is as correct, and slower.
 *
 * @param others routes the commands of the host
 */
public record PeeringRouting(RoutingStrategy others) implements RoutingStrategy {
    @Override
    public String getRoutingKey(CommandMessage<?> command) {
        return command.getPayload() instanceof NetPeeringCommand ours
                ? ours.peeringId().value()
                : others.getRoutingKey(command);
    }
}
