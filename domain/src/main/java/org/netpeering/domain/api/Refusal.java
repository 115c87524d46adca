package org.netpeering.domain.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RegionName;

/** Why a command was not carried out: an expected answer, a value, never an exception. */
public sealed interface Refusal {
    /** A stable name for programs, in kebab-case. */
    String code();

    /** A sentence for people: which field, which value, what to do. Dialects may say it in words of their own. */
    String message();

    /** The source Net does not exist, or the caller does not own it. */
    record SourceNetUnknown(NetId net) implements Refusal {
        @Override
        public String code() {
            return "source-net-unknown";
        }

        @Override
        public String message() {
            return "The source Net '" + net + "' does not exist in your account; name a Net that you own";
        }
    }

    /** A Net was asked to be joined with itself. */
    record SameNet(NetId net) implements Refusal {
        @Override
        public String code() {
            return "same-net";
        }

        @Override
        public String message() {
            return "The Net '" + net + "' cannot be peered with itself; name two different Nets";
        }
    }

    /** The accepter Net does not exist, or does not belong to the named account. */
    record AccepterNetUnknown(NetId net, @Nullable AccountId owner) implements Refusal {
        @Override
        public String code() {
            return "accepter-net-unknown";
        }

        @Override
        public String message() {
            return owner == null
                    ? "The accepter Net '" + net + "' does not exist; name the Net and its owner account"
                    : "The accepter Net '" + net + "' does not exist in account '" + owner
                            + "'; check the Net and the account of its owner";
        }
    }

    /** The installation wants the owner of the accepter Net to be named. */
    record AccepterOwnerMissing(NetId net) implements Refusal {
        @Override
        public String code() {
            return "accepter-owner-missing";
        }

        @Override
        public String message() {
            return "The owner account of the accepter Net '" + net + "' must be named";
        }
    }

    /** A Net has no virtual machine yet (rule of the product page, "Creating a Net Peering"). */
    record NetLacksVm(NetId net) implements Refusal {
        @Override
        public String code() {
            return "net-lacks-vm";
        }

        @Override
        public String message() {
            return "The Net '" + net + "' must contain at least one VM before it is peered";
        }
    }

    /** The peering is in the state that the command asks for; nothing was left to do. */
    record AlreadyDone(NetPeeringId peering) implements Refusal {
        @Override
        public String code() {
            return "already-done";
        }

        @Override
        public String message() {
            return "Nothing to do: peering '" + peering + "' is in that state already";
        }
    }

    /** A peering of the two Nets is being deleted, and there is no room for another until that is over. */
    record StillDeleting(NetPeeringId peering) implements Refusal {
        @Override
        public String code() {
            return "still-deleting";
        }

        @Override
        public String message() {
            return "Peering '" + peering + "' of the two Nets is still being deleted; ask again when it is deleted";
        }
    }

    /**
     * A rule of the host speaks against the request.
     *
     * @param rule the name of the rule, in kebab-case
     * @param reason a sentence of the host
     */
    record AgainstPolicy(String rule, String reason) implements Refusal {
        @Override
        public String code() {
            return "against-policy";
        }

        @Override
        public String message() {
            return reason;
        }
    }

    /** The Net has as many pending requests as it may have. */
    record TooManyPendingRequests(NetId net, int limit) implements Refusal {
        @Override
        public String code() {
            return "too-many-pending-requests";
        }

        @Override
        public String message() {
            return "The Net '" + net + "' has " + limit
                    + " pending requests, the most it may have; delete one or wait until one is answered";
        }
    }

    /** The Net has as many peerings as it may have. */
    record TooManyPeerings(NetId net, int limit) implements Refusal {
        @Override
        public String code() {
            return "too-many-peerings";
        }

        @Override
        public String message() {
            return "The Net '" + net + "' has " + limit + " live peerings, the most it may have; delete one first";
        }
    }

    /** There is no such peering, or none that the caller may see. */
    record NoSuchPeering(NetPeeringId peering) implements Refusal {
        @Override
        public String code() {
            return "no-such-peering";
        }

        @Override
        public String message() {
            return "The Net peering '" + peering + "' does not exist";
        }
    }

    /** The other owner would have to do this. */
    record NotPermitted(
            NetPeeringId peering,
            AccountId caller,
            PeeringAction action,
            @Nullable AccountId permitted) implements Refusal {
        @Override
        public String code() {
            return "not-permitted";
        }

        @Override
        public String message() {
            return "Account '" + caller + "' cannot " + action.verb() + " peering '" + peering + "'; account '"
                    + permitted + "' can";
        }
    }

    /** The peering is in a state in which this cannot be done. */
    record InvalidState(NetPeeringId peering, PeeringStatus state, PeeringAction action) implements Refusal {
        @Override
        public String code() {
            return "invalid-state";
        }

        @Override
        public String message() {
            return "Peering '" + peering + "' is " + state.wireName() + "; it cannot be " + action.participle()
                    + " in that state";
        }
    }

