package org.netpeering.outscale;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
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
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;

/** A stock of Nets in memory; of the rules of a real one it knows those that the tests of the dialect need. */
final class InventoryInMemory implements Inventory {
    private static final CidrBlock PRIVATE = CidrBlock.parse("10.0.0.0/8");

    private final Map<String, Net> nets = new LinkedHashMap<>();
    private final Map<String, Subnet> subnets = new LinkedHashMap<>();
    private final Map<String, Vm> vms = new LinkedHashMap<>();
    private int ids;

    Optional<NetFacts> facts(NetId id) {
        return Optional.ofNullable(nets.get(id.value()))
                .map(net -> new NetFacts(
                        id,
                        net.owner(),
                        List.of(net.range()),
                        vms.values().stream().anyMatch(vm -> vm.net().equals(id))));
    }

    @Override
    public Net createNet(AccountId owner, NetOrder order) {
        CidrBlock range = order.range();
        if (!PRIVATE.contains(range)) {
            throw new InventoryRefused(Reason.RANGE_NOT_PRIVATE, "The range '" + range + "' is not private");
        }
        if (range.prefix() < 16 || range.prefix() > 28) {
            throw new InventoryRefused(Reason.RANGE_SIZE, "The range '" + range + "' is not /16 to /28");
        }
        Net net = new Net(new NetId(next("vpc")), owner, range, order.tenancy(), new TreeMap<>());
        nets.put(net.id().value(), net);
        return net;
    }

    @Override
    public void setAttributes(AccountId owner, NetId net, NetAttributes attributes) {
        throw new UnsupportedOperationException("This dialect has no such call");
    }

    @Override
    public List<Net> nets(AccountId owner) {
        return nets.values().stream().filter(net -> net.owner().equals(owner)).toList();
    }

    @Override
    public void deleteNet(AccountId owner, NetId net) {
        owned(nets, net.value(), Reason.NO_SUCH_NET);
        if (subnets.values().stream().anyMatch(subnet -> subnet.net().equals(net))) {
            throw new InventoryRefused(Reason.HAS_DEPENDENCIES, "The Net '" + net + "' has Subnets");
        }
        nets.remove(net.value());
    }

    @Override
    public Subnet createSubnet(
            AccountId owner, NetId net, CidrBlock range, @Nullable String subregion, List<Tag> tags) {
        if (!owned(nets, net.value(), Reason.NO_SUCH_NET).range().contains(range)) {
            throw new InventoryRefused(Reason.SUBNET_OUTSIDE_NET, "'" + range + "' is outside of '" + net + "'");
        }
        if (subnets.values().stream()
                .anyMatch(it -> it.net().equals(net) && it.range().overlaps(range))) {
            throw new InventoryRefused(Reason.SUBNET_CONFLICT, "'" + range + "' is taken");
        }
        Subnet subnet = new Subnet(
                next("subnet"),
                owner,
                net,
                range,
                Optional.ofNullable(subregion).orElse("eu-west-2a"),
                range.size() - 5,
                new TreeMap<>());
        subnets.put(subnet.id(), subnet);
        return subnet;
    }

    @Override
    public List<Subnet> subnets(AccountId owner) {
        return subnets.values().stream().filter(it -> it.owner().equals(owner)).toList();
    }

    @Override
    public void deleteSubnet(AccountId owner, String subnet) {
        owned(subnets, subnet, Reason.NO_SUCH_SUBNET);
        subnets.remove(subnet);
    }

    @Override
    public List<Vm> createVms(AccountId owner, VmOrder order) {
        Subnet subnet = owned(subnets, order.subnet(), Reason.NO_SUCH_SUBNET);
        List<Vm> made = new ArrayList<>();
        String reservation = next("r");
        for (int index = 0; index < order.most(); index++) {
            made.add(new Vm(
                    next("i"),
                    owner,
                    reservation,
                    index,
                    order.imageId(),
                    order.type(),
                    order.boot() ? VmState.RUNNING : VmState.STOPPED,
                    subnet.net(),
                    subnet.id(),
                    subnet.subregion(),
                    "10.0.0." + (4 + index),
                    Instant.parse("2026-11-22T20:00:00Z"),
                    order.clientToken(),
                    new TreeMap<>()));
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
        List<Vm> before =
                ids.stream().map(id -> owned(vms, id, Reason.NO_SUCH_VM)).toList();
        ids.forEach(vms::remove);
        return before;
    }

    @Override
    public void tag(AccountId owner, String resource, List<Tag> tags) {
        change(resource, existing -> tags.forEach(tag -> existing.put(tag.key(), tag.value())));
    }

    @Override
    public void untag(AccountId owner, String resource, List<TagSelector> selectors) {
        change(
                resource,
                existing -> existing.entrySet()
                        .removeIf(tag -> selectors.stream()
                                .anyMatch(selector -> selector.selects(new Tag(tag.getKey(), tag.getValue())))));
    }

    private void change(String resource, Consumer<SortedMap<String, String>> change) {
        Optional.ofNullable(nets.get(resource)).ifPresent(net -> change.accept(net.tags()));
        Optional.ofNullable(subnets.get(resource)).ifPresent(subnet -> change.accept(subnet.tags()));
        Optional.ofNullable(vms.get(resource)).ifPresent(vm -> change.accept(vm.tags()));
    }

    @Override
    public boolean keeps(String resource) {
        return resource.startsWith("vpc-") || resource.startsWith("subnet-") || resource.startsWith("i-");
    }

    private static <T> T owned(Map<String, T> stock, String id, Reason reason) {
        return Optional.ofNullable(stock.get(id))
                .orElseThrow(() -> new InventoryRefused(reason, "The resource '" + id + "' does not exist"));
    }

    private String next(String prefix) {
        return "%s-%08x".formatted(prefix, ++ids);
    }
}
