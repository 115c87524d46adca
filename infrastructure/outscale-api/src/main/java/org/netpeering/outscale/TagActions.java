package org.netpeering.outscale;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.model.NetPeeringDecider;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;
import tools.jackson.databind.node.ObjectNode;

/**
 * CreateTags and DeleteTags, on peerings and on what is in the inventory (OAPI contract, 1.6).
 *
 * <p>Every resource is looked up, and its limit of tags checked, before the first one is changed. Of two tags of one key in
 * a request the last one counts. Only a tag that has exactly the given value is removed.
 */
final class TagActions {
    private static final Field<List<String>> RESOURCES =
            Field.required("ResourceIds", Kinds.filledListOf(ResourceType.ANY_ID));
    private static final Field<List<Tag>> TAGS = Field.required("Tags", Kinds.filledListOf(Tags.TAG));

    private final NetPeerings peerings;
    private final @Nullable Inventory inventory;
    private final TaggedStock stock;

    TagActions(NetPeerings peerings, @Nullable Inventory inventory) {
        this.peerings = peerings;
        this.inventory = inventory;
        this.stock = new TaggedStock(inventory);
    }

    List<Action> all() {
        return List.of(
                Action.of("CreateTags", this::create, RESOURCES, TAGS),
                Action.of("DeleteTags", this::delete, RESOURCES, TAGS));
    }

    private void create(Arguments arguments, CallContext caller, ObjectNode answer) {
        List<Tag> tags = arguments.get(TAGS);
        List<TaggedItem> items = items(arguments, caller);
        items.forEach(item -> checkLimit(item, tags));
        for (TaggedItem item : items) {
            if (item.type() == ResourceType.PEERING) {
                NetPeeringId peering = new NetPeeringId(item.id());
                Settled.check(peerings.send(new TagNetPeering(peering, caller.account(), tags), caller));
            } else if (inventory != null) {
                inventory.tag(caller.account(), item.id(), tags);
            }
        }
    }

    private void delete(Arguments arguments, CallContext caller, ObjectNode answer) {
        List<TagSelector> selectors = arguments.get(TAGS).stream()
                .map(tag -> new TagSelector(tag.key(), tag.value()))
                .toList();
        for (TaggedItem item : items(arguments, caller)) {
            if (item.type() == ResourceType.PEERING) {
                NetPeeringId peering = new NetPeeringId(item.id());
                Settled.check(peerings.send(new UntagNetPeering(peering, caller.account(), selectors), caller));
            } else if (inventory != null) {
                inventory.untag(caller.account(), item.id(), selectors);
            }
        }
    }

    /** The resources as they are now, each once. */
    private List<TaggedItem> items(Arguments arguments, CallContext caller) {
        List<TaggedItem> items = new ArrayList<>();
        for (String id : new LinkedHashSet<>(arguments.get(RESOURCES))) {
            items.add(item(id, caller));
        }
        return items;
    }

    private TaggedItem item(String id, CallContext caller) {
        ResourceType type = ResourceType.ofId(id).orElseThrow();
        if (type == ResourceType.PEERING) {
            return peerings.find(new NetPeeringId(id), caller)
                    .map(peering -> new TaggedItem(id, type, peering.tagsOf(caller.account())))
                    .orElseThrow(() -> type.noSuch(id));
        }
        return stock.find(id, caller.account()).orElseThrow(() -> type.noSuch(id));
    }

    private static void checkLimit(TaggedItem item, List<Tag> tags) {
        Set<String> keys = new HashSet<>(item.tags().keySet());
        tags.forEach(tag -> keys.add(tag.key()));
        if (keys.size() > NetPeeringDecider.MOST_TAGS) {
            throw new CallRefused(
                    ErrorCode.TOO_MANY_TAGS,
                    "The resource '" + item.id() + "' would have " + keys.size() + " tags; it may have "
                            + NetPeeringDecider.MOST_TAGS + ". Delete some first.");
        }
    }
}
