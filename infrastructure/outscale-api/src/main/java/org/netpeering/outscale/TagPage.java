package org.netpeering.outscale;

import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** A page of tags while it is filled. */
final class TagPage {
    private final TagFilters filters;
    private final int size;
    private final ArrayNode document = JsonNodeFactory.instance.arrayNode();
    private @Nullable TagCursor last;
    private boolean isFull;

    TagPage(TagFilters filters, int size) {
        this.filters = filters;
        this.size = size;
    }

    /**
     * Adds the tags of a resource that are asked for, until the page is full.
     *
     * @param peering where the resource stands in the list of peerings, or null if it is of the inventory
     * @param after only tags whose keys come behind this one
     */
    void add(TaggedItem item, @Nullable Cursor peering, String after) {
        if (!filters.holdsFor(item)) {
            return;
        }
        for (Map.Entry<String, String> tag : item.tags().entrySet()) {
            boolean isWanted = tag.getKey().compareTo(after) > 0 && filters.holdsFor(tag.getKey(), tag.getValue());
            if (isWanted && document.size() == size) {
                isFull = true;
                return;
            }
            if (isWanted) {
                document.addObject()
                        .put("Key", tag.getKey())
                        .put("Value", tag.getValue())
                        .put("ResourceId", item.id())
                        .put("ResourceType", item.type().word());
                last = new TagCursor(peering, item.id(), tag.getKey());
            }
        }
    }

    /** Whether a tag was left out because it did not fit. */
    boolean isFull() {
        return isFull;
    }

    ArrayNode document() {
        return document;
    }

    /** The token of the next page, if there is one. */
    Optional<String> next() {
        return isFull ? Optional.ofNullable(last).map(TagCursor::token) : Optional.empty();
    }
}
