package org.netpeering.outscale;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringFilter.Attribute;
import org.netpeering.domain.api.PeeringFilter.AttributeFilter;
import org.netpeering.domain.api.TextPattern;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.PeeringStatus;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reports how many peerings and pending requests a Net may have (OAPI contract, 1.7).
 *
 * <p>The type {@code global} holds the limits, which are the same for every Net; for each Net in the inventory follows what
 * it uses of them.
 */
final class ReadQuotas {
    private static final String NAME = "ReadQuotas";
    private static final String GLOBAL = "global";

    private static final ItemFilters<String> BY_TYPE = new ItemFilters<String>().texts("QuotaTypes", type -> type);
    private static final ItemFilters<Quota> BY_QUOTA = new ItemFilters<Quota>()
            .texts("Collections", quota -> Quota.COLLECTION)
            .texts("QuotaNames", Quota::wireName)
            .texts("ShortDescriptions", Quota::description);
    private static final Field<Arguments> FILTERS = ItemFilters.field(BY_TYPE, BY_QUOTA);

    private final NetPeerings peerings;
    private final @Nullable Inventory inventory;
    private final OutscaleSettings settings;

    ReadQuotas(NetPeerings peerings, @Nullable Inventory inventory, OutscaleSettings settings) {
        this.peerings = peerings;
        this.inventory = inventory;
        this.settings = settings;
    }

    Action action() {
        return Action.of(NAME, this::run, FILTERS, Paging.RESULTS_PER_PAGE, Paging.NEXT_PAGE_TOKEN);
    }

    private void run(Arguments arguments, CallContext caller, ObjectNode answer) {
        Arguments given = arguments.find(FILTERS).orElse(Arguments.NONE);
        List<Quota> quotas = Arrays.stream(Quota.values())
                .filter(quota -> BY_QUOTA.holdFor(quota, given))
                .toList();
        List<String> types = quotas.isEmpty()
                ? List.of()
                : types(caller.account()).stream()
                        .filter(type -> BY_TYPE.holdFor(type, given))
                        .toList();
        int size = arguments.find(Paging.RESULTS_PER_PAGE).orElse(settings.defaultPageSize());
        ArrayNode list = answer.putArray("QuotaTypes");
        for (String type : Paging.page(NAME, types, id -> id, size, arguments, answer)) {
            ArrayNode shown = list.addObject().put("QuotaType", type).putArray("Quotas");
            quotas.forEach(quota -> shown.add(document(quota, type, caller)));
        }
    }

    private List<String> types(AccountId owner) {
        List<String> types = new ArrayList<>();
        types.add(GLOBAL);
        if (inventory != null) {
            inventory.nets(owner).forEach(net -> types.add(net.id().value()));
        }
        return types;
    }

    private ObjectNode document(Quota quota, String type, CallContext owner) {
        ObjectNode document = Json.object()
                .put("Name", quota.wireName())
                .put("ShortDescription", quota.description())
                .put("Description", quota.description())
                .put("QuotaCollection", Quota.COLLECTION)
                .put("MaxValue", limitOf(quota));
        if (!type.equals(GLOBAL)) {
            NetId net = new NetId(type);
            document.put("UsedValue", usedOf(quota, net, owner));
        }
        return document.put("AccountId", owner.account().value());
    }

    private int limitOf(Quota quota) {
        return switch (quota) {
            case PENDING_REQUESTS -> settings.peerings().pendingPerNet();
            case PEERINGS -> settings.peerings().peeringsPerNet();
        };
    }

    private int usedOf(Quota quota, NetId net, CallContext owner) {
        return switch (quota) {
            case PENDING_REQUESTS -> pendingOf(net, owner);
            case PEERINGS -> peerings.liveOf(net).size();
        };
    }

    private int pendingOf(NetId net, CallContext owner) {
        List<PeeringFilter> filters = List.of(
                new AttributeFilter(Attribute.SOURCE_NET, List.of(TextPattern.exact(net.value()))),
                new AttributeFilter(
                        Attribute.STATUS, List.of(TextPattern.exact(PeeringStatus.PENDING_ACCEPTANCE.wireName()))));
        PeeringWalk walk = new PeeringWalk(peerings, owner, filters, null, Paging.LARGEST_PAGE);
        int pending = 0;
        while (walk.hasNext()) {
            walk.next();
            pending++;
        }
        return pending;
    }
}
