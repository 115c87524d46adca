package org.netpeering.fcu;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;

/** Finds what the tag calls are about: peerings, and what the inventory keeps. */
final class TaggedResources {
    private static final int PAGE = 1000;

    private final PeeringSight sight;
    private final @Nullable Inventory inventory;

    TaggedResources(PeeringSight sight, @Nullable Inventory inventory) {
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
                peeringIds.size() == ids.size() ? Stream.empty() : inInventory(caller.account()).stream();
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

    /** Every peering of the caller that meets the conditions, page after page. */
    List<TaggedResource> peerings(List<PeeringFilter> conditions, CallContext caller, FcuRegion region) {
        List<TaggedResource> all = new ArrayList<>();
        @Nullable Cursor after = null;
        do {
            Page page = sight.list(caller, conditions, after, PAGE, region);
            for (PeeringView peering : page.peerings()) {
                all.add(new TaggedResource(
                        peering.id().value(), PeeringActions.RESOURCE_TYPE, peering.tagsOf(caller.account())));
            }
            after = page.next();
        } while (after != null);
        return all;
    }

    /** Nets, Subnets, VMs and route tables of the caller. */
    List<TaggedResource> inInventory(AccountId caller) {
        if (inventory == null) {
            return List.of();
        }
        List<TaggedResource> all = new ArrayList<>();
        inventory
                .nets(caller)
                .forEach(net -> all.add(new TaggedResource(net.id().value(), VpcActions.RESOURCE_TYPE, net.tags())));
        inventory
                .subnets(caller)
                .forEach(
                        subnet -> all.add(new TaggedResource(subnet.id(), SubnetActions.RESOURCE_TYPE, subnet.tags())));
        inventory
                .vms(caller)
                .forEach(vm -> all.add(new TaggedResource(vm.id(), InstanceActions.RESOURCE_TYPE, vm.tags())));
        inventory
                .routeTables()
                .ifPresent(tables -> tables.of(caller)
                        .forEach(table -> all.add(
                                new TaggedResource(table.id(), RouteTableActions.RESOURCE_TYPE, table.tags()))));
        return all;
    }
}
