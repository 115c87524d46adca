package org.netpeering.fcu;

import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.RegionName;

/**
 * A resource on which the caller can hang tags.
 *
 * @param type the word for its kind, such as {@code vpc}
 * @param tags the caller's own
 * @param region where these tags of a peering lie apart from the others of the account, or null
 */
record TaggedResource(
        String id,
        String type,
        SortedMap<String, String> tags,
        @Nullable RegionName region) {
    static final int MOST_TAGS = 50;

    /** One whose tags lie with the account. */
    TaggedResource(String id, String type, SortedMap<String, String> tags) {
        this(id, type, tags, null);
    }
}
