package org.netpeering.application.command;

import java.util.List;
import org.axonframework.queryhandling.QueryHandler;
import org.netpeering.application.EngineParts;
import org.netpeering.domain.api.Explanation;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ExplainRequest;
import org.netpeering.domain.model.RequestExplanation;
import org.netpeering.domain.value.NetPeeringId;

/** Explains requests by the facts that a request would be decided by; changes nothing. */
public final class RequestExplanations {
    /** Stands for the peering that is not made. */
    private static final NetPeeringId NONE = new NetPeeringId("pcx-00000000");

    private final FactsGathering gathering;

    /** Gathers from these parts. */
    public RequestExplanations(EngineParts parts, RequestKeys keys) {
        this.gathering = FactsGathering.from(parts, keys);
    }

    @QueryHandler
    Explanation answer(ExplainRequest query) {
        RequestNetPeering request = new RequestNetPeering(
                NONE,
                query.caller(),
                query.sourceNet(),
                query.accepterNet(),
                query.accepterOwner(),
                query.unknownAccepter(),
                List.of());
        return RequestExplanation.of(request, gathering.gather(request).facts());
    }
}
