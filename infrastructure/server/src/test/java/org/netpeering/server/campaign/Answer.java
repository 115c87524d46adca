package org.netpeering.server.campaign;

import org.jspecify.annotations.Nullable;

/** What a writer was told. */
sealed interface Answer {
    /**
     * It was done.
     *
     * @param peering the peering as shown; null where the answer shows none
     */
    record Done(String requestId, @Nullable SeenPeering peering) implements Answer {}

    /** It was refused for a reason of the contract. */
    record Refused(String requestId, int status, String code, String details) implements Answer {}

    /** Whether it was done is not known: the connection broke, nothing came in time, or the node was in trouble. */
    record Unknown(String why) implements Answer {}

    /** The node could not be reached, so nothing was asked. */
    record NotSent() implements Answer {}
}
