package org.netpeering.outscale;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The filters of a list that is filtered in memory.
 *
 * <p>The values of one filter are alternatives, different filters must all hold, and all are compared exactly. An empty
 * array is a filter that was not given.
 */
final class ItemFilters<T> {
    private final List<ItemFilter<T, ?>> filters = new ArrayList<>();

    /** One filter: how it is sent, and whether it holds for an item. */
    private record ItemFilter<T, V>(Field<V> field, BiPredicate<V, T> holds) {
        boolean holdsFor(T item, Arguments given) {
            return given.find(field).map(value -> holds.test(value, item)).orElse(true);
        }
    }

    ItemFilters<T> texts(String name, Function<T, String> attribute) {
        return anyOf(name, Kinds.TEXT, (text, item) -> text.equals(attribute.apply(item)));
    }

    ItemFilters<T> numbers(String name, Function<T, Long> attribute) {
        return anyOf(
                name,
                Kinds.integer(0, Integer.MAX_VALUE),
                (number, item) -> number.longValue() == attribute.apply(item));
    }

    ItemFilters<T> flag(String name, Predicate<T> attribute) {
        filters.add(new ItemFilter<T, Boolean>(
                Field.optional(name, Kinds.BOOLEAN), (wanted, item) -> wanted == attribute.test(item)));
        return this;
    }

    /** {@code TagKeys}, {@code TagValues} and {@code Tags}. */
    ItemFilters<T> tags(Function<T, SortedMap<String, String>> tags) {
        anyOf("TagKeys", Kinds.TEXT, (key, item) -> tags.apply(item).containsKey(key));
        anyOf("TagValues", Kinds.TEXT, (value, item) -> tags.apply(item).containsValue(value));
        return anyOf(
                "Tags",
                KeyAndValue.CANDIDATES,
                (candidates, item) -> candidates.stream()
                        .anyMatch(tag -> tag.value().equals(tags.apply(item).get(tag.key()))));
    }

    private <V> ItemFilters<T> anyOf(String name, Kind<V> kind, BiPredicate<V, T> holds) {
        filters.add(new ItemFilter<T, List<V>>(
                Field.optional(name, Kinds.listOf(kind)),
                (values, item) -> values.isEmpty() || values.stream().anyMatch(value -> holds.test(value, item))));
        return this;
    }

    /** The field under which all these filters are sent together. */
    static Field<Arguments> field(ItemFilters<?>... filters) {
        List<Field<?>> fields = new ArrayList<>();
        for (ItemFilters<?> some : filters) {
            some.filters.forEach(filter -> fields.add(filter.field()));
        }
        return Field.optional("Filters", Kinds.object(new Shape(fields)));
    }

    /** Whether all that was given holds for the item. */
    boolean holdFor(T item, Arguments given) {
        return filters.stream().allMatch(filter -> filter.holdsFor(item, given));
    }
}
