package org.netpeering.domain.model;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** What stays with a peering through all its states: its ends, its dates, the tags of its owners. */
record PeeringTerms(
        NetPeeringId id, NetEnd source, NetEnd accepter, Instant requestedAt, Instant expiresAt, OwnerTags tags) {
    PeeringTerms withEnds(NetEnd newSource, NetEnd newAccepter) {
        return new PeeringTerms(id, newSource, newAccepter, requestedAt, expiresAt, tags);
    }

    PeeringTerms withTags(OwnerTags newTags) {
        return new PeeringTerms(id, source, accepter, requestedAt, expiresAt, newTags);
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
