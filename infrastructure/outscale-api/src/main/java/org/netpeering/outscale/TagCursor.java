package org.netpeering.outscale;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;

/**
 * A place in the list of tags: behind that tag of that resource.
 *
 * @param peering where the resource stands in the list of peerings, or null if it is of the inventory
 * @param resource the id of the resource
 * @param key the key of the tag
 */
record TagCursor(@Nullable Cursor peering, String resource, String key) {
    private static final String NO_PEERING = "-";
    private static final int PARTS = 3;

    String token() {
        return PageToken.of(
                ReadTags.NAME,
                peering == null ? NO_PEERING : PeeringCursor.micros(peering.requestedAt()),
                resource,
                key);
    }

    /** @throws CallRefused if the token was not handed out by ReadTags */
    static TagCursor read(String token) {
        List<String> parts = PageToken.read(ReadTags.NAME, token, PARTS);
        Cursor peering = parts.get(0).equals(NO_PEERING)
                ? null
                : PeeringCursor.read(parts.subList(0, PeeringCursor.PARTS), token);
        return new TagCursor(peering, parts.get(1), parts.get(2));
    }
}
