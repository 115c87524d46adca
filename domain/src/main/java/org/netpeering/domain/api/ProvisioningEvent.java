package org.netpeering.domain.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** What has happened between an acceptance, or a deletion, and the network; only where the host has a provisioner. */
public sealed interface ProvisioningEvent extends NetPeeringEvent {
    /**
     * An attempt to join the Nets began: the first with the acceptance, which this event says where a provisioner is there. The
     * ends carry the ranges to be joined.
     *
     * @param by who accepted
     * @param attempt which attempt it is, from 1
     * @param answerBy when it counts as failed if nobody has answered
     */
    record PeeringProvisioningStarted(
            NetPeeringId peeringId,
            NetEnd source,
            NetEnd accepter,
            Instant occurredAt,
            AccountId by,
            int attempt,
            Instant answerBy)
            implements ProvisioningEvent {}

    /**
     * From here on the Nets are joined.
     *
     * @param by who accepted
     */
    record PeeringProvisioned(NetPeeringId peeringId, NetEnd source, NetEnd accepter, Instant occurredAt, AccountId by)
            implements ProvisioningEvent {}

    /**
     * The peering failed because the Nets could not be joined.
     *
     * @param attempts how many attempts there were
     * @param reason why the last one failed
     */
    record PeeringProvisioningAbandoned(
            NetPeeringId peeringId, NetEnd source, NetEnd accepter, Instant occurredAt, int attempts, String reason)
            implements ProvisioningEvent {}

    /**
     * An attempt to take the Nets apart began: the first when the peering was deleted. It is over with the event
     * {@link NetPeeringEvent.PeeringDeleted}.
     *
     * @param by who deleted it, or null if the engine did
     * @param goneNet the Net that is gone, if that is the cause
     * @param attempt which attempt it is, from 1
     * @param answerBy when it counts as failed if nobody has answered
     */
    record PeeringDeletionStarted(
            NetPeeringId peeringId,
            NetEnd source,
            NetEnd accepter,
            Instant occurredAt,
            DeletionCause cause,
            @Nullable AccountId by,
            @Nullable NetId goneNet,
            int attempt,
            Instant answerBy)
            implements ProvisioningEvent {}

    /**
     * An attempt to join the Nets, or to take them apart, failed and is made again.
     *
     * @param attempt which one
     * @param reason what the provisioner gave as a reason
     * @param retryAt when the next one begins
     */
    record PeeringAttemptFailed(
            NetPeeringId peeringId,
            NetEnd source,
            NetEnd accepter,
            Instant occurredAt,
            int attempt,
            String reason,
            Instant retryAt)
            implements ProvisioningEvent {}
}
