package org.netpeering.outscale;

import java.util.List;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.application.inventory.Subnet;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import tools.jackson.databind.node.ObjectNode;

/** CreateSubnet, ReadSubnets and DeleteSubnet (OAPI contract, 1.7). */
final class SubnetActions {
    private static final Field<NetId> NET = Field.required("NetId", Kinds.NET_ID);
    private static final Field<CidrBlock> IP_RANGE = Field.required("IpRange", Kinds.RANGE);
    private static final Field<String> SUBNET = Field.required("SubnetId", ResourceType.SUBNET.id());
    private static final String STATE = "available";

    private static final ItemFilters<Subnet> FILTERS = new ItemFilters<Subnet>()
            .numbers("AvailableIpsCounts", Subnet::availableIps)
            .texts("IpRanges", subnet -> subnet.range().toString())
            .texts("NetIds", subnet -> subnet.net().value())
            .texts("States", subnet -> STATE)
            .texts("SubnetIds", Subnet::id)
            .texts("SubregionNames", Subnet::subregion)
            .tags(Subnet::tags);

    private final Inventory inventory;
    private final Field<String> subregion;
    private final int defaultPageSize;

    SubnetActions(Inventory inventory, OutscaleSettings settings) {
        this.inventory = inventory;
        this.subregion = Field.optional(
                "SubregionName", Kinds.oneOf(settings.subregions().toArray(String[]::new)));
        this.defaultPageSize = settings.defaultPageSize();
    }

    List<Action> all() {
        return List.of(
                Action.of("CreateSubnet", this::create, NET, IP_RANGE, subregion),
                new Listing<>(
                                "ReadSubnets",
                                "Subnets",
                                FILTERS,
                                inventory::subnets,
                                Subnet::id,
                                SubnetActions::document)
                        .action(defaultPageSize),
                Action.of("DeleteSubnet", this::delete, SUBNET));
    }

    private void create(Arguments arguments, CallContext caller, ObjectNode answer) {
        Subnet subnet = inventory.createSubnet(
                caller.account(),
                arguments.get(NET),
                arguments.get(IP_RANGE),
                arguments.find(subregion).orElse(null),
                List.of());
        answer.set("Subnet", document(subnet));
    }

    private void delete(Arguments arguments, CallContext caller, ObjectNode answer) {
        inventory.deleteSubnet(caller.account(), arguments.get(SUBNET));
    }

    private static ObjectNode document(Subnet subnet) {
        ObjectNode document = Json.object()
                .put("SubnetId", subnet.id())
                .put("NetId", subnet.net().value())
                .put("IpRange", subnet.range().toString())
                .put("SubregionName", subnet.subregion())
                .put("AvailableIpsCount", subnet.availableIps())
                .put("MapPublicIpOnLaunch", false)
                .put("State", STATE);
        document.set("Tags", Tags.document(subnet.tags()));
        return document;
    }
}
