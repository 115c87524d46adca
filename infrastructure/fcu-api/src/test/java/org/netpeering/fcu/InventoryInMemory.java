package org.netpeering.fcu;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.application.inventory.InventoryRefused;
import org.netpeering.application.inventory.InventoryRefused.Reason;
import org.netpeering.application.inventory.Net;
import org.netpeering.application.inventory.NetAttributes;
import org.netpeering.application.inventory.NetOrder;
import org.netpeering.application.inventory.Subnet;
import org.netpeering.application.inventory.Vm;
import org.netpeering.application.inventory.VmOrder;
import org.netpeering.application.inventory.VmState;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;

/** An inventory in maps, with as many of its rules as the dialect has to put into words. */
final class InventoryInMemory implements Inventory {
    private static final Instant LAUNCH = Instant.parse("2026-11-22T20:00:00Z");

    private final Map<NetId, Net> nets = new LinkedHashMap<>();
    private final Map<String, Subnet> subnets = new LinkedHashMap<>();
    private final Map<String, Vm> vms = new LinkedHashMap<>();
    private final Map<String, VmOrder> orders = new LinkedHashMap<>();
    private int lastId;

    private String nextId(String prefix) {
        return String.format("%s-%08x", prefix, ++lastId);
    }

    @Override
    public Net createNet(AccountId owner, NetOrder order) {
        CidrBlock range = order.range();
        if (range.prefix() < 16 || range.prefix() > 28) {
            throw new InventoryRefused(Reason.RANGE_SIZE, "The range '" + range + "' is not /16 to /28");
        }
        Net net = new Net(
                new NetId(nextId("vpc")),
                owner,
                range,
                order.tenancy(),
                asMap(order.tags()),
                order.region(),
                NetAttributes.DEFAULTS);
        nets.put(net.id(), net);
        return net;
    }

    @Override
    public void setAttributes(AccountId owner, NetId net, NetAttributes attributes) {
        checkNet(owner, net);
        nets.computeIfPresent(
                net, (id, old) -> new Net(id, owner, old.range(), old.tenancy(), old.tags(), old.region(), attributes));
    }

    @Override
    public List<Net> nets(AccountId owner) {
        return nets.values().stream().filter(net -> net.owner().equals(owner)).toList();
    }

    @Override
    public void deleteNet(AccountId owner, NetId net) {
        checkNet(owner, net);
        if (subnets.values().stream().anyMatch(subnet -> subnet.net().equals(net))) {
            throw new InventoryRefused(Reason.HAS_DEPENDENCIES, "The Net '" + net + "' has Subnets");
        }
        nets.remove(net);
    }

    private void checkNet(AccountId owner, NetId net) {
        if (nets(owner).stream().noneMatch(one -> one.id().equals(net))) {
            throw new InventoryRefused(Reason.NO_SUCH_NET, "No Net '" + net + "'");
        }
    }

    @Override
    public Subnet createSubnet(
            AccountId owner, NetId net, CidrBlock range, @Nullable String subregion, List<Tag> tags) {
        checkNet(owner, net);
        String zone = subregion == null ? "none" : subregion;
        Subnet subnet = new Subnet(nextId("subnet"), owner, net, range, zone, range.size() - 5, asMap(tags));
        subnets.put(subnet.id(), subnet);
        return subnet;
    }

    @Override
    public List<Subnet> subnets(AccountId owner) {
        return subnets.values().stream()
                .filter(subnet -> subnet.owner().equals(owner))
                .toList();
    }

    @Override
    public void deleteSubnet(AccountId owner, String subnet) {
        subnetOf(owner, subnet);
        subnets.remove(subnet);
    }

    private Subnet subnetOf(AccountId owner, String id) {
        return subnets(owner).stream()
                .filter(subnet -> subnet.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new InventoryRefused(Reason.NO_SUCH_SUBNET, "No Subnet '" + id + "'"));
    }

    @Override
    public List<Vm> createVms(AccountId owner, VmOrder order) {
        Subnet subnet = subnetOf(owner, order.subnet());
        String token = order.clientToken();
        if (token != null) {
            VmOrder before = orders.putIfAbsent(token, order);
            if (before != null && !before.equals(order)) {
                throw new InventoryRefused(Reason.TOKEN_REUSED, "The client token '" + token + "' was used before");
            }
            if (before != null) {
                return vms.values().stream()
                        .filter(vm -> token.equals(vm.clientToken()))
                        .toList();
            }
        }
        String reservation = nextId("r");
        List<Vm> made = new ArrayList<>();
        for (int index = 0; index < order.most(); index++) {
            made.add(new Vm(
                    nextId("i"),
                    owner,
                    reservation,
                    index,
                    order.imageId(),
                    order.type(),
                    VmState.RUNNING,
                    subnet.net(),
                    subnet.id(),
                    subnet.subregion(),
                    "10.0.0." + (4 + index),
                    LAUNCH,
                    token,
                    asMap(order.tags())));
        }
        made.forEach(vm -> vms.put(vm.id(), vm));
        return made;
    }

    @Override
    public List<Vm> vms(AccountId owner) {
        return vms.values().stream().filter(vm -> vm.owner().equals(owner)).toList();
    }

    @Override
    public List<Vm> deleteVms(AccountId owner, List<String> ids) {
        List<Vm> before = new ArrayList<>();
        for (String id : ids) {
            Vm vm = vms.get(id);
            if (vm == null || !vm.owner().equals(owner)) {
                throw new InventoryRefused(Reason.NO_SUCH_VM, "No VM '" + id + "'");
            }
            before.add(vm);
        }
        before.forEach(vm -> vms.put(vm.id(), terminated(vm)));
        return before;
    }

    private static Vm terminated(Vm vm) {
        return new Vm(
                vm.id(),
                vm.owner(),
                vm.reservation(),
                vm.index(),
                vm.imageId(),
                vm.type(),
                VmState.TERMINATED,
                vm.net(),
                vm.subnet(),
                vm.subregion(),
                vm.privateIp(),
                vm.launchedAt(),
                vm.clientToken(),
                vm.tags());
    }

    @Override
    public void tag(AccountId owner, String resource, List<Tag> tags) {
        tagsOf(owner, resource).putAll(asMap(tags));
    }

    @Override
    public void untag(AccountId owner, String resource, List<TagSelector> selectors) {
        tagsOf(owner, resource)
                .entrySet()
                .removeIf(tag -> selectors.isEmpty()
                        || selectors.stream()
                                .anyMatch(selector -> selector.selects(new Tag(tag.getKey(), tag.getValue()))));
    }

    private SortedMap<String, String> tagsOf(AccountId owner, String resource) {
        for (Net net : nets(owner)) {
            if (net.id().value().equals(resource)) {
                return net.tags();
            }
        }
        for (Subnet subnet : subnets(owner)) {
            if (subnet.id().equals(resource)) {
                return subnet.tags();
            }
        }
        for (Vm vm : vms(owner)) {
            if (vm.id().equals(resource)) {
                return vm.tags();
            }
        }
        throw new InventoryRefused(Reason.NO_SUCH_RESOURCE, "No resource '" + resource + "'");
    }

    @Override
    public boolean keeps(String resource) {
        return resource.startsWith("vpc-") || resource.startsWith("subnet-") || resource.startsWith("i-");
    }

    private static SortedMap<String, String> asMap(List<Tag> tags) {
        SortedMap<String, String> map = new TreeMap<>();
        tags.forEach(tag -> map.put(tag.key(), tag.value()));
        return map;
    }
}
