package org.netpeering.postgres.proof;

/** A leaf of the Merkle tree over the log, with what it takes to name its row if that is missing. */
record Leaf(long number, LogPlace place, String stream, long sequence, Hash hash) {
    static Leaf of(long number, LoggedEvent event) {
        return new Leaf(number, event.place(), event.stream(), event.sequence(), event.hash());
    }
}
