package org.netpeering.fcu;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.application.inventory.Net;
import org.netpeering.application.inventory.NetAttributes;
import org.netpeering.application.inventory.NetOrder;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.Tag;
import org.netpeering.fcu.PageRequest.Page;

/** The Nets of the inventory, which this dialect calls VPCs. */
final class VpcActions {
    static final String RESOURCE_TYPE = "vpc";

    private static final String DESCRIBE = "DescribeVpcs";
    private static final String AVAILABLE = "available";
    private static final Set<String> TENANCIES = Set.of("default", "dedicated");
    private static final Map<String, Predicate<NetAttributes>> ATTRIBUTES = Map.of(
            "enableDnsSupport", NetAttributes::dnsSupport,
            "enableDnsHostnames", NetAttributes::dnsHostnames,
            "enableNetworkAddressUsageMetrics", NetAttributes::addressUsageMetrics);

    private final Inventory inventory;
    private final InventorySight sight;
    private final VpcRules rules;
    private final VpcRemoval removal;
    private final Ids ids;
    private final ItemFilters<Net> filters;

    VpcActions(Inventory inventory, InventorySight sight, FcuPersonality personality, VpcRemoval removal) {
        this.inventory = inventory;
        this.sight = sight;
        this.rules = personality.vpcs();
        this.removal = removal;
        ErrorTexts texts = personality.texts();
        this.ids = new Ids(texts);
        this.filters = new ItemFilters<>(texts, Net::tags)
                .by("vpc-id", net -> net.id().value())
                .by("cidr", net -> net.range().toString())
                .by("owner-id", net -> net.owner().value())
                .by("state", net -> AVAILABLE)
                .by("is-default", net -> "false")
                .byTagKey();
    }

    void addTo(Actions actions) {
        actions.add("CreateVpc", this::create);
        actions.add(DESCRIBE, this::describe);
        actions.add("DescribeVpcAttribute", this::describeAttribute);
        actions.add("ModifyVpcAttribute", this::modifyAttribute);
        actions.add("DescribeVpcClassicLink", this::describeClassicLink);
        actions.add("DeleteVpc", this::delete);
    }

    private XmlContent create(Parameters parameters, CallContext caller) {
        CidrBlock range = Ranges.required(parameters, "CidrBlock");
        String tenancy = parameters.text("InstanceTenancy").orElse("default");
        if (!TENANCIES.contains(tenancy)) {
            throw FcuError.invalidValue("InstanceTenancy", tenancy, "It is default or dedicated.")
                    .asException();
        }
        List<Tag> tags = TagParameters.specified(parameters, RESOURCE_TYPE, Set.of());
        parameters.endOrDryRun();
        NetOrder order = new NetOrder(
                range,
                tenancy,
                tags,
                rules.anyRange(),
                rules.idDigits(),
                sight.isRegional() ? parameters.region().name() : null);
        Net net = InventoryErrors.telling(range.toString(), () -> inventory.createNet(caller.account(), order));
        return xml -> xml.element("vpc", one -> write(one, net));
    }

    private XmlContent describe(Parameters parameters, CallContext caller) {
        List<NetId> named = parameters.texts("VpcId").stream().map(ids::net).toList();
        Predicate<Net> wanted = filters.in(RequestFilter.in(parameters));
        PageRequest request = PageRequest.in(parameters, DESCRIBE);
        parameters.endOrDryRun();
        Page<Net> page = request.cut(
                named(named, caller, parameters.region()).stream()
                        .filter(wanted)
                        .toList(),
                net -> net.id().value());
        return xml -> xml.set("vpcSet", page.items(), VpcActions::write).optional("nextToken", page.nextToken());
    }

