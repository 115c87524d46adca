package org.netpeering.outscale;

import java.util.List;
import java.util.function.Function;
import org.netpeering.domain.value.AccountId;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of what an account has in the inventory, filtered, page by page, in the order of the ids.
 *
 * @param action the name of the action
 * @param array the field of the answer
 * @param filters what it can be filtered by
 * @param items all that the account has
 * @param id the id of an item
 * @param document an item as the answer shows it
 */
record Listing<T>(
        String action,
        String array,
        ItemFilters<T> filters,
        Function<AccountId, List<T>> items,
        Function<T, String> id,
        Function<T, ObjectNode> document) {

    Action action(int defaultPageSize) {
        Field<Arguments> filtersField = ItemFilters.field(filters);
        return Action.of(
                action,
                (arguments, caller, answer) -> {
                    Arguments given = arguments.find(filtersField).orElse(Arguments.NONE);
                    List<T> found = items.apply(caller.account()).stream()
                            .filter(item -> filters.holdFor(item, given))
                            .toList();
                    ArrayNode list = answer.putArray(array);
                    int size = arguments.find(Paging.RESULTS_PER_PAGE).orElse(defaultPageSize);
                    Paging.page(action, found, id, size, arguments, answer)
                            .forEach(item -> list.add(document.apply(item)));
                },
                filtersField,
                Paging.RESULTS_PER_PAGE,
                Paging.NEXT_PAGE_TOKEN);
    }
}
