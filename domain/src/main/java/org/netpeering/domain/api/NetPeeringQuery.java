package org.netpeering.domain.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** What can be asked about peerings. An account sees the peerings that concern it, and its own tags. */
public sealed interface NetPeeringQuery {
    /** The account that asks. */
    AccountId caller();

    /**
     * One page of the peerings that concern the caller: live ones, and those that ended within the listing retention; in
     * the order in which they were requested. Answered with a {@link Page}.
     *
     * @param after the last peering of the page before, or null for the first page
     * @param limit how many at most, 1 to 1,000
     * @param retention how long what ended is listed, or null if the settings say it
     */
    record ListNetPeerings(
            AccountId caller,
            List<PeeringFilter> filters,
            @Nullable Cursor after,
            int limit,
            @Nullable ListingRetention retention)
            implements NetPeeringQuery {
        /**
         * Copies the filters.
         *
         * @throws IllegalArgumentException if the limit is out of its range
         */
        public ListNetPeerings {
            filters = List.copyOf(filters);
            if (limit < 1 || limit > 1000) {
                throw new IllegalArgumentException("A page has 1 to 1,000 peerings, not " + limit);
            }
        }

        /** What ended is listed as long as the settings say. */
        public ListNetPeerings(AccountId caller, List<PeeringFilter> filters, @Nullable Cursor after, int limit) {
            this(caller, filters, after, limit, null);
        }
    }

    /** One listed peering that concerns the caller. Answered with a {@link Page} of one, or an empty one. */
    record FindNetPeering(AccountId caller, NetPeeringId peeringId) implements NetPeeringQuery {}

    /**
     * What would become of a request that is not made. Answered with an {@link Explanation}.
     *
     * @param accepterOwner the account that is expected to own the accepter Net, or null to look it up in any account
     * @param unknownAccepter what would become of the request if the accepter Net is not known or not of that owner
     */
    record ExplainRequest(
            AccountId caller,
            NetId sourceNet,
            NetId accepterNet,
            @Nullable AccountId accepterOwner,
            UnknownAccepter unknownAccepter)
            implements NetPeeringQuery {}

    /** A place in the list: behind that peering. */
    record Cursor(Instant requestedAt, NetPeeringId peeringId) {}

    /**
     * The answer to a query.
     *
     * @param next where the next page begins, or null if this is the last one
     */
    record Page(List<PeeringView> peerings, @Nullable Cursor next) {
        /** Copies the peerings. */
        public Page {
            peerings = List.copyOf(peerings);
        }
    }
}
