package org.netpeering.application.view;

import java.time.Instant;
import java.time.InstantSource;
import org.axonframework.queryhandling.QueryHandler;
import org.netpeering.domain.api.ListingRetention;
import org.netpeering.domain.api.NetPeeringQuery.FindNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.model.PeeringSettings;

/** Answers queries from the read model, as of now: a request whose instant has come is expired, whatever is stored. */
public final class NetPeeringQueries {
    private final PeeringSummaries summaries;
    private final InstantSource clock;
    private final PeeringSettings settings;

    /** Reads from these summaries. */
    public NetPeeringQueries(PeeringSummaries summaries, InstantSource clock, PeeringSettings settings) {
        this.summaries = summaries;
        this.clock = clock;
        this.settings = settings;
    }

    @QueryHandler
    Page answer(ListNetPeerings query) {
        Instant now = clock.instant();
        ListingRetention retention = query.retention();
        return summaries.list(
                query, now, now.minus(retention == null ? settings.listingRetention() : retention.longest()));
    }

    @QueryHandler
    Page answer(FindNetPeering query) {
        Instant now = clock.instant();
        return summaries.find(query, now, now.minus(settings.listingRetention()));
    }
}
