package org.netpeering.application.command;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.application.command.RequestKeys.RequestKey;
import org.netpeering.application.view.PeeringSummariesProjection;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.value.AccountId;

/** Keeps the idempotency keys of requests in the transaction of the events, as the read model is kept. */
@ProcessingGroup(PeeringSummariesProjection.GROUP)
public final class RequestKeysProjection {
    private final RequestKeys keys;

    /** Writes to these. */
    public RequestKeysProjection(RequestKeys keys) {
        this.keys = keys;
    }

    @EventHandler
    void on(PeeringRequested event, @MetaDataValue(CallMetadata.IDEMPOTENCY_KEY) @Nullable String key) {
        AccountId requester = event.source().account();
        if (key != null && requester != null) {
            keys.remember(
                    new RequestKey(requester, key),
                    event.peeringId(),
                    event.occurredAt(),
                    event.occurredAt().minus(RequestKeys.KEPT));
        }
    }
}
