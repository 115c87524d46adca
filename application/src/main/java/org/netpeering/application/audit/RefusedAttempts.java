package org.netpeering.application.audit;

import java.lang.System.Logger.Level;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.axonframework.messaging.Message;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.AuditEntry.Ends;
import org.netpeering.application.audit.AuditEntry.Refused;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.call.CallMetadata;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/**
 * Writes down what callers were refused, before they have the answer. What the engine itself tries in vain, as when a deadline
 * comes late, is nobody's attempt.
 *
 * <p>An attempt is shown to the account that made it and to auditors. Of a peering that was hidden from the caller the entry tells
 * no more than the caller sent.
 */
public final class RefusedAttempts {
    private static final System.Logger LOG = System.getLogger(RefusedAttempts.class.getName());

    private final AuditTrail trail;
    private final PeeringSummaries summaries;
    private final InstantSource clock;

    /** Writes to that trail. */
    public RefusedAttempts(AuditTrail trail, PeeringSummaries summaries, InstantSource clock) {
        this.trail = trail;
        this.summaries = summaries;
        this.clock = clock;
    }

    /** Writes down that a command was refused. */
    public void refused(Message<?> message, NetPeeringCommand command, Refusal refusal) {
        AccountId caller = command.caller();
        if (caller == null) {
            return;
        }
        Map<String, Object> metadata = new HashMap<>(message.getMetaData());
        metadata.putIfAbsent(CallMetadata.CALLER_ACCOUNT, caller.value());
        metadata.putIfAbsent(CallMetadata.COMMAND_ID, message.getIdentifier());
        metadata.putIfAbsent(CallMetadata.CORRELATION_ID, message.getIdentifier());
        boolean isNew = command instanceof RequestNetPeering;
        Optional<PeeringView> peering = lookedUp(command, refusal);
        Ends ends = command instanceof RequestNetPeering request
                ? new Ends(request.sourceNet(), null, request.accepterNet(), request.accepterOwner())
                : peering.map(view -> EventEntries.ends(view.source(), view.accepter()))
                        .orElse(Ends.UNKNOWN);
        write(
                command.getClass().getSimpleName(),
                isNew ? existing(refusal) : command.peeringId(),
                ends,
                metadata,
                refusal,
                peering);
    }

    /** Writes down that a call was refused before it became a command. */
    public void refused(CallContext caller, Refusal.ActionDenied denial) {
        write(
                denial.action(),
                null,
                Ends.UNKNOWN,
                CallMetadata.of(caller.doing(denial.action())),
                denial,
                Optional.empty());
    }

    /** The caller has been refused and is to hear it, also if the database has gone since; then the entry says less. */
    private Optional<PeeringView> lookedUp(NetPeeringCommand command, Refusal refusal) {
        try {
            return subjectOf(command, refusal);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "The peering of a refused attempt could not be looked up: " + command, e);
            return Optional.empty();
        }
    }

    /** The peering that the caller may know it is about. */
    private Optional<PeeringView> subjectOf(NetPeeringCommand command, Refusal refusal) {
        return switch (refusal) {
            case Refusal.NoSuchPeering hidden -> Optional.empty();
            case Refusal.ActionDenied denied -> Optional.empty();
            case Refusal.IdTaken taken -> Optional.empty();
            case Refusal.AlreadyDone done -> summaries.fetch(done.peering());
            default -> command instanceof RequestNetPeering ? Optional.empty() : summaries.fetch(command.peeringId());
        };
    }

    /** A request that is refused leaves no peering, but it may have met one. */
    private static @Nullable NetPeeringId existing(Refusal refusal) {
        return refusal instanceof Refusal.AlreadyDone done ? done.peering() : null;
    }

    private void write(
            String type,
            @Nullable NetPeeringId peering,
            Ends ends,
            Map<String, ?> metadata,
            Refusal refusal,
            Optional<PeeringView> subject) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        @Nullable
        PeeringStatus state = subject.map(view -> view.asOf(now).status()).orElse(null);
        Actor actor = Actor.of(metadata);
        AuditEntry entry = new AuditEntry(
                AuditTrail.NOT_NUMBERED,
                now,
                type,
                peering,
                null,
                ends,
                actor,
                Conversation.of(metadata),
                new Refused(refusal.code(), refusal.message()),
                state,
                state);
        AuditTerms terms = AuditTerms.of(entry).shownTo(new AccountId(actor.account()));
        subject.ifPresent(terms::about);
        trail.addAttempt(new IndexedEntry(entry, terms.all()));
    }
}
