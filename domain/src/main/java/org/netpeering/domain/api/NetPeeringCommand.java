package org.netpeering.domain.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.Expectations.ReverseActive;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;

/** What can be asked of a peering; every command names the one peering it is for. */
public sealed interface NetPeeringCommand
        permits NetPeeringCommand.RequestNetPeering,
                NetPeeringCommand.AcceptNetPeering,
                NetPeeringCommand.RejectNetPeering,
                NetPeeringCommand.DeleteNetPeering,
                NetPeeringCommand.ExpireNetPeering,
                NetPeeringCommand.RejectRedundantNetPeering,
                NetPeeringCommand.ReportNetRemoved,
                NetPeeringCommand.ReportNetRangesChanged,
                NetPeeringCommand.TagNetPeering,
                NetPeeringCommand.UntagNetPeering,
                NetPeeringCommand.ChangePeeringOptions,
                ProvisioningCommand {
    /** The peering that the command is for; for a request, the id that the new peering is to have. */
    NetPeeringId peeringId();

    /**
     * The account on whose behalf the command is sent.
     *
     * @return null if the engine itself sends it
     */
    default @Nullable AccountId caller() {
        return null;
    }

    /**
     * The version of the peering that the caller has seen and decided upon ({@link PeeringView#version()}). If the peering has
     * another one by now, or its Nets have other ranges, the command is refused rather than carried out.
     *
     * @return null if the caller does not mind
     */
    default @Nullable Long expectedVersion() {
        return null;
    }

    /**
     * How long after its end the caller still finds the peering; to whoever does not find it, it does not exist.
     *
     * @return null if the settings say it
     */
    default @Nullable ListingRetention retention() {
        return null;
    }

    /**
     * Asks to join two Nets.
     *
     * @param accepterOwner the account that is expected to own the accepter Net, or null to look it up in any account
     * @param unknownAccepter what becomes of the request if the accepter Net is not known or not of that owner
     * @param tags tags of the caller that the peering has from the start
     * @param expectations what else it takes for granted
     * @param idempotencyKey names the request among those of the caller, in 1 to {@value #LONGEST_KEY} characters: whoever sends it again
     *     within 7 days has the answer of the first time and makes no second peering; null if it has no name
     */
    record RequestNetPeering(
            NetPeeringId peeringId,
            AccountId caller,
            NetId sourceNet,
            NetId accepterNet,
            @Nullable AccountId accepterOwner,
            UnknownAccepter unknownAccepter,
            List<Tag> tags,
            Expectations expectations,
            @Nullable String idempotencyKey)
            implements NetPeeringCommand {
        /** How many characters an idempotency key has at most. */
        public static final int LONGEST_KEY = 255;

        /**
         * Copies the tags.
         *
         * @throws IllegalArgumentException if the idempotency key is empty or too long, or has a NUL, which PostgreSQL does not keep
         */
        public RequestNetPeering {
            tags = List.copyOf(tags);
            if (idempotencyKey != null && (idempotencyKey.isEmpty() || idempotencyKey.length() > LONGEST_KEY)) {
                throw new IllegalArgumentException("An idempotencyKey has 1 to " + LONGEST_KEY + " characters, not "
                        + idempotencyKey.length() + "; send a shorter one, or null");
            }
            if (idempotencyKey != null && idempotencyKey.indexOf('\0') >= 0) {
                throw new IllegalArgumentException("An idempotencyKey has no NUL, as that one has at "
                        + idempotencyKey.indexOf('\0') + "; send one without, or null");
            }
        }

        /** A request that takes nothing else for granted. */
        public RequestNetPeering(
                NetPeeringId peeringId,
                AccountId caller,
                NetId sourceNet,
                NetId accepterNet,
                @Nullable AccountId accepterOwner,
                UnknownAccepter unknownAccepter,
                List<Tag> tags,
                @Nullable String idempotencyKey) {
            this(
                    peeringId,
                    caller,
                    sourceNet,
                    accepterNet,
                    accepterOwner,
                    unknownAccepter,
                    tags,
                    Expectations.NONE,
                    idempotencyKey);
        }

        /** A request that takes nothing else for granted and has no idempotency key. */
        public RequestNetPeering(
                NetPeeringId peeringId,
                AccountId caller,
                NetId sourceNet,
                NetId accepterNet,
                @Nullable AccountId accepterOwner,
                UnknownAccepter unknownAccepter,
                List<Tag> tags) {
            this(
                    peeringId,
                    caller,
                    sourceNet,
                    accepterNet,
                    accepterOwner,
                    unknownAccepter,
                    tags,
                    Expectations.NONE,
                    null);
        }
    }

    /** What becomes of a request whose accepter Net is not known, or not of the named owner. */
    enum UnknownAccepter {
        /** The request is refused and leaves no peering. */
        REFUSE,
        /** A peering is created in state failed. */
        FAIL
    }

    /**
     * Accepts a pending request; only the owner of the accepter Net may.
     *
     * @param reverse what becomes of the request if the two Nets are joined already, in the other direction
     */
    record AcceptNetPeering(
            NetPeeringId peeringId,
            AccountId caller,
            ReverseActive reverse,
            @Nullable Long expectedVersion) implements NetPeeringCommand {
        /** Rejects the request if the two Nets are joined already. */
        public AcceptNetPeering(NetPeeringId peeringId, AccountId caller, @Nullable Long expectedVersion) {
            this(peeringId, caller, ReverseActive.REJECT, expectedVersion);
        }

        /** Accepts it whatever has become of it meanwhile. */
        public AcceptNetPeering(NetPeeringId peeringId, AccountId caller, ReverseActive reverse) {
            this(peeringId, caller, reverse, null);
        }

        /** Accepts it whatever has become of it meanwhile, and rejects it if the two Nets are joined already. */
        public AcceptNetPeering(NetPeeringId peeringId, AccountId caller) {
            this(peeringId, caller, ReverseActive.REJECT, null);
        }
    }

    /**
     * Rejects a pending request; only the owner of the accepter Net may.
     *
     * @param reason a free text for the requester, or null
     */
    record RejectNetPeering(
            NetPeeringId peeringId,
            AccountId caller,
            @Nullable String reason,
            @Nullable Long expectedVersion) implements NetPeeringCommand {
        /** Rejects it whatever has become of it meanwhile. */
        public RejectNetPeering(NetPeeringId peeringId, AccountId caller, @Nullable String reason) {
            this(peeringId, caller, reason, null);
        }
    }

    /** Takes a pending request back (source owner), or ends an active peering (either owner). */
    record DeleteNetPeering(
            NetPeeringId peeringId,
            AccountId caller,
            @Nullable Long expectedVersion) implements NetPeeringCommand {
        /** Deletes it whatever has become of it meanwhile. */
        public DeleteNetPeering(NetPeeringId peeringId, AccountId caller) {
            this(peeringId, caller, null);
        }
    }

    /** Expires a pending request whose instant has come; harmless when sent early, late or twice. */
    record ExpireNetPeering(NetPeeringId peeringId) implements NetPeeringCommand {}

    /**
     * Rejects a pending request because the reverse one became active.
     *
     * @param activePeering the peering that joins the two Nets already
     */
    record RejectRedundantNetPeering(NetPeeringId peeringId, NetPeeringId activePeering) implements NetPeeringCommand {}

    /** Tells a live peering that one of its Nets does not exist any more. */
    record ReportNetRemoved(NetPeeringId peeringId, NetId net) implements NetPeeringCommand {}

    /** Tells a live peering that one of its Nets has other ranges now; which, the directory of Nets says. */
    record ReportNetRangesChanged(NetPeeringId peeringId, NetId net) implements NetPeeringCommand {}

    /**
     * Sets tags of the caller; a tag of the same key is replaced.
     *
     * @param region where they lie apart from those of the account, or null ({@link org.netpeering.domain.value.TagOwner})
     */
    record TagNetPeering(
            NetPeeringId peeringId,
            AccountId caller,
            List<Tag> tags,
            @Nullable RegionName region,
            @Nullable ListingRetention retention,
            @Nullable Long expectedVersion)
            implements NetPeeringCommand {
        /** Copies the tags. */
        public TagNetPeering {
            tags = List.copyOf(tags);
        }

        /** Sets tags that lie with the account, as long as the settings list the peering. */
        public TagNetPeering(NetPeeringId peeringId, AccountId caller, List<Tag> tags, @Nullable Long expectedVersion) {
            this(peeringId, caller, tags, null, null, expectedVersion);
        }

        /** Sets them whatever has become of the peering meanwhile. */
        public TagNetPeering(NetPeeringId peeringId, AccountId caller, List<Tag> tags) {
            this(peeringId, caller, tags, null);
        }
    }

    /**
     * Sets options of an active peering; each side only by the owner of its Net.
     *
     * @param sourceResolves {@link org.netpeering.domain.value.PeeringOptions#sourceResolves} from now on, or null to leave it
     * @param accepterResolves {@link org.netpeering.domain.value.PeeringOptions#accepterResolves} from now on, or null to leave it
     */
    record ChangePeeringOptions(
            NetPeeringId peeringId,
            AccountId caller,
            @Nullable Boolean sourceResolves,
            @Nullable Boolean accepterResolves,
            @Nullable Long expectedVersion)
            implements NetPeeringCommand {
        /** Sets them whatever has become of the peering meanwhile. */
        public ChangePeeringOptions(
                NetPeeringId peeringId,
                AccountId caller,
                @Nullable Boolean sourceResolves,
                @Nullable Boolean accepterResolves) {
            this(peeringId, caller, sourceResolves, accepterResolves, null);
        }
    }

    /**
     * Removes tags of the caller; a tag that is not there is passed over.
     *
     * @param selectors which tags; none means every tag of the caller
     * @param region where they lie apart from those of the account, or null ({@link org.netpeering.domain.value.TagOwner})
     */
    record UntagNetPeering(
            NetPeeringId peeringId,
            AccountId caller,
            List<TagSelector> selectors,
            @Nullable RegionName region,
            @Nullable ListingRetention retention,
            @Nullable Long expectedVersion)
            implements NetPeeringCommand {
        /** Copies the selectors. */
        public UntagNetPeering {
            selectors = List.copyOf(selectors);
        }

        /** Removes tags that lie with the account, as long as the settings list the peering. */
        public UntagNetPeering(
                NetPeeringId peeringId, AccountId caller, List<TagSelector> selectors, @Nullable Long expectedVersion) {
            this(peeringId, caller, selectors, null, null, expectedVersion);
        }

        /** Removes them whatever has become of the peering meanwhile. */
        public UntagNetPeering(NetPeeringId peeringId, AccountId caller, List<TagSelector> selectors) {
            this(peeringId, caller, selectors, null);
        }
    }
}
