package org.netpeering.outscale;

import java.util.SortedMap;

/**
 * A resource with the tags that the caller hung on it.
 *
 * @param id its id
 * @param type what it is
 * @param tags the tags of the caller, by key
 */
record TaggedItem(String id, ResourceType type, SortedMap<String, String> tags) {}
