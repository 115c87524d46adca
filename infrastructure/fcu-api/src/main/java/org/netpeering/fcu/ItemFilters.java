package org.netpeering.fcu;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The filters that one kind of item has, for lists that are short enough to be searched in memory. */
final class ItemFilters<T> {
    private final ErrorTexts texts;
    private final Function<T, Map<String, String>> tags;
    private final Map<String, Function<T, Collection<String>>> attributes = new HashMap<>();

    /** Knows {@code tag:<key>} from the start. */
    ItemFilters(ErrorTexts texts, Function<T, Map<String, String>> tags) {
        this.texts = texts;
        this.tags = tags;
    }

    ItemFilters<T> by(String name, Function<T, String> attribute) {
        attributes.put(name, item -> List.of(attribute.apply(item)));
        return this;
    }

    ItemFilters<T> byAny(String name, Function<T, Collection<String>> attribute) {
        attributes.put(name, attribute);
        return this;
    }

    ItemFilters<T> byTagKey() {
        attributes.put("tag-key", item -> tags.apply(item).keySet());
        return this;
    }

    /** Reads the filters of a request; an item must pass all of them. */
    Predicate<T> in(List<RequestFilter> filters) {
        Predicate<T> all = item -> true;
        for (RequestFilter filter : filters) {
            Function<T, Collection<String>> attribute = attributeOf(filter);
            all = all.and(item -> attribute.apply(item).stream().anyMatch(filter::matches));
        }
        return all;
    }

    private Function<T, Collection<String>> attributeOf(RequestFilter filter) {
        return filter.tagKey().map(this::valuesOfTag).orElseGet(() -> {
            Function<T, Collection<String>> attribute = attributes.get(filter.name());
            if (attribute == null) {
                throw filter.unknown(texts);
            }
            return attribute;
        });
    }

    private Function<T, Collection<String>> valuesOfTag(String key) {
        return item -> {
            String value = tags.apply(item).get(key);
            return value == null ? List.of() : List.of(value);
        };
    }
}
