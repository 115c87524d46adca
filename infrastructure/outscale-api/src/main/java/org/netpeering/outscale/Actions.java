package org.netpeering.outscale;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.edge.PlainText;

/** Every action of the dialect, by its name. Those of the inventory are unknown where there is none. */
final class Actions {
    private final Map<String, Action> byName;

    Actions(
            NetPeerings peerings,
            @Nullable Inventory inventory,
            AccountDirectory accounts,
            OutscaleSettings settings,
            InstantSource clock) {
        int pageSize = settings.defaultPageSize();
        List<Action> always = List.of(
                new ReadNetPeerings(peerings, pageSize).action(),
                new ReadTags(peerings, new TaggedStock(inventory), pageSize).action(),
                new ReadAccounts(accounts).action(),
                new ReadQuotas(peerings, inventory, settings).action(),
                new ReadApiLogs(peerings, clock).action());
        byName = Stream.of(
                        new NetPeeringActions(peerings).all(),
                        new TagActions(peerings, inventory).all(),
                        always,
                        inventory == null ? List.<Action>of() : ofInventory(inventory, settings))
                .flatMap(List::stream)
                .collect(Collectors.toUnmodifiableMap(Action::name, Function.identity()));
    }

    private static List<Action> ofInventory(Inventory inventory, OutscaleSettings settings) {
        int pageSize = settings.defaultPageSize();
        return Stream.of(
                        new NetActions(inventory, pageSize).all(),
                        new SubnetActions(inventory, settings).all(),
                        new VmActions(inventory, pageSize).all())
                .flatMap(List::stream)
                .toList();
    }

    /** @throws CallRefused if no action has this name */
    Action named(String name) {
        Action action = byName.get(name);
        if (action == null) {
            throw new CallRefused(
                    ErrorCode.NO_SUCH_ACTION,
                    "The action " + PlainText.quoted(name) + " is not known here; names are case-sensitive.");
        }
        return action;
    }
}
