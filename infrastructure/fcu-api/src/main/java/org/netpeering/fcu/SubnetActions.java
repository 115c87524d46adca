package org.netpeering.fcu;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.application.inventory.Subnet;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.Tag;
import org.netpeering.fcu.PageRequest.Page;

/** The Subnets of the inventory. */
final class SubnetActions {
    static final String RESOURCE_TYPE = "subnet";

    private static final String DESCRIBE = "DescribeSubnets";
    private static final String AVAILABLE = "available";

    private final Inventory inventory;
    private final Ids ids;
    private final InventorySight sight;
    private final ItemFilters<Subnet> filters;

    SubnetActions(Inventory inventory, InventorySight sight, ErrorTexts texts) {
        this.inventory = inventory;
        this.ids = new Ids(texts);
        this.sight = sight;
        this.filters = new ItemFilters<>(texts, Subnet::tags)
                .by("subnet-id", Subnet::id)
                .by("vpc-id", subnet -> subnet.net().value())
                .by("cidr-block", subnet -> subnet.range().toString())
                .by("cidr", subnet -> subnet.range().toString())
                .by("cidrBlock", subnet -> subnet.range().toString())
                .by("availability-zone", Subnet::subregion)
                .by("state", subnet -> AVAILABLE)
                .by("owner-id", subnet -> subnet.owner().value())
                .byTagKey();
    }

    void addTo(Actions actions) {
        actions.add("CreateSubnet", this::create);
        actions.add(DESCRIBE, this::describe);
        actions.add("DeleteSubnet", this::delete);
    }

    private XmlContent create(Parameters parameters, CallContext caller) {
        NetId net = ids.net(parameters.required("VpcId"));
        CidrBlock range = Ranges.required(parameters, "CidrBlock");
        Zone.check(parameters, "AvailabilityZone");
        Zone.check(parameters, "AvailabilityZoneId");
        List<Tag> tags = TagParameters.specified(parameters, RESOURCE_TYPE, Set.of());
        if (sight.isRegional()) {
            sight.check(net, caller, parameters.region());
        }
        parameters.endOrDryRun();
        Subnet subnet = InventoryErrors.telling(
                net.value(), () -> inventory.createSubnet(caller.account(), net, range, Zone.of(parameters), tags));
        return xml -> xml.element("subnet", one -> write(one, subnet));
    }

    private XmlContent describe(Parameters parameters, CallContext caller) {
        List<String> named = parameters.texts("SubnetId");
        Predicate<Subnet> wanted = filters.in(RequestFilter.in(parameters));
        PageRequest request = PageRequest.in(parameters, DESCRIBE);
        parameters.endOrDryRun();
        List<Subnet> subnets = sight.subnets(caller, parameters.region());
        for (String id : named) {
            if (subnets.stream().noneMatch(subnet -> subnet.id().equals(id))) {
                throw InventoryErrors.noSuchSubnet(id).asException();
            }
        }
        Page<Subnet> page = request.cut(
                subnets.stream()
                        .filter(subnet -> named.isEmpty() || named.contains(subnet.id()))
                        .filter(wanted)
                        .toList(),
                Subnet::id);
        return xml -> xml.set("subnetSet", page.items(), SubnetActions::write).optional("nextToken", page.nextToken());
    }

    private XmlContent delete(Parameters parameters, CallContext caller) {
        String id = parameters.required("SubnetId");
        parameters.endOrDryRun();
        return InventoryErrors.telling(id, () -> {
            inventory.deleteSubnet(caller.account(), id);
            return XmlContent.RETURN_TRUE;
        });
    }

    private static void write(Xml xml, Subnet subnet) {
        xml.text("subnetId", subnet.id())
                .text("vpcId", subnet.net().value())
                .text("ownerId", subnet.owner().value())
                .text("state", AVAILABLE)
                .text("cidrBlock", subnet.range().toString())
                .text("availableIpAddressCount", subnet.availableIps())
                .text("availabilityZone", subnet.subregion())
                .flag("defaultForAz", false)
                .flag("mapPublicIpOnLaunch", false)
                .tags(subnet.tags());
    }
}
