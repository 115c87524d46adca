package org.netpeering.fcu;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.application.inventory.Inventory;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;

/**
 * Sets and removes tags, on several resources at once. Before the first one is changed, all are looked at, so that a call
 * that must fail changes nothing.
 */
final class TagActions {
    private final NetPeerings peerings;
    private final @Nullable Inventory inventory;
    private final TaggedResources resources;
    private final RefusalErrors errors;

    TagActions(NetPeerings peerings, @Nullable Inventory inventory, TaggedResources resources, ErrorTexts texts) {
        this.peerings = peerings;
        this.inventory = inventory;
        this.resources = resources;
        this.errors = new RefusalErrors(texts);
    }

    void addTo(Actions actions) {
        actions.add("CreateTags", this::create);
        actions.add("DeleteTags", this::delete);
    }

    private XmlContent create(Parameters parameters, CallContext caller) {
        List<String> ids = distinct(parameters.requiredTexts("ResourceId"));
        List<Tag> tags = TagParameters.tags(parameters, "Tag");
        if (tags.isEmpty()) {
            throw parameters.missing("Tag");
        }
        parameters.endOrDryRun();

        List<TaggedResource> named = resources.named(ids, caller, parameters.region());
        named.forEach(resource -> checkRoom(resource, tags));
        for (TaggedResource resource : named) {
            if (NetPeeringId.isValid(resource.id())) {
                send(
                        new TagNetPeering(
                                new NetPeeringId(resource.id()),
                                caller.account(),
                                tags,
                                resource.region(),
                                resources.retention(),
                                null),
                        caller);
            } else {
                inInventory(resource, kept -> kept.tag(caller.account(), resource.id(), tags));
            }
        }
        return XmlContent.RETURN_TRUE;
    }

    private XmlContent delete(Parameters parameters, CallContext caller) {
        List<String> ids = distinct(parameters.requiredTexts("ResourceId"));
        List<TagSelector> selectors = TagParameters.selectors(parameters);
        parameters.endOrDryRun();

        for (TaggedResource resource : resources.named(ids, caller, parameters.region())) {
            if (NetPeeringId.isValid(resource.id())) {
                send(
                        new UntagNetPeering(
                                new NetPeeringId(resource.id()),
                                caller.account(),
                                selectors,
                                resource.region(),
                                resources.retention(),
                                null),
                        caller);
            } else {
                inInventory(resource, kept -> kept.untag(caller.account(), resource.id(), selectors));
            }
        }
        return XmlContent.RETURN_TRUE;
    }

    private static List<String> distinct(List<String> ids) {
        return ids.stream().distinct().toList();
    }

    private static void checkRoom(TaggedResource resource, List<Tag> tags) {
        Set<String> keys = new HashSet<>(resource.tags().keySet());
        tags.forEach(tag -> keys.add(tag.key()));
        if (keys.size() > TaggedResource.MOST_TAGS) {
            throw RefusalErrors.tooManyTags(resource.id(), TaggedResource.MOST_TAGS)
                    .asException();
        }
    }

    private void send(NetPeeringCommand command, CallContext caller) {
        if (peerings.send(command, caller) instanceof Outcome.Refused(Refusal refusal)
                && !(refusal instanceof Refusal.AlreadyDone)) {
            throw errors.of(refusal).asException();
        }
    }

    private void inInventory(TaggedResource resource, Consumer<Inventory> change) {
        Inventory kept = Objects.requireNonNull(inventory, "only an inventory has other resources than peerings");
        InventoryErrors.telling(resource.id(), () -> {
            change.accept(kept);
            return kept;
        });
    }
}
