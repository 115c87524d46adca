package org.netpeering.fcu;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.application.inventory.Net;
import org.netpeering.application.inventory.RouteTables.RouteTable;
import org.netpeering.application.inventory.Subnet;
import org.netpeering.application.inventory.Vm;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.RegionName;

/** What a caller sees of the inventory: all that is its own or, where there are several regions, what lies in the one called. */
final class InventorySight {
    private final Inventory inventory;
    private final FcuPersonality personality;
    private final FcuSettings settings;

    InventorySight(Inventory inventory, FcuPersonality personality, FcuSettings settings) {
        this.inventory = inventory;
        this.personality = personality;
        this.settings = settings;
    }

    List<Net> nets(CallContext caller, FcuRegion region) {
        List<Net> all = inventory.nets(caller.account());
        return isRegional()
                ? all.stream()
                        .filter(net -> regionOf(net).equals(region.name()))
                        .toList()
                : all;
    }

    List<Subnet> subnets(CallContext caller, FcuRegion region) {
        List<Subnet> all = inventory.subnets(caller.account());
        return isRegional()
                ? all.stream()
                        .filter(subnet -> liesIn(region, subnet.subregion()))
                        .toList()
                : all;
    }

    List<Vm> vms(CallContext caller, FcuRegion region) {
        List<Vm> all = inventory.vms(caller.account());
        return isRegional()
                ? all.stream().filter(vm -> liesIn(region, vm.subregion())).toList()
                : all;
    }

    /** Where VPCs have none, there are none. */
    List<RouteTable> routeTables(CallContext caller, FcuRegion region) {
        List<RouteTable> all = inventory
                .routeTables()
                .map(tables -> tables.of(caller.account()))
                .orElse(List.of());
        if (all.isEmpty() || !isRegional()) {
            return all;
        }
        Set<NetId> there = nets(caller, region).stream().map(Net::id).collect(Collectors.toSet());
        return all.stream().filter(table -> there.contains(table.net())).toList();
    }

    /** Refuses a VPC that the caller does not see there. */
    void check(NetId net, CallContext caller, FcuRegion region) {
        if (nets(caller, region).stream().noneMatch(one -> one.id().equals(net))) {
            throw RefusalErrors.noSuchNet(net).asException();
        }
    }

    boolean isRegional() {
        return personality.regional() && settings.hasSeveral();
    }

    private RegionName regionOf(Net net) {
        RegionName region = net.region();
        return region == null ? settings.home().name() : region;
    }

    /** The name of a part of a region is that of the region and a letter. */
    private static boolean liesIn(FcuRegion region, String subregion) {
        return subregion
                .substring(0, subregion.length() - 1)
                .equals(region.name().value());
    }
}
