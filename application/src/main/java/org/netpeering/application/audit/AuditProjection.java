package org.netpeering.application.audit;

import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.netpeering.domain.api.NetPeeringEvent;

/** Follows the log and adds every event to the audit trail. */
@ProcessingGroup(AuditProjection.GROUP)
public final class AuditProjection {
    /** The name of the processor that runs this projection. */
    public static final String GROUP = "netpeering.audit";

    private final AuditTrail trail;

    /** Adds to that trail. */
    public AuditProjection(AuditTrail trail) {
        this.trail = trail;
    }

    @EventHandler
    void on(NetPeeringEvent event, DomainEventMessage<?> message) {
        trail.addEvent(message);
    }
}
