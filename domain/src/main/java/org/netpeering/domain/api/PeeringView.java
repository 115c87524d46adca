package org.netpeering.domain.api;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringOptions;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.TagOwner;

/**
 * A peering as its owners see it; the row of the read model.
 *
 * @param message the state in one short sentence
 * @param requestedAt when it was asked for
 * @param expiresAt when the request lapses, or would have lapsed
 * @param endedAt when it came to an end, or null while it is alive
 * @param endedBy the owner who rejected or deleted it, or null if nobody did
 * @param options what the owners have set for their sides
 * @param tags the tags of each owner, by owner and key
 * @param version how often it has changed since the request, 0 or more; the sequence number of its last event
 */
public record PeeringView(
        NetPeeringId id,
        PeeringStatus status,
        String message,
        NetEnd source,
        NetEnd accepter,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable AccountId endedBy,
        PeeringOptions options,
        Map<TagOwner, SortedMap<String, String>> tags,
        long version) {
    /** The message of every expired peering. */
    public static final String EXPIRED_MESSAGE = "Expired";

    /** Copies the tags. */
    public PeeringView {
        tags = Map.copyOf(tags);
    }

    /** Where nobody has ended it or set options. */
    public PeeringView(
            NetPeeringId id,
            PeeringStatus status,
            String message,
            NetEnd source,
            NetEnd accepter,
            Instant requestedAt,
            Instant expiresAt,
            @Nullable Instant endedAt,
            Map<TagOwner, SortedMap<String, String>> tags,
            long version) {
        this(
                id,
                status,
                message,
                source,
                accepter,
                requestedAt,
                expiresAt,
                endedAt,
                null,
                PeeringOptions.NONE,
                tags,
                version);
    }

    /** The tags that lie with this account; an owner sees its own tags only. */
    public SortedMap<String, String> tagsOf(AccountId account) {
        return tagsOf(new TagOwner(account));
    }

    /** The tags of this owner. */
    public SortedMap<String, String> tagsOf(TagOwner owner) {
        return Collections.unmodifiableSortedMap(tags.getOrDefault(owner, new TreeMap<>()));
    }

    /**
     * Whether the account is one of the two that the peering concerns. The account that a request named as owner of a Net
     * it does not own is none of them.
     */
    public boolean concerns(AccountId account) {
        return source.isOwnedBy(account)
                || (accepter.isOwnedBy(account) && !accepter.ranges().isEmpty());
    }

    /** The peering as it is at that instant: a pending one whose instant has come is expired, whatever is stored. */
    public PeeringView asOf(Instant now) {
        if (status != PeeringStatus.PENDING_ACCEPTANCE || now.isBefore(expiresAt)) {
            return this;
        }
        return new PeeringView(
                id,
                PeeringStatus.EXPIRED,
                EXPIRED_MESSAGE,
                source,
                accepter,
                requestedAt,
                expiresAt,
                expiresAt,
                null,
                options,
                tags,
                version);
    }
}
