package org.netpeering.outscale;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** The fields by which every list is read page by page: {@code ResultsPerPage} of 1 to 1,000, and {@code NextPageToken}. */
final class Paging {
    static final int LARGEST_PAGE = 1000;

    static final Field<Integer> RESULTS_PER_PAGE = Field.optional("ResultsPerPage", Kinds.integer(1, LARGEST_PAGE));
    static final Field<String> NEXT_PAGE_TOKEN = Field.optional("NextPageToken", Kinds.TEXT);

    private Paging() {}

    /**
     * One page of a list that is at hand as a whole, in the order of the ids, so that a page goes on where the one before
     * ended, whatever has come and gone since. Puts the token of the next page, if there is one.
     */
    static <T> List<T> page(
            String action, List<T> items, Function<T, String> id, int size, Arguments arguments, ObjectNode answer) {
        Optional<String> after = arguments
                .find(NEXT_PAGE_TOKEN)
                .map(token -> PageToken.read(action, token, 1).getFirst());
        List<T> rest = items.stream()
                .filter(item -> after.isEmpty() || id.apply(item).compareTo(after.get()) > 0)
                .sorted(Comparator.comparing(id))
                .limit(size + 1L)
                .toList();
        if (rest.size() <= size) {
            return rest;
        }
        List<T> page = rest.subList(0, size);
        putNext(answer, PageToken.of(action, id.apply(page.getLast())));
        return page;
    }

    static void putNext(ObjectNode answer, String token) {
        answer.put(NEXT_PAGE_TOKEN.name(), token);
    }
}
