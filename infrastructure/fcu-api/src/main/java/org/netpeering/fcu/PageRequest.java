package org.netpeering.fcu;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is asked for.
 *
 * @param token as sent, or null for the first page
 * @param limit how many items at most
 */
record PageRequest(String action, @Nullable String token, int limit) {
    private static final int LEAST = 5;
    private static final int MOST = 1000;

    static PageRequest in(Parameters parameters, String action) {
        return in(parameters, action, MOST);
    }

    static PageRequest in(Parameters parameters, String action, int most) {
        int limit = parameters.number("MaxResults", LEAST, most).orElse(most);
        @Nullable String token = parameters.text("NextToken").orElse(null);
        if (token != null) {
            PageToken.position(action, token);
        }
        return new PageRequest(action, token, limit);
    }

    /** Behind which place the page begins. */
    Optional<String> position() {
        return Optional.ofNullable(token).map(sent -> PageToken.position(action, sent));
    }

    /** Cuts the page out of the whole list, which is put in the order of the places. */
    <T> Page<T> cut(List<T> all, Function<T, String> place) {
        String after = position().orElse("");
        List<T> rest = all.stream()
                .filter(item -> place.apply(item).compareTo(after) > 0)
                .sorted(Comparator.comparing(place))
                .toList();
        if (rest.size() <= limit) {
            return new Page<>(rest, null);
        }
        List<T> items = rest.subList(0, limit);
        return new Page<>(items, PageToken.of(action, place.apply(items.get(limit - 1))));
    }

    /**
     * A part of a list.
     *
     * @param nextToken where the next part begins, or null if this is the last one
     */
    record Page<T>(List<T> items, @Nullable String nextToken) {
        Page {
            items = List.copyOf(items);
        }
    }
}
