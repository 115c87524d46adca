package org.netpeering.nativeapi;

import java.util.Optional;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.messages.Reader;

/**
 * A caller who reads events for a long time, and whose rights can change meanwhile.
 *
 * @param caller who asks, and by which right
 */
record ReaderAtWork(NetPeerings peerings, CallContext caller) {
    private static final String ALL_EVENTS = "audit:ReadEvents";

    /** What the caller may read now; empty if nothing any more. */
    Optional<Reader> now() {
        return peerings.denialOf(caller).isPresent()
                ? Optional.empty()
                : Optional.of(new Reader(caller.account(), peerings.mayReadAll(caller.doing(ALL_EVENTS))));
    }
}
