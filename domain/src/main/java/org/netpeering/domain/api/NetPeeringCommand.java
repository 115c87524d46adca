package org.netpeering.domain.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
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
     * Asks to join two Nets.
     *
     * @param accepterOwner the account that is expected to own the accepter Net, or null to look it up in any account
     * @param unknownAccepter what becomes of the request if the accepter Net is not known or not of that owner
     * @param tags tags of the caller that the peering has from the start
     */
    record RequestNetPeering(
            NetPeeringId peeringId,
            AccountId caller,
            NetId sourceNet,
            NetId accepterNet,
            @Nullable AccountId accepterOwner,
            UnknownAccepter unknownAccepter,
            List<Tag> tags)
            implements NetPeeringCommand {
        /** Copies the tags. */
        public RequestNetPeering {
            tags = List.copyOf(tags);
        }
    }

    /** What becomes of a request whose accepter Net is not known, or not of the named owner. */
    enum UnknownAccepter {
        /** The request is refused and leaves no peering. */
        REFUSE,
        /** A peering is created in state failed. */
        FAIL
    }

    /** Accepts a pending request; only the owner of the accepter Net may. */
    record AcceptNetPeering(NetPeeringId peeringId, AccountId caller) implements NetPeeringCommand {}

    /**
     * Rejects a pending request; only the owner of the accepter Net may.
     *
     * @param reason a free text for the requester, or null
     */
    record RejectNetPeering(
            NetPeeringId peeringId,
            AccountId caller,
            @Nullable String reason) implements NetPeeringCommand {}

    /** Takes a pending request back (source owner), or ends an active peering (either owner). */
    record DeleteNetPeering(NetPeeringId peeringId, AccountId caller) implements NetPeeringCommand {}

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

    /** Sets tags of the caller; a tag of the same key is replaced. */
    record TagNetPeering(NetPeeringId peeringId, AccountId caller, List<Tag> tags) implements NetPeeringCommand {
        /** Copies the tags. */
        public TagNetPeering {
            tags = List.copyOf(tags);
        }
    }

    /**
     * Removes tags of the caller; a tag that is not there is passed over.
     *
     * @param selectors which tags; none means every tag of the caller
     */
    record UntagNetPeering(NetPeeringId peeringId, AccountId caller, List<TagSelector> selectors)
            implements NetPeeringCommand {
        /** Copies the selectors. */
        public UntagNetPeering {
            selectors = List.copyOf(selectors);
        }
    }
}
