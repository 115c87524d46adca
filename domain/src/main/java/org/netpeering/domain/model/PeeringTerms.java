package org.netpeering.domain.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.Expectations.ReverseActive;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringOptions;

/**
 * What a peering has in all its states: its ends, its dates, the options and tags of its owners, its version.
 *
 * @param waits whether it waits while the two Nets are joined in the other direction; otherwise the engine rejects it
 * @param version the sequence number of its last event, from 0
 */
record PeeringTerms(
        NetPeeringId id,
        NetEnd source,
        NetEnd accepter,
        Instant requestedAt,
        Instant expiresAt,
        PeeringOptions options,
        OwnerTags tags,
        boolean waits,
        long version) {
    /** Those of a request that was made just now. */
    static PeeringTerms of(PeeringRequested e) {
        return new PeeringTerms(
                e.peeringId(),
                e.source(),
                e.accepter(),
                e.occurredAt(),
                e.expiresAt(),
                PeeringOptions.NONE,
                OwnerTags.NONE,
                e.reverse() == ReverseActive.WAIT,
                0);
    }

    /** The next version, with the ends that the event tells. */
    PeeringTerms after(NetPeeringEvent event) {
        return new PeeringTerms(
                id, event.source(), event.accepter(), requestedAt, expiresAt, options, tags, waits, version + 1);
    }

    PeeringTerms withEnds(NetEnd newSource, NetEnd newAccepter) {
        return new PeeringTerms(id, newSource, newAccepter, requestedAt, expiresAt, options, tags, waits, version);
    }

    PeeringTerms withTags(OwnerTags newTags) {
        return new PeeringTerms(id, source, accepter, requestedAt, expiresAt, options, newTags, waits, version);
    }

    PeeringTerms withOptions(PeeringOptions newOptions) {
        return new PeeringTerms(id, source, accepter, requestedAt, expiresAt, newOptions, tags, waits, version);
    }

    boolean hasEnds(NetEnd otherSource, NetEnd otherAccepter) {
        return source.equals(otherSource) && accepter.equals(otherAccepter);
    }

    /** Whether the account owns one of the two Nets. */
    boolean concerns(AccountId account) {
        return source.isOwnedBy(account)
                || (accepter.isOwnedBy(account) && !accepter.ranges().isEmpty());
    }

    /** Whether it is one of the two Nets. */
    boolean isBetween(NetId net) {
        return net.equals(source.net()) || net.equals(accepter.net());
    }

    boolean isDue(Instant now) {
        return !now.isBefore(expiresAt);
    }

    PeeringExpired expired(Instant now) {
        return new PeeringExpired(id, source, accepter, now, expiresAt);
    }

    PeeringRejected rejectedBy(AccountId by, @Nullable String reason, Instant now) {
        return new PeeringRejected(id, source, accepter, now, RejectionCause.BY_ACCEPTER, by, reason, null);
    }

    PeeringRejected redundantTo(NetPeeringId active, Instant now) {
        return new PeeringRejected(id, source, accepter, now, RejectionCause.REVERSE_ACCEPTED, null, null, active);
    }

    PeeringFailed failedWithout(NetId net, Instant now) {
        return new PeeringFailed(id, source, accepter, now, FailureCause.NET_GONE, List.of(), net);
    }

    PeeringDeleted deletedBy(AccountId by, Instant now) {
        return new PeeringDeleted(id, source, accepter, now, DeletionCause.BY_OWNER, by, null);
    }

    PeeringDeleted deletedWithout(NetId net, Instant now) {
        return new PeeringDeleted(id, source, accepter, now, DeletionCause.NET_GONE, null, net);
    }
}
