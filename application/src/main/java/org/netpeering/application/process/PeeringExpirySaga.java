package org.netpeering.application.process;

import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.deadline.DeadlineManager;
import org.axonframework.deadline.DeadlineMessage;
import org.axonframework.deadline.annotation.DeadlineHandler;
import org.axonframework.modelling.saga.SagaEventHandler;
import org.axonframework.modelling.saga.SagaLifecycle;
import org.axonframework.modelling.saga.StartSaga;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.expiry.ExpiryPolicy;
import org.netpeering.domain.expiry.ExpiryPolicy.Intent;
import org.netpeering.domain.value.NetPeeringId;

/**
 * Wakes a request up when its time is over. It decides nothing: the aggregate is the judge, so an early, late or repeated
 * deadline is harmless.
 */
@ProcessingGroup(PeeringExpirySaga.GROUP)
public class PeeringExpirySaga {
    /** The name of the processor that runs this saga. */
    public static final String GROUP = "netpeering.expiry";

    /** By what a saga finds its events. */
    static final String ASSOCIATION = "peeringId";

    private @Nullable String peeringId;
    private @Nullable String scheduleId;

    @StartSaga
    @SagaEventHandler(associationProperty = ASSOCIATION, associationResolver = ByPeering.class)
    void on(PeeringRequested event, DeadlineManager deadlines) {
        peeringId = event.peeringId().value();
        follow(event, deadlines);
    }

    @SagaEventHandler(associationProperty = ASSOCIATION, associationResolver = ByPeering.class)
    void on(NetPeeringEvent event, DeadlineManager deadlines) {
        follow(event, deadlines);
    }

    private void follow(NetPeeringEvent event, DeadlineManager deadlines) {
        switch (ExpiryPolicy.react(event)) {
            case Intent.Schedule schedule -> scheduleId = deadlines.schedule(schedule.at(), ExpiryPolicy.DEADLINE);
            case Intent.Cancel cancel -> {
                if (scheduleId != null) {
                    deadlines.cancelSchedule(ExpiryPolicy.DEADLINE, scheduleId);
                }
                SagaLifecycle.end();
            }
            case Intent.Keep keep -> {}
        }
    }

    @DeadlineHandler(deadlineName = ExpiryPolicy.DEADLINE)
    void onDeadline(DeadlineMessage<?> deadline, CommandGateway commands) {
        if (peeringId != null) {
            commands.sendAndWait(new ExpireNetPeering(new NetPeeringId(peeringId)), CallMetadata.ofEngine(deadline));
        }
    }
}