    /**
     * The two Nets are joined already, by another peering; the request waits on.
     *
     * @param active the peering that joins them
     */
    record AlreadyPeered(NetPeeringId peering, NetPeeringId active) implements Refusal {
        @Override
        public String code() {
            return "already-peered";
        }

        @Override
        public String message() {
            return "Peering '" + peering + "' cannot be accepted: peering '" + active
                    + "' joins the two Nets already; delete that one first";
        }
    }

    /**
     * The call was made in another region than the one in which this is done.
     *
     * @param region where the call was made
     * @param right where it can be made
     */
    record WrongRegion(NetPeeringId peering, PeeringAction action, RegionName region, RegionName right)
            implements Refusal {
        @Override
        public String code() {
            return "wrong-region";
        }

        @Override
        public String message() {
            return "Peering '" + peering + "' cannot be " + action.participle() + " in region '" + region
                    + "'; call region '" + right + "'";
        }
    }

    /** The request may still be accepted, so it does not expire yet. */
    record NotYetDue(NetPeeringId peering, Instant expiresAt) implements Refusal {
        @Override
        public String code() {
            return "not-yet-due";
        }

        @Override
        public String message() {
            return "Peering '" + peering + "' does not expire before " + expiresAt;
        }
    }

    /** The engine does not go on with a peering before that instant. */
    record NothingDue(NetPeeringId peering, Instant before) implements Refusal {
        @Override
        public String code() {
            return "nothing-due";
        }

        @Override
        public String message() {
            return "Nothing is to be done about peering '" + peering + "' before " + before;
        }
    }

    /**
     * The host speaks of an attempt that no longer counts.
     *
     * @param current the attempt that does
     */
    record StaleAttempt(NetPeeringId peering, int attempt, int current) implements Refusal {
        @Override
        public String code() {
            return "stale-attempt";
        }

        @Override
        public String message() {
            return "Attempt " + attempt + " at peering '" + peering + "' no longer counts; the engine is at attempt "
                    + current;
        }
    }

    /**
     * The peering is not as the caller has seen it.
     *
     * @param expected the version that the caller named
     * @param current the version that it has
     */
    record VersionMismatch(NetPeeringId peering, long expected, long current) implements Refusal {
        @Override
        public String code() {
            return "version-mismatch";
        }

        @Override
        public String message() {
            return "Peering '" + peering + "' has version " + current + ", and expectedVersion was " + expected
                    + "; read the peering again and decide by what it is now";
        }
    }

    /**
     * The caller wanted to accept the ranges that it has seen, and a Net has others by now.
     *
     * @param ranges those that it has
     */
    record RangesChanged(NetPeeringId peering, NetId net, List<CidrBlock> ranges) implements Refusal {
        /** Copies the ranges. */
        public RangesChanged {
            ranges = List.copyOf(ranges);
        }

        @Override
        public String code() {
            return "ranges-changed";
        }

        @Override
        public String message() {
            return "The Net '" + net + "' has the ranges " + ranges + " now, and peering '" + peering
                    + "' was shown with others; read the peering again and decide by what it is now";
        }
    }

    /**
     * Another request was made with the same idempotency key, not long ago.
     *
     * @param peering what that request led to
     */
    record KeyReused(String idempotencyKey, NetPeeringId peering) implements Refusal {
        @Override
        public String code() {
            return "key-reused";
        }

        @Override
        public String message() {
            return "The idempotencyKey '" + idempotencyKey
                    + "' belongs to another request of the last 7 days, which led to" + " peering '" + peering
                    + "'; send that request again as it was, or this one with a key of its own";
        }
    }

    /** The caller would have more tags on the peering than the limit. */
    record TooManyTags(NetPeeringId peering, int limit) implements Refusal {
        @Override
        public String code() {
            return "too-many-tags";
        }

        @Override
        public String message() {
            return "Peering '" + peering + "' cannot have more than " + limit + " tags; delete some first";
        }
    }

    /** The id that the new peering was to have is in use; ask again with another. */
    record IdTaken(NetPeeringId peering) implements Refusal {
        @Override
        public String code() {
            return "id-taken";
        }

        @Override
        public String message() {
            return "The id '" + peering + "' is in use; send the request with another id";
        }
    }

    /**
     * The policies of the caller do not let it do this.
     *
     * @param action the right that is needed, such as {@code api:CreateNetPeering}
     * @param explicit whether a policy denies it; otherwise none allows it
     */
    record ActionDenied(String action, boolean explicit) implements Refusal {
        @Override
        public String code() {
            return "action-denied";
        }

        @Override
        public String message() {
            return explicit
                    ? "A policy of the caller denies the action '" + action + "'; its owner can take that statement out"
                    : "No policy of the caller allows the action '" + action
                            + "'; its owner can add a statement that does";
        }
    }
}
