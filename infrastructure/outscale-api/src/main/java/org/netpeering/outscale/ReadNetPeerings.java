package org.netpeering.outscale;

import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists the peerings that concern the caller, in the order in which they were requested (OAPI contract, 1.5). */
final class ReadNetPeerings {
    private static final String NAME = "ReadNetPeerings";

    private final NetPeerings peerings;
    private final int defaultPageSize;

    ReadNetPeerings(NetPeerings peerings, int defaultPageSize) {
        this.peerings = peerings;
        this.defaultPageSize = defaultPageSize;
    }

    Action action() {
        return Action.of(NAME, this::run, PeeringFilters.FILTERS, Paging.RESULTS_PER_PAGE, Paging.NEXT_PAGE_TOKEN);
    }

    private void run(Arguments arguments, CallContext caller, ObjectNode answer) {
        @Nullable
        Cursor after = arguments
                .find(Paging.NEXT_PAGE_TOKEN)
                .map(token -> PeeringCursor.read(PageToken.read(NAME, token, PeeringCursor.PARTS), token))
                .orElse(null);
        Page page = peerings.list(
                new ListNetPeerings(
                        caller.account(),
                        PeeringFilters.of(arguments.find(PeeringFilters.FILTERS).orElse(Arguments.NONE)),
                        after,
                        arguments.find(Paging.RESULTS_PER_PAGE).orElse(defaultPageSize)),
                caller);
        ArrayNode list = answer.putArray("NetPeerings");
        page.peerings().forEach(peering -> list.add(PeeringDocument.of(peering, caller.account())));
        Cursor next = page.next();
        if (next != null) {
            Paging.putNext(
                    answer,
                    PageToken.of(
                            NAME,
                            PeeringCursor.micros(next.requestedAt()),
                            next.peeringId().value()));
        }
    }
}
