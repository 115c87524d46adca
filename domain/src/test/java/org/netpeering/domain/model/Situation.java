package org.netpeering.domain.model;

import static org.netpeering.domain.model.Samples.ACCEPTER_NET;
import static org.netpeering.domain.model.Samples.EXPIRY;
import static org.netpeering.domain.model.Samples.OTHER_PEERING;
import static org.netpeering.domain.model.Samples.PEERING;
import static org.netpeering.domain.model.Samples.REQUESTED;
import static org.netpeering.domain.model.Samples.accepter;
import static org.netpeering.domain.model.Samples.ranges;
import static org.netpeering.domain.model.Samples.source;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.RangePair;
import org.netpeering.domain.value.Tag;

/** Every state that a peering can reach, by the events that lead there; both owners have hung a tag on it. */
enum Situation {
    ABSENT,
    PENDING,
    ACTIVE,
    REJECTED,
    REDUNDANT,
    OVERLAPPING,
    ACCEPTER_UNKNOWN,
    FAILED_WITHOUT_NET,
    EXPIRED,
    DELETED_BY_SOURCE,
    DELETED_BY_ACCEPTER,
    DELETED_WITHOUT_NET,
    PROVISIONING,
    RETRYING,
    DELETING_BY_SOURCE,
    DELETING_WITHOUT_NET,
    ABANDONED;

    static final Tag OLD_TAG = new Tag("colour", "blue");
    static final Instant ANSWERED = REQUESTED.plus(Duration.ofHours(1));
    static final Instant ENDED = REQUESTED.plus(Duration.ofHours(2));

    NetEnd sourceEnd(AccountId owner) {
        return source(owner);
    }

    NetEnd accepterEnd(AccountId owner) {
        return switch (this) {
            case ACCEPTER_UNKNOWN -> new NetEnd(ACCEPTER_NET, owner, List.of());
            case OVERLAPPING -> new NetEnd(ACCEPTER_NET, owner, ranges("10.0.128.0/17"));
            default -> accepter(owner);
        };
    }

    NetPeering of(AccountId sourceOwner, AccountId accepterOwner) {
        NetPeering state = NetPeering.ABSENT;
        for (NetPeeringEvent event : history(sourceOwner, accepterOwner)) {
            state = NetPeeringDecider.evolve(state, event);
        }
        return state;
    }

    List<NetPeeringEvent> history(AccountId sourceOwner, AccountId accepterOwner) {
        if (this == ABSENT) {
            return List.of();
        }
        NetEnd s = sourceEnd(sourceOwner);
        NetEnd a = accepterEnd(accepterOwner);
        List<NetPeeringEvent> events = new ArrayList<>();
        events.add(new PeeringRequested(PEERING, s, a, REQUESTED, EXPIRY));
        events.add(new PeeringTagged(PEERING, s, a, REQUESTED, sourceOwner, List.of(OLD_TAG)));
        events.add(new PeeringTagged(PEERING, s, a, REQUESTED, accepterOwner, List.of(OLD_TAG)));
        PeeringAccepted accepted = new PeeringAccepted(PEERING, s, a, ANSWERED, accepterOwner);
        PeeringProvisioningStarted started =
                new PeeringProvisioningStarted(PEERING, s, a, ANSWERED, accepterOwner, 1, EXPIRY);
        switch (this) {
            case ABSENT, PENDING -> {}
            case PROVISIONING -> events.add(started);
            case RETRYING -> {
                events.add(started);
                events.add(new PeeringAttemptFailed(PEERING, s, a, ANSWERED, 1, "no route", EXPIRY));
            }
            case DELETING_BY_SOURCE -> {
                events.add(started);
                events.add(new PeeringProvisioned(PEERING, s, a, ANSWERED, accepterOwner));
                events.add(new PeeringDeletionStarted(
                        PEERING, s, a, ANSWERED, DeletionCause.BY_OWNER, sourceOwner, null, 1, EXPIRY));
            }
            case DELETING_WITHOUT_NET -> {
                events.add(accepted);
                events.add(new PeeringDeletionStarted(
                        PEERING, s, a, ANSWERED, DeletionCause.NET_GONE, null, ACCEPTER_NET, 1, EXPIRY));
                events.add(new PeeringAttemptFailed(PEERING, s, a, ANSWERED, 1, "no route", EXPIRY));
            }
            case ABANDONED -> {
                events.add(started);
                events.add(new PeeringProvisioningAbandoned(PEERING, s, a, ENDED, 1, "no route"));
            }
            case ACTIVE -> events.add(accepted);
            case REJECTED ->
                events.add(new PeeringRejected(
                        PEERING, s, a, ENDED, RejectionCause.BY_ACCEPTER, accepterOwner, "no", null));
            case REDUNDANT ->
                events.add(new PeeringRejected(
                        PEERING, s, a, ENDED, RejectionCause.REVERSE_ACCEPTED, null, null, OTHER_PEERING));
            case OVERLAPPING ->
                events.add(new PeeringFailed(
                        PEERING,
                        s,
                        a,
                        ENDED,
                        FailureCause.OVERLAPPING_RANGES,
                        RangePair.colliding(s.ranges(), a.ranges()),
                        null));
            case ACCEPTER_UNKNOWN ->
                events.add(new PeeringFailed(PEERING, s, a, ENDED, FailureCause.ACCEPTER_UNKNOWN, List.of(), null));
            case FAILED_WITHOUT_NET ->
                events.add(new PeeringFailed(PEERING, s, a, ENDED, FailureCause.NET_GONE, List.of(), ACCEPTER_NET));
            case EXPIRED -> events.add(new PeeringExpired(PEERING, s, a, EXPIRY, EXPIRY));
            case DELETED_BY_SOURCE -> {
                events.add(accepted);
                events.add(new PeeringDeleted(PEERING, s, a, ENDED, DeletionCause.BY_OWNER, sourceOwner, null));
            }
            case DELETED_BY_ACCEPTER -> {
                events.add(accepted);
                events.add(new PeeringDeleted(PEERING, s, a, ENDED, DeletionCause.BY_OWNER, accepterOwner, null));
            }
            case DELETED_WITHOUT_NET -> {
                events.add(accepted);
                events.add(new PeeringDeleted(PEERING, s, a, ENDED, DeletionCause.NET_GONE, null, ACCEPTER_NET));
            }
        }
        return events;
    }
}
