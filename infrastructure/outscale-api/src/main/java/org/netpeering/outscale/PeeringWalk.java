package org.netpeering.outscale;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringQuery.Cursor;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.NetPeeringQuery.Page;
import org.netpeering.domain.api.PeeringFilter;
import org.netpeering.domain.api.PeeringView;

/** Walks through the peerings of a caller, asking for the next page only when it is needed. */
final class PeeringWalk implements Iterator<PeeringView> {
    private final NetPeerings peerings;
    private final CallContext caller;
    private final List<PeeringFilter> filters;
    private final int pageSize;
    private final Deque<PeeringView> read = new ArrayDeque<>();
    private @Nullable Cursor after;
    private boolean isLastPageRead;

    /** Begins behind the cursor, or with the first peering if there is none. */
    PeeringWalk(
            NetPeerings peerings,
            CallContext caller,
            List<PeeringFilter> filters,
            @Nullable Cursor after,
            int pageSize) {
        this.peerings = peerings;
        this.caller = caller;
        this.filters = filters;
        this.after = after;
        this.pageSize = pageSize;
    }

    @Override
    public boolean hasNext() {
        while (read.isEmpty() && !isLastPageRead) {
            Page page = peerings.list(new ListNetPeerings(caller.account(), filters, after, pageSize), caller);
            read.addAll(page.peerings());
            after = page.next();
            isLastPageRead = page.next() == null;
        }
        return !read.isEmpty();
    }

    @Override
    public PeeringView next() {
        if (!hasNext()) {
            throw new NoSuchElementException("No peering is left");
        }
        return read.remove();
    }
}
