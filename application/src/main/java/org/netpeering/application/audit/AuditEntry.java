package org.netpeering.application.audit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/**
 * One line of the audit trail: an event, or an attempt that was refused.
 *
 * @param id its place among entries of the same instant; even for events, odd for attempts
 * @param at when it happened, UTC, in microseconds
 * @param type the wire name of the event, or the name of the refused command or action
 * @param peering the peering it is about, if it is about one
 * @param place where the event stands in the log; null for an attempt
 * @param ends both Nets and their owners, as far as they are known and the actor may know them
 * @param refusal why it was refused; null for an event
 * @param before the state until then; null if there was no peering, or it is not the actor's business
 * @param after the state from then on, for an attempt the same as before
 */
public record AuditEntry(
        long id,
        Instant at,
        String type,
        @Nullable NetPeeringId peering,
        @Nullable Place place,
        Ends ends,
        Actor actor,
        Conversation conversation,
        @Nullable Refused refusal,
        @Nullable PeeringStatus before,
        @Nullable PeeringStatus after) {

    /**
     * A place in the log.
     *
     * @param eventId the id of the event
     * @param version its place in the stream of its peering, from 0
     * @param position its place in the log, as the live feed counts
     */
    public record Place(String eventId, long version, String position) {}

    /** Both sides, as far as they are known. */
    public record Ends(
            @Nullable NetId sourceNet,
            @Nullable AccountId sourceAccount,
            @Nullable NetId accepterNet,
            @Nullable AccountId accepterAccount) {
        static final Ends UNKNOWN = new Ends(null, null, null, null);
    }

    /**
     * Why an attempt was refused.
     *
     * @param code for programs, as {@link org.netpeering.domain.api.Refusal#code()}
     * @param message for people
     */
    public record Refused(String code, String message) {}

    /** Whether this is an attempt that was refused, and not an event. */
    public boolean isAttempt() {
        return refusal != null;
    }

    /** The entry as that account may see it; null stands for an auditor, who sees all of it. */
    public AuditEntry seenBy(@Nullable AccountId viewer) {
        return viewer == null
                ? this
                : new AuditEntry(
                        id, at, type, peering, place, ends, actor.seenBy(viewer), conversation, refusal, before, after);
    }
}
