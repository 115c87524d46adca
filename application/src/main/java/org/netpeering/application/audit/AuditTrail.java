package org.netpeering.application.audit;

import org.axonframework.eventhandling.DomainEventMessage;
import org.netpeering.application.audit.AuditQuery.AuditPage;
import org.netpeering.application.audit.AuditQuery.SearchAudit;

/** Where the audit trail is kept: the entries of events, which follow the log, and the attempts that were refused. */
public interface AuditTrail {
    /** The id of an attempt that has not been written yet. */
    long NOT_NUMBERED = 0;

    /**
     * Adds an attempt and gives it a number. When it returns, the entry is found and outlives a crash; a transaction of the caller
     * does not matter.
     *
     * <p>Never throws because the trail cannot be written: the caller has been refused, and is to hear it. What could not be
     * written is kept and written as soon as that can be done.
     */
    void addAttempt(IndexedEntry attempt);

    /**
     * Adds the entry of an event that is in the log, in the transaction of the follower; an entry that is there already stays as
     * it is.
     *
     * @param event as the log has it; its payload is a {@link org.netpeering.domain.api.NetPeeringEvent}
     */
    void addEvent(DomainEventMessage<?> event);

    /** One page of what the viewer may see. */
    AuditPage search(SearchAudit query);
}
