package org.netpeering.outscale;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.domain.value.AccountId;

/** Everything in the inventory that can have tags; nothing where there is no inventory. */
final class TaggedStock {
    private final @Nullable Inventory inventory;

    TaggedStock(@Nullable Inventory inventory) {
        this.inventory = inventory;
    }

    /** All of the owner, in the order of the ids. */
    List<TaggedItem> all(AccountId owner) {
        return Stream.of(ResourceType.values())
                .flatMap(type -> of(type, owner))
                .sorted(Comparator.comparing(TaggedItem::id))
                .toList();
    }

    /** The item of that id, if the owner has it. */
    Optional<TaggedItem> find(String id, AccountId owner) {
        return ResourceType.ofId(id).stream()
                .flatMap(type -> of(type, owner))
                .filter(item -> item.id().equals(id))
                .findFirst();
    }

    private Stream<TaggedItem> of(ResourceType type, AccountId owner) {
        Inventory stock = inventory;
        if (stock == null) {
            return Stream.empty();
        }
        return switch (type) {
            case PEERING -> Stream.empty();
            case NET ->
                stock.nets(owner).stream().map(net -> new TaggedItem(net.id().value(), type, net.tags()));
            case SUBNET -> stock.subnets(owner).stream().map(it -> new TaggedItem(it.id(), type, it.tags()));
            case VM -> stock.vms(owner).stream().map(vm -> new TaggedItem(vm.id(), type, vm.tags()));
        };
    }
}
