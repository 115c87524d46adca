package org.netpeering.outscale;

import java.util.List;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.application.inventory.Net;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetId;
import tools.jackson.databind.node.ObjectNode;

/** CreateNet, ReadNets and DeleteNet (OAPI contract, 1.7). */
final class NetActions {
    private static final Field<CidrBlock> IP_RANGE = Field.required("IpRange", Kinds.RANGE);
    private static final Field<String> TENANCY = Field.optional("Tenancy", Kinds.oneOf("default", "dedicated"));
    private static final Field<NetId> NET = Field.required("NetId", Kinds.NET_ID);
    private static final String DEFAULT_TENANCY = "default";
    /** The inventory keeps no DHCP options: every Net has the same ones, and is available from the start. */
    private static final String DHCP_OPTIONS = "dopt-00000001";

    private static final String STATE = "available";

    private static final ItemFilters<Net> FILTERS = new ItemFilters<Net>()
            .texts("DhcpOptionsSetIds", net -> DHCP_OPTIONS)
            .texts("IpRanges", net -> net.range().toString())
            .flag("IsDefault", net -> false)
            .texts("NetIds", net -> net.id().value())
            .texts("States", net -> STATE)
            .tags(Net::tags);

    private final Inventory inventory;
    private final int defaultPageSize;

    NetActions(Inventory inventory, int defaultPageSize) {
        this.inventory = inventory;
        this.defaultPageSize = defaultPageSize;
    }

    List<Action> all() {
        return List.of(
                Action.of("CreateNet", this::create, IP_RANGE, TENANCY),
                new Listing<>(
                                "ReadNets",
                                "Nets",
                                FILTERS,
                                inventory::nets,
                                net -> net.id().value(),
                                NetActions::document)
                        .action(defaultPageSize),
                Action.of("DeleteNet", this::delete, NET));
    }

    private void create(Arguments arguments, CallContext caller, ObjectNode answer) {
        Net net = inventory.createNet(
                caller.account(),
                arguments.get(IP_RANGE),
                arguments.find(TENANCY).orElse(DEFAULT_TENANCY),
                List.of());
        answer.set("Net", document(net));
    }

    private void delete(Arguments arguments, CallContext caller, ObjectNode answer) {
        inventory.deleteNet(caller.account(), arguments.get(NET));
    }

    private static ObjectNode document(Net net) {
        ObjectNode document = Json.object()
                .put("NetId", net.id().value())
                .put("IpRange", net.range().toString())
                .put("State", STATE)
                .put("DhcpOptionsSetId", DHCP_OPTIONS)
                .put("Tenancy", net.tenancy());
        document.set("Tags", Tags.document(net.tags()));
        return document;
    }
}
