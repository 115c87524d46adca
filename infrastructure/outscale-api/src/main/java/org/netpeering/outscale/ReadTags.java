package org.netpeering.outscale;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.PeeringView;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists the tags of the caller, those of peerings before those of the inventory (OAPI contract, 1.6).
 *
 * <p>A page may end between two tags of one resource; the next one goes on behind the last tag shown.
 */
final class ReadTags {
    static final String NAME = "ReadTags";

    private final NetPeerings peerings;
    private final TaggedStock stock;
    private final int defaultPageSize;

    ReadTags(NetPeerings peerings, TaggedStock stock, int defaultPageSize) {
        this.peerings = peerings;
        this.stock = stock;
        this.defaultPageSize = defaultPageSize;
    }

    Action action() {
        return Action.of(NAME, this::run, TagFilters.FILTERS, Paging.RESULTS_PER_PAGE, Paging.NEXT_PAGE_TOKEN);
    }

    private void run(Arguments arguments, CallContext caller, ObjectNode answer) {
        TagFilters filters = TagFilters.of(arguments.find(TagFilters.FILTERS).orElse(Arguments.NONE));
        TagPage page =
                new TagPage(filters, arguments.find(Paging.RESULTS_PER_PAGE).orElse(defaultPageSize));
        Optional<TagCursor> after = arguments.find(Paging.NEXT_PAGE_TOKEN).map(TagCursor::read);
        if (after.isEmpty() || after.get().peering() != null) {
            addPeerings(page, filters, after.orElse(null), caller);
        }
        addStock(page, after.orElse(null), caller);
        answer.set("Tags", page.document());
        page.next().ifPresent(next -> Paging.putNext(answer, next));
    }

    private void addPeerings(TagPage page, TagFilters filters, @Nullable TagCursor after, CallContext caller) {
        if (!filters.wants(ResourceType.PEERING)) {
            return;
        }
        Cursor last = after == null ? null : after.peering();
        if (after != null && last != null) {
            peerings.find(last.peeringId(), caller)
                    .ifPresent(peering -> page.add(itemOf(peering, caller), last, after.key()));
        }
        PeeringWalk walk = new PeeringWalk(peerings, caller, filters.onPeerings(), last, Paging.LARGEST_PAGE);
        while (!page.isFull() && walk.hasNext()) {
            PeeringView peering = walk.next();
            page.add(itemOf(peering, caller), new Cursor(peering.requestedAt(), peering.id()), "");
        }
    }

    private void addStock(TagPage page, @Nullable TagCursor after, CallContext caller) {
        boolean isBegun = after != null && after.peering() == null;
        String last = isBegun && after != null ? after.resource() : "";
        String key = isBegun && after != null ? after.key() : "";
        for (TaggedItem item : stock.all(caller.account())) {
            int order = item.id().compareTo(last);
            if (order >= 0) {
                page.add(item, null, order == 0 ? key : "");
            }
        }
    }

    private static TaggedItem itemOf(PeeringView peering, CallContext caller) {
        return new TaggedItem(peering.id().value(), ResourceType.PEERING, peering.tagsOf(caller.account()));
    }
}
