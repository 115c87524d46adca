package org.netpeering.postgres;

import java.util.HashMap;
import java.util.Map;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.Serializer;
import org.netpeering.application.feed.EventSink;
import org.netpeering.application.feed.FeedPosition;
import org.netpeering.application.feed.LoggedEvent;
import org.netpeering.domain.api.NetPeeringEvent;

/** Passes the log on; the place in it is only kept once all events of the batch have arrived. */
record SinkFollower(EventSink sink, Serializer serializer) {
    private static final String SETTLING = "netpeering.settling";

    @EventHandler
    void on(NetPeeringEvent event, DomainEventMessage<?> message, TrackingToken token) {
        CurrentUnitOfWork.get().root().getOrComputeResource(SETTLING, none -> settleBeforeCommit());
        LogPosition read = (LogPosition) token;
        SerializedObject<String> payload = message.serializePayload(serializer, String.class);
        Map<String, String> metadata = new HashMap<>();
        message.getMetaData().forEach((name, value) -> metadata.put(name, String.valueOf(value)));
        sink.send(new LoggedEvent(
                new FeedPosition(read.transaction(), read.index()),
                message.getSequenceNumber(),
                message.getIdentifier(),
                payload.getType().getName(),
                payload.getData(),
                metadata,
                event));
    }

    private Object settleBeforeCommit() {
        CurrentUnitOfWork.get().root().onPrepareCommit(unit -> sink.settle());
        return sink;
    }
}
