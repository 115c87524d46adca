package org.netpeering.application.process;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import java.util.function.Function;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.netpeering.application.port.PeeringProvisioner;
import org.netpeering.application.port.PeeringProvisioner.Answer;
import org.netpeering.application.port.PeeringProvisioner.Order;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmProvisioned;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmTornDown;
import org.netpeering.domain.api.ProvisioningCommand.ReportProvisioningFailed;
import org.netpeering.domain.api.ProvisioningCommand.ReportTearDownFailed;

/**
 * Hands orders to the provisioner once the transaction is over in which their deadline was written, and sends its answers as
 * commands. An order that gets lost, with a node that dies, is given again when its deadline comes.
 */
final class ProvisioningOrders {
    private static final System.Logger LOG = System.getLogger(ProvisioningOrders.class.getName());

    private final PeeringProvisioner provisioner;
    private final ProvisionerCalls calls;
    private final CommandGateway commands;
    private final InstantSource clock;

    ProvisioningOrders(
            PeeringProvisioner provisioner, ProvisionerCalls calls, CommandGateway commands, InstantSource clock) {
        this.provisioner = provisioner;
        this.calls = calls;
        this.commands = commands;
        this.clock = clock;
    }

    void connect(Order order, Instant answerBy, MetaData because) {
        give(
                order,
                answerBy,
                provisioner::connect,
                answer -> send(
                        answer,
                        new ConfirmProvisioned(order.peering(), order.attempt()),
                        reason -> new ReportProvisioningFailed(order.peering(), order.attempt(), reason),
                        because));
    }

    void disconnect(Order order, Instant answerBy, MetaData because) {
        give(
                order,
                answerBy,
                provisioner::disconnect,
                answer -> send(
                        answer,
                        new ConfirmTornDown(order.peering()),
                        reason -> new ReportTearDownFailed(order.peering(), order.attempt(), reason),
                        because));
    }

    /** The peering has failed already, so nobody waits for an answer. */
    void cleanUp(Order order) {
        give(order, Instant.MAX, provisioner::disconnect, answer -> {
            if (answer instanceof Answer.Failed failed) {
                LOG.log(
                        Level.WARNING,
                        "What is left of peering {0}, which could not be provisioned, could not be taken away: {1}",
                        order.peering(),
                        failed.reason());
            }
        });
    }

    private void give(Order order, Instant answerBy, Function<Order, Answer> call, Consumer<Answer> answered) {
        Runnable inItsTurn = () -> {
            // Too late: by now the next attempt is about to be ordered.
            if (clock.instant().isBefore(answerBy)) {
                answered.accept(answerOf(order, call));
            }
        };
        CurrentUnitOfWork.get().root().afterCommit(committed -> calls.call(order.peering(), inItsTurn));
    }

    private static Answer answerOf(Order order, Function<Order, Answer> call) {
        try {
            return call.apply(order);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The provisioner failed with " + order, e);
            return Answer.failed(e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage());
        }
    }

    private void send(
            Answer answer, NetPeeringCommand done, Function<String, NetPeeringCommand> failed, MetaData because) {
        switch (answer) {
            case Answer.Done yes -> send(done, because);
            case Answer.Failed no -> send(failed.apply(no.reason()), because);
            case Answer.Later later -> {}
        }
    }

    private void send(NetPeeringCommand command, MetaData because) {
        try {
            commands.sendAndWait(command, because);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "An answer of the provisioner got lost, so the order is given again: " + command, e);
        }
    }
}
