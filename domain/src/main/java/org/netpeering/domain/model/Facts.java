package org.netpeering.domain.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision may know besides the command and the peering itself, gathered before a transaction begins.
 *
 * @param now the instant of the decision, in microseconds
 * @param source the source Net, or null if there is none
 * @param accepter the accepter Net, or null if there is none
 * @param host what those who embed the engine say
 */
public record Facts(
        Instant now,
        @Nullable NetFacts source,
        @Nullable NetFacts accepter,
        PairFacts pair,
        PeeringSettings settings,
        HostFacts host) {
    /** The same where nobody who embeds the engine says anything. */
    public Facts(
            Instant now,
            @Nullable NetFacts source,
            @Nullable NetFacts accepter,
            PairFacts pair,
            PeeringSettings settings) {
        this(now, source, accepter, pair, settings, HostFacts.NONE);
    }
}
