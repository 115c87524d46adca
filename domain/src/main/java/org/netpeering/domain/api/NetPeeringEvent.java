package org.netpeering.domain.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.Expectations.ReverseActive;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringOptions;
import org.netpeering.domain.value.RangePair;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.Tag;

/**
 * What has happened to a peering. Events are never rewritten; each carries both ends, so that a reader needs no look-up.
 *
 * <p>All instants are UTC with a precision of microseconds.
 */
public sealed interface NetPeeringEvent
        permits NetPeeringEvent.PeeringRequested,
                NetPeeringEvent.PeeringApproved,
                NetPeeringEvent.PeeringAccepted,
                NetPeeringEvent.PeeringRejected,
                NetPeeringEvent.PeeringFailed,
                NetPeeringEvent.PeeringExpired,
                NetPeeringEvent.PeeringDeleted,
                NetPeeringEvent.PeeringRangesChanged,
                NetPeeringEvent.PeeringTagged,
                NetPeeringEvent.PeeringUntagged,
                NetPeeringEvent.PeeringOptionsChanged,
                ProvisioningEvent {
    /** The peering that it happened to. */
    NetPeeringId peeringId();

    /** The side that asked. */
    NetEnd source();

    /** The side that was asked. */
    NetEnd accepter();

    /** When it happened. */
    Instant occurredAt();

    /**
     * Whether the account may know of it. The account that a request named as owner of a Net it does not own may not, and what
     * an owner does with its tags nobody else may.
     */
    default boolean concerns(AccountId account) {
        return source().isOwnedBy(account)
                || (accepter().isOwnedBy(account) && !accepter().ranges().isEmpty());
    }

    /**
     * Two Nets were asked to be joined.
     *
     * @param expiresAt the instant from which the request can no longer be accepted
     * @param reverse what becomes of it while the two Nets are joined in the other direction; null means that the engine rejects it
     */
    record PeeringRequested(
            NetPeeringId peeringId,
            NetEnd source,
            NetEnd accepter,
            Instant occurredAt,
            Instant expiresAt,
            @Nullable ReverseActive reverse)
            implements NetPeeringEvent {
        /** One that the engine rejects if the two Nets are joined in the other direction. */
        public PeeringRequested(
                NetPeeringId peeringId, NetEnd source, NetEnd accepter, Instant occurredAt, Instant expiresAt) {
            this(peeringId, source, accepter, occurredAt, expiresAt, null);
        }
    }

    /**
     * A policy of the host agreed on behalf of the owner of the accepter Net; the acceptance follows in the same commit.
     *
     * @param policy the name of the rule that agreed
     */
    record PeeringApproved(NetPeeringId peeringId, NetEnd source, NetEnd accepter, Instant occurredAt, String policy)
            implements NetPeeringEvent {}

    /**
     * The owner of the accepter Net agreed; from here on the Nets are joined. The ends carry the ranges as re-checked now.
     */
    record PeeringAccepted(NetPeeringId peeringId, NetEnd source, NetEnd accepter, Instant occurredAt, AccountId by)
            implements NetPeeringEvent {}

    /**
     * The request came to nothing because somebody, or the engine, said no.
     *
     * @param by who said no, or null if the engine did
     * @param reason what the accepter gave as a reason, or null
     * @param redundantTo the peering that made this one redundant, or null
     */
    record PeeringRejected(
            NetPeeringId peeringId,
            NetEnd source,
            NetEnd accepter,
            Instant occurredAt,
            RejectionCause cause,
            @Nullable AccountId by,
            @Nullable String reason,
            @Nullable NetPeeringId redundantTo)
            implements NetPeeringEvent {}

    /** Why a request was rejected. */
    enum RejectionCause {
        BY_ACCEPTER,
        REVERSE_ACTIVE,
        REVERSE_ACCEPTED
    }

    /**
     * The Nets cannot be joined.
     *
     * @param collisions the pairs of ranges that overlap, if that is the cause
     * @param goneNet the Net that is gone, if that is the cause
     */
    record PeeringFailed(
            NetPeeringId peeringId,
            NetEnd source,
            NetEnd accepter,
            Instant occurredAt,
            FailureCause cause,
            List<RangePair> collisions,
            @Nullable NetId goneNet)
            implements NetPeeringEvent {
        /** Copies the collisions. */
        public PeeringFailed {
            collisions = List.copyOf(collisions);
        }
    }

    /** Why the Nets cannot be joined. */
    enum FailureCause {
        OVERLAPPING_RANGES,
        ACCEPTER_UNKNOWN,
        NET_GONE
    }

    /**
     * Nobody answered the request in time.
     *
     * @param expiredAt the instant from which it was expired, at or before {@code occurredAt}
     */
    record PeeringExpired(NetPeeringId peeringId, NetEnd source, NetEnd accepter, Instant occurredAt, Instant expiredAt)
            implements NetPeeringEvent {}

    /**
     * The request was taken back, or the Nets are no longer joined.
     *
     * @param by who deleted it, or null if the engine did
     * @param goneNet the Net that is gone, if that is the cause
     */
    record PeeringDeleted(
            NetPeeringId peeringId,
            NetEnd source,
            NetEnd accepter,
            Instant occurredAt,
            DeletionCause cause,
            @Nullable AccountId by,
            @Nullable NetId goneNet)
            implements NetPeeringEvent {}

    /** Why a peering was deleted. */
    enum DeletionCause {
        BY_OWNER,
        NET_GONE
    }

    /**
     * The ranges of a Net changed while its peering was alive; the ends carry the new ones.
     *
     * @param net which Net was reported
     * @param collisions the pairs of ranges that overlap now, which an active peering outlives
     */
    record PeeringRangesChanged(
            NetPeeringId peeringId,
            NetEnd source,
            NetEnd accepter,
            Instant occurredAt,
            NetId net,
            List<RangePair> collisions)
            implements NetPeeringEvent {
        /** Copies the collisions. */
        public PeeringRangesChanged {
            collisions = List.copyOf(collisions);
        }
    }

    /**
     * An owner changed options of its side.
     *
     * @param by the owner
     * @param options those of both sides from now on
     */
    record PeeringOptionsChanged(
            NetPeeringId peeringId,
            NetEnd source,
            NetEnd accepter,
            Instant occurredAt,
            AccountId by,
            PeeringOptions options)
            implements NetPeeringEvent {}

    /**
     * One of the owners set tags of its own; only the tags that changed are named.
     *
     * @param region where they lie apart from those of the account, or null ({@link org.netpeering.domain.value.TagOwner})
     */
    record PeeringTagged(
            NetPeeringId peeringId,
            NetEnd source,
            NetEnd accepter,
            Instant occurredAt,
            AccountId owner,
            List<Tag> tags,
            @Nullable RegionName region)
            implements NetPeeringEvent {
        /** Copies the tags. */
        public PeeringTagged {
            tags = List.copyOf(tags);
        }

        /** Tags that lie with the account. */
        public PeeringTagged(
                NetPeeringId peeringId,
                NetEnd source,
                NetEnd accepter,
                Instant occurredAt,
                AccountId owner,
                List<Tag> tags) {
            this(peeringId, source, accepter, occurredAt, owner, tags, null);
        }

        @Override
        public boolean concerns(AccountId account) {
            return account.equals(owner);
        }
    }

    /**
     * One of the owners removed tags of its own; only tags that were there are named.
     *
     * @param region where they lay apart from those of the account, or null ({@link org.netpeering.domain.value.TagOwner})
     */
    record PeeringUntagged(
            NetPeeringId peeringId,
            NetEnd source,
            NetEnd accepter,
            Instant occurredAt,
            AccountId owner,
            List<Tag> tags,
            @Nullable RegionName region)
            implements NetPeeringEvent {
        /** Copies the tags. */
        public PeeringUntagged {
            tags = List.copyOf(tags);
        }

        /** Tags that lie with the account. */
        public PeeringUntagged(
                NetPeeringId peeringId,
                NetEnd source,
                NetEnd accepter,
                Instant occurredAt,
                AccountId owner,
                List<Tag> tags) {
            this(peeringId, source, accepter, occurredAt, owner, tags, null);
        }

        @Override
        public boolean concerns(AccountId account) {
            return account.equals(owner);
        }
    }
}
