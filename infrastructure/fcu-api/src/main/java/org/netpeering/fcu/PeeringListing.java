package org.netpeering.fcu;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.value.NetPeeringId;

/** Lists the peerings that concern the caller. */
final class PeeringListing {
    private static final String ACTION = "DescribeVpcPeeringConnections";
    private static final int WHOLE_LIST = 1000;

    private final PeeringSight sight;
    private final Ids ids;
    private final PeeringFilters filters;
    private final PeeringXml rendering;

    PeeringListing(PeeringSight sight, FcuPersonality personality, PeeringXml rendering) {
        this.sight = sight;
        this.ids = new Ids(personality.texts());
        this.filters = new PeeringFilters(personality.appearance().words(), personality.texts());
        this.rendering = rendering;
    }

    void addTo(Actions actions) {
        actions.add(ACTION, this::describe);
    }

    private XmlContent describe(Parameters parameters, CallContext caller) {
        List<NetPeeringId> named = ids.peerings(parameters.texts("VpcPeeringConnectionId"));
        List<PeeringFilter> conditions = new ArrayList<>();
        RequestFilter.in(parameters).stream().map(filters::of).forEach(conditions::add);
        PageRequest request = PageRequest.in(parameters, ACTION);
        @Nullable Cursor after = request.position().map(PeeringListing::cursor).orElse(null);
        parameters.endOrDryRun();

        if (!named.isEmpty()) {
            PeeringFilter isNamed = PeeringFilters.withId(named);
            checkAllExist(named, isNamed, caller, parameters.region());
            conditions.add(isNamed);
        }
        Page page = sight.list(caller, conditions, after, request.limit(), parameters.region());
        Cursor next = page.next();
        return xml -> xml.set(
                        "vpcPeeringConnectionSet",
                        page.peerings(),
                        (item, peering) ->
                                rendering.inList(item, peering, sight.tagsOf(peering, caller, parameters.region())))
                .optional("nextToken", next == null ? null : PageToken.of(ACTION, position(next)));
    }

    /** Waiters depend on this: a peering that is named but not there is an error, not an empty list. */
    private void checkAllExist(List<NetPeeringId> named, PeeringFilter isNamed, CallContext caller, FcuRegion region) {
        Set<NetPeeringId> missing = new HashSet<>(named);
        sight.list(caller, List.of(isNamed), null, WHOLE_LIST, region)
                .peerings()
                .forEach(peering -> missing.remove(peering.id()));
        named.stream().filter(missing::contains).findFirst().ifPresent(first -> {
            throw RefusalErrors.noSuchPeering(first).asException();
        });
    }

    private static String position(Cursor cursor) {
        return cursor.requestedAt() + " " + cursor.peeringId();
    }

    private static Cursor cursor(String position) {
        int space = position.indexOf(' ');
        try {
            return new Cursor(
                    Instant.parse(position.substring(0, Math.max(space, 0))),
                    new NetPeeringId(position.substring(space + 1)));
        } catch (DateTimeParseException | IllegalArgumentException notOurs) {
            throw PageToken.invalid(PageToken.of(ACTION, position));
        }
    }
}