    private XmlContent describeAttribute(Parameters parameters, CallContext caller) {
        NetId id = ids.net(parameters.required("VpcId"));
        String attribute = parameters.required("Attribute");
        Predicate<NetAttributes> value = ATTRIBUTES.get(attribute);
        if (value == null) {
            throw FcuError.invalidValue("Attribute", attribute, "It is one of " + sorted(ATTRIBUTES.keySet()) + ".")
                    .asException();
        }
        parameters.endOrDryRun();
        Net net = named(List.of(id), caller, parameters.region()).getFirst();
        return xml -> xml.text("vpcId", net.id().value())
                .element(attribute, setting -> setting.flag("value", value.test(net.attributes())));
    }

    private XmlContent modifyAttribute(Parameters parameters, CallContext caller) {
        NetId id = ids.net(parameters.required("VpcId"));
        Optional<Boolean> support = parameters.optionalFlag("EnableDnsSupport.Value");
        Optional<Boolean> hostnames = parameters.optionalFlag("EnableDnsHostnames.Value");
        Optional<Boolean> metrics = parameters.optionalFlag("EnableNetworkAddressUsageMetrics.Value");
        parameters.end();
        if (Stream.of(support, hostnames, metrics).filter(Optional::isPresent).count() != 1) {
            throw FcuError.of(
                            "InvalidParameterCombination",
                            "One attribute is modified by a call: EnableDnsSupport, EnableDnsHostnames or"
                                    + " EnableNetworkAddressUsageMetrics")
                    .asException();
        }
        NetAttributes old =
                named(List.of(id), caller, parameters.region()).getFirst().attributes();
        NetAttributes changed = new NetAttributes(
                support.orElse(old.dnsSupport()),
                hostnames.orElse(old.dnsHostnames()),
                metrics.orElse(old.addressUsageMetrics()));
        return InventoryErrors.telling(id.value(), () -> {
            inventory.setAttributes(caller.account(), id, changed);
            return XmlContent.RETURN_TRUE;
        });
    }

    private XmlContent describeClassicLink(Parameters parameters, CallContext caller) {
        List<NetId> named = parameters.texts("VpcId").stream().map(ids::net).toList();
        Predicate<Net> wanted = filters.in(RequestFilter.in(parameters));
        parameters.endOrDryRun();
        List<Net> nets = named(named, caller, parameters.region()).stream()
                .filter(wanted)
                .toList();
        return xml -> xml.set(
                "vpcSet",
                nets,
                (item, net) -> item.text("vpcId", net.id().value())
                        .flag("classicLinkEnabled", false)
                        .tags(net.tags()));
    }

    private XmlContent delete(Parameters parameters, CallContext caller) {
        NetId id = ids.net(parameters.required("VpcId"));
        sight.check(id, caller, parameters.region());
        parameters.endOrDryRun();
        return InventoryErrors.telling(id.value(), () -> {
            if (rules.takesPeeringsAlong()) {
                removal.remove(id, caller);
            } else {
                inventory.deleteNet(caller.account(), id);
            }
            return XmlContent.RETURN_TRUE;
        });
    }

    /** The Nets of these ids, or all if no id is given. */
    private List<Net> named(List<NetId> named, CallContext caller, FcuRegion region) {
        List<Net> nets = sight.nets(caller, region);
        for (NetId id : named) {
            if (nets.stream().noneMatch(net -> net.id().equals(id))) {
                throw RefusalErrors.noSuchNet(id).asException();
            }
        }
        return nets.stream()
                .filter(net -> named.isEmpty() || named.contains(net.id()))
                .toList();
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }

    private static void write(Xml xml, Net net) {
        String range = net.range().toString();
        xml.text("vpcId", net.id().value())
                .text("ownerId", net.owner().value())
                .text("state", AVAILABLE)
                .text("cidrBlock", range)
                .set(
                        "cidrBlockAssociationSet",
                        List.of(range),
                        (item, block) -> item.text(
                                        "associationId", net.id().value().replace("vpc-", "vpc-cidr-assoc-"))
                                .text("cidrBlock", block)
                                .element("cidrBlockState", state -> state.text("state", "associated")))
                .text("dhcpOptionsId", "default")
                .text("instanceTenancy", net.tenancy())
                .flag("isDefault", false)
                .tags(net.tags());
    }
}
