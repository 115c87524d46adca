package org.netpeering.fcu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.ListingRetention;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.TagOwner;

/** Finds what the tag calls are about: peerings, and what the inventory keeps. */
final class TaggedResources {
    private static final int PAGE = 1000;

    private final PeeringSight sight;
    private final @Nullable InventorySight inventory;

    TaggedResources(PeeringSight sight, @Nullable InventorySight inventory) {
        this.sight = sight;
        this.inventory = inventory;
    }

    /** The resources of these ids, or a refusal that names the first one that the caller has not. */
    List<TaggedResource> named(List<String> ids, CallContext caller, FcuRegion region) {
        List<NetPeeringId> peeringIds = ids.stream()
                .filter(NetPeeringId::isValid)
                .map(NetPeeringId::new)
                .toList();
        Stream<TaggedResource> found = peeringIds.isEmpty()
                ? Stream.empty()
                : peerings(List.of(PeeringFilters.withId(peeringIds)), caller, region).stream();
        Stream<TaggedResource> kept =
                peeringIds.size() == ids.size() ? Stream.empty() : inInventory(caller, region).stream();
        Map<String, TaggedResource> byId =
                Stream.concat(found, kept).collect(Collectors.toMap(TaggedResource::id, Function.identity()));
        List<TaggedResource> named = new ArrayList<>();
        for (String id : ids) {
            TaggedResource resource = byId.get(id);
            if (resource == null) {
                throw InventoryErrors.noSuchResource(id).asException();
            }
            named.add(resource);
        }
        return named;
    }

    /** How long after its end the tags of a peering can still be changed, or null if the settings say it. */
    @Nullable
    ListingRetention retention() {
        return sight.retention();
    }

    /** Every peering of the caller that meets the conditions, page after page. */
    List<TaggedResource> peerings(List<PeeringFilter> conditions, CallContext caller, FcuRegion region) {
        List<TaggedResource> all = new ArrayList<>();
        @Nullable Cursor after = null;
        do {
            Page page = sight.list(caller, conditions, after, PAGE, region);
            for (PeeringView peering : page.peerings()) {
                TagOwner owner = sight.tagsOf(peering, caller, region);
                all.add(new TaggedResource(
                        peering.id().value(), PeeringActions.RESOURCE_TYPE, peering.tagsOf(owner), owner.region()));
            }
            after = page.next();
        } while (after != null);
        return all;
    }

    /** Nets, Subnets, VMs and route tables that the caller sees there. */
    List<TaggedResource> inInventory(CallContext caller, FcuRegion region) {
        if (inventory == null) {
            return List.of();
        }
        List<TaggedResource> all = new ArrayList<>();
        inventory
                .nets(caller, region)
                .forEach(net -> all.add(new TaggedResource(net.id().value(), VpcActions.RESOURCE_TYPE, net.tags())));
        inventory
                .subnets(caller, region)
                .forEach(
                        subnet -> all.add(new TaggedResource(subnet.id(), SubnetActions.RESOURCE_TYPE, subnet.tags())));
        inventory
                .vms(caller, region)
                .forEach(vm -> all.add(new TaggedResource(vm.id(), InstanceActions.RESOURCE_TYPE, vm.tags())));
        inventory
                .routeTables(caller, region)
                .forEach(table ->
                        all.add(new TaggedResource(table.id(), RouteTableActions.RESOURCE_TYPE, table.tags())));
        return all;
    }
}
