package org.netpeering.application.view;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.SequenceNumber;
import org.netpeering.domain.api.NetPeeringEvent;

/** Writes the read model in the transaction of the events, so that a caller who has its answer finds it in every list. */
@ProcessingGroup(PeeringSummariesProjection.GROUP)
public final class PeeringSummariesProjection {
    /** The name of the processor that runs this projection. */
    public static final String GROUP = "netpeering.summaries";

    private final PeeringSummaries summaries;

    /** Writes to these summaries. */
    public PeeringSummariesProjection(PeeringSummaries summaries) {
        this.summaries = summaries;
    }

    @EventHandler
    void on(NetPeeringEvent event, @SequenceNumber long version) {
        summaries.apply(event, version);
    }
}
