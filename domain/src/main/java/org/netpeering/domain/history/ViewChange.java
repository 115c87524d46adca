package org.netpeering.domain.history;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;

/**
 * One difference between two looks at the same peering.
 *
 * @param field what differs: {@code state}, {@code message}, {@code endedAt}, {@code source.ranges},
 *     {@code accepter.ranges}, {@code options.sourceResolves}, {@code options.accepterResolves}, or {@code tags.ACCOUNT.KEY}
 * @param from its text before, or null if there was none
 * @param to its text after, or null if there is none
 */
public record ViewChange(
        String field, @Nullable String from, @Nullable String to) {

    /**
     * What differs, in a fixed order of fields.
     *
     * @param viewer whose tags are compared, or null for those of both owners
     */
    public static List<ViewChange> between(PeeringView from, PeeringView to, @Nullable AccountId viewer) {
        Map<String, String> before = texts(from, viewer);
        Map<String, String> after = texts(to, viewer);
        Set<String> fields = new LinkedHashSet<>(before.keySet());
        fields.addAll(after.keySet());
        List<ViewChange> changes = new ArrayList<>();
        for (String field : fields) {
            if (!Objects.equals(before.get(field), after.get(field))) {
                changes.add(new ViewChange(field, before.get(field), after.get(field)));
            }
        }
        return changes;
    }

    private static Map<String, String> texts(PeeringView view, @Nullable AccountId viewer) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("state", view.status().wireName());
        texts.put("message", view.message());
        if (view.endedAt() != null) {
            texts.put("endedAt", view.endedAt().toString());
        }
        texts.put("source.ranges", ranges(view.source()));
        texts.put("accepter.ranges", ranges(view.accepter()));
        texts.put("options.sourceResolves", Boolean.toString(view.options().sourceResolves()));
        texts.put("options.accepterResolves", Boolean.toString(view.options().accepterResolves()));
        new TreeMap<>(tags(view, viewer))
                .forEach((owner, tags) -> tags.forEach((key, value) -> texts.put("tags." + owner + "." + key, value)));
        return texts;
    }

    private static Map<String, SortedMap<String, String>> tags(PeeringView view, @Nullable AccountId viewer) {
        Map<String, SortedMap<String, String>> tags = new TreeMap<>();
        view.tags().forEach((owner, own) -> {
            if (viewer == null || viewer.equals(owner.account())) {
                tags.put(owner.toString(), own);
            }
        });
        return tags;
    }

    private static String ranges(NetEnd end) {
        return String.join(", ", end.ranges().stream().map(Object::toString).toList());
    }
}
