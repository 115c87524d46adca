package org.netpeering.fcu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.ListingRetention;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.RegionFilter;
import org.netpeering.domain.api.PeeringFilter.TagFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.TagOwner;

/** Which peerings a caller sees: how long after they have ended, and, where there are several regions, from where. */
final class PeeringSight {
    private final NetPeerings peerings;
    private final FcuPersonality personality;
    private final FcuSettings settings;

    PeeringSight(NetPeerings peerings, FcuPersonality personality, FcuSettings settings) {
        this.peerings = peerings;
        this.personality = personality;
        this.settings = settings;
    }

    /** @param region for which the call is */
    Page list(CallContext caller, List<PeeringFilter> filters, @Nullable Cursor after, int limit, FcuRegion region) {
        List<PeeringFilter> conditions = new ArrayList<>(filters);
        seenFrom(region).ifPresent(seen -> {
            conditions.replaceAll(
                    filter -> filter instanceof TagFilter tags ? new TagFilter(tags.anyOf(), seen) : filter);
            conditions.add(seen);
        });
        return peerings.list(
                new ListNetPeerings(caller.account(), conditions, after, limit, personality.retention()), caller);
    }

    /** A peering of the caller, seen from any region. */
    Optional<PeeringView> find(NetPeeringId id, CallContext caller) {
        List<PeeringFilter> isNamed = List.of(PeeringFilters.withId(List.of(id)));
        return peerings
                .list(new ListNetPeerings(caller.account(), isNamed, null, 1, personality.retention()), caller)
                .peerings()
                .stream()
                .findFirst();
    }

    /** To the engine a peering may be gone that this personality still lists: then its state forbids what was asked for. */
    Refusal asSeen(Refusal refusal, PeeringAction action, CallContext caller) {
        return personality.retention() != null && refusal instanceof Refusal.NoSuchPeering(NetPeeringId id)
                ? find(id, caller)
                        .<Refusal>map(peering -> new Refusal.InvalidState(id, peering.status(), action))
                        .orElse(refusal)
                : refusal;
    }

    /** Whose tags of the peering the caller sees from there. */
    TagOwner tagsOf(PeeringView peering, CallContext caller, FcuRegion region) {
        return seenFrom(region)
                .map(seen -> seen.tagsOf(peering, caller.account()))
                .orElseGet(() -> new TagOwner(caller.account()));
    }

    /** How long after its end a peering is found, or null if the settings say it. */
    @Nullable
    ListingRetention retention() {
        return personality.retention();
    }

    /** Whether a side of the caller lies in that region. */
    boolean isSeenFrom(FcuRegion region, PeeringView peering, CallContext caller) {
        return seenFrom(region)
                .filter(condition -> !condition.holdsFor(peering, caller.account()))
                .isEmpty();
    }

    private Optional<RegionFilter> seenFrom(FcuRegion region) {
        return isRegional()
                ? Optional.of(new RegionFilter(region.name(), region.equals(settings.home())))
                : Optional.empty();
    }

    /** Whether it matters for which region a call is. */
    boolean isRegional() {
        return personality.regional() && settings.hasSeveral();
    }

    RegionName regionOf(NetEnd end) {
        RegionName region = end.region();
        return region == null ? settings.home().name() : region;
    }
}
