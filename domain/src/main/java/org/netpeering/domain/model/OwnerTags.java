package org.netpeering.domain.model;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagOwner;
import org.netpeering.domain.value.TagSelector;

/** The tags of a peering; each owner has its own, which the others do not see. */
record OwnerTags(Map<TagOwner, SortedMap<String, String>> byOwner) {
    static final OwnerTags NONE = new OwnerTags(Map.of());

    OwnerTags {
        byOwner = Map.copyOf(byOwner);
    }

    SortedMap<String, String> of(TagOwner owner) {
        return byOwner.getOrDefault(owner, new TreeMap<>());
    }

    /** The given tags that the owner does not have yet with that value. */
    List<Tag> changing(TagOwner owner, List<Tag> tags) {
        SortedMap<String, String> wanted = new TreeMap<>();
        tags.forEach(tag -> wanted.put(tag.key(), tag.value()));
        wanted.entrySet().removeAll(of(owner).entrySet());
        return asTags(wanted);
    }

    /** The tags of the owner that one of the selectors means; every tag if there is no selector. */
    List<Tag> selected(TagOwner owner, List<TagSelector> selectors) {
        return asTags(of(owner)).stream()
                .filter(tag -> selectors.isEmpty() || selectors.stream().anyMatch(selector -> selector.selects(tag)))
                .toList();
    }

    OwnerTags with(TagOwner owner, List<Tag> tags) {
        SortedMap<String, String> changed = new TreeMap<>(of(owner));
        tags.forEach(tag -> changed.put(tag.key(), tag.value()));
        return replacing(owner, changed);
    }

    OwnerTags without(TagOwner owner, List<Tag> tags) {
        SortedMap<String, String> changed = new TreeMap<>(of(owner));
        tags.forEach(tag -> changed.remove(tag.key()));
        return replacing(owner, changed);
    }

    private OwnerTags replacing(TagOwner owner, SortedMap<String, String> tags) {
        Map<TagOwner, SortedMap<String, String>> all = new TreeMap<>(byOwner);
        if (tags.isEmpty()) {
            all.remove(owner);
        } else {
            all.put(owner, tags);
        }
        return new OwnerTags(all);
    }

    private static List<Tag> asTags(SortedMap<String, String> tags) {
        return tags.entrySet().stream()
                .map(entry -> new Tag(entry.getKey(), entry.getValue()))
                .toList();
    }
}
