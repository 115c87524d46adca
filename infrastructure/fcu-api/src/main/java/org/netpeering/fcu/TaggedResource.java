package org.netpeering.fcu;

import java.util.SortedMap;

/**
 * A resource on which the caller can hang tags.
 *
 * @param type the word for its kind, such as {@code vpc}
 * @param tags the caller's own
 */
record TaggedResource(String id, String type, SortedMap<String, String> tags) {
    static final int MOST_TAGS = 50;
}
