package org.netpeering.application.process;

import java.time.Instant;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.application.port.PeeringProvisioner.Order;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.ProvisioningCommand.ContinueProvisioning;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.provisioning.ProvisioningPolicy;
import org.netpeering.domain.provisioning.ProvisioningPolicy.Intent;
import org.netpeering.domain.value.NetPeeringId;

/**
 * Has the provisioner of the host join two Nets, and take them apart, attempt by attempt. It decides nothing: which attempt comes
 * next, and when, the aggregate says in its events.
 */
@ProcessingGroup(PeeringProvisioningSaga.GROUP)
public class PeeringProvisioningSaga {
    /** The name of the processor that runs this saga. */
    public static final String GROUP = "netpeering.provisioning";

    private @Nullable String peeringId;
    private @Nullable String scheduleId;

    @StartSaga
    @SagaEventHandler(associationProperty = PeeringExpirySaga.ASSOCIATION, associationResolver = ByPeering.class)
    void on(
            PeeringProvisioningStarted event,
            @SequenceNumber long version,
            EventMessage<?> message,
            DeadlineManager deadlines,
            ProvisioningOrders orders) {
        follow(event, version, message, deadlines, orders);
    }

    @StartSaga
    @SagaEventHandler(associationProperty = PeeringExpirySaga.ASSOCIATION, associationResolver = ByPeering.class)
    void on(
            PeeringDeletionStarted event,
            @SequenceNumber long version,
            EventMessage<?> message,
            DeadlineManager deadlines,
            ProvisioningOrders orders) {
        follow(event, version, message, deadlines, orders);
    }

    @SagaEventHandler(associationProperty = PeeringExpirySaga.ASSOCIATION, associationResolver = ByPeering.class)
    void on(
            NetPeeringEvent event,
            @SequenceNumber long version,
            EventMessage<?> message,
            DeadlineManager deadlines,
            ProvisioningOrders orders) {
        follow(event, version, message, deadlines, orders);
    }

    private void follow(
            NetPeeringEvent event,
            long version,
            EventMessage<?> message,
            DeadlineManager deadlines,
            ProvisioningOrders orders) {
        peeringId = event.peeringId().value();
        switch (ProvisioningPolicy.react(event)) {
            case Intent.Connect connect -> {
                goOnAt(connect.answerBy(), deadlines);
                orders.connect(
                        order(event, connect.attempt(), version), connect.answerBy(), CallMetadata.ofEngine(message));
            }
            case Intent.Disconnect disconnect -> {
                goOnAt(disconnect.answerBy(), deadlines);
                orders.disconnect(
                        order(event, disconnect.attempt(), version),
                        disconnect.answerBy(),
                        CallMetadata.ofEngine(message));
            }
            case Intent.CleanUp cleanUp -> {
                orders.cleanUp(order(event, cleanUp.attempt(), version));
                end(deadlines);
            }
            case Intent.Wait wait -> goOnAt(wait.until(), deadlines);
            case Intent.End end -> end(deadlines);
            case Intent.Keep keep -> {}
        }
    }

    private static Order order(NetPeeringEvent event, int attempt, long version) {
        return new Order(event.peeringId(), event.source(), event.accepter(), attempt, version);
    }

    private void goOnAt(Instant instant, DeadlineManager deadlines) {
        cancel(deadlines);
        scheduleId = deadlines.schedule(instant, ProvisioningPolicy.DEADLINE);
    }

    private void end(DeadlineManager deadlines) {
        cancel(deadlines);
        SagaLifecycle.end();
    }

    private void cancel(DeadlineManager deadlines) {
        if (scheduleId != null) {
            deadlines.cancelSchedule(ProvisioningPolicy.DEADLINE, scheduleId);
            scheduleId = null;
        }
    }

    /** @throws IllegalStateException if a clock ran back, so that the deadline is kept and fires again */
    @DeadlineHandler(deadlineName = ProvisioningPolicy.DEADLINE)
    void onDeadline(DeadlineMessage<?> deadline, CommandGateway commands) {
        if (peeringId == null) {
            return;
        }
        Outcome outcome = commands.sendAndWait(
                new ContinueProvisioning(new NetPeeringId(peeringId)), CallMetadata.ofEngine(deadline));
        if (outcome instanceof Outcome.Refused(Refusal.NothingDue early)) {
            throw new IllegalStateException("The deadline came early: " + early.message());
        }
    }
}
