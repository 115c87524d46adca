package org.netpeering.postgres.proof;

import org.netpeering.postgres.proof.ChainedEvent.Predecessor;

/** What must be true of a row of the log, whether it is sealed or not. */
final class RowRules {
    private RowRules() {}

    /** @throws AlteredLogException if the row does not follow the one before it in its stream, or its hash is not its own */
    static void check(ChainedEvent chained, boolean isSealed) {
        LoggedEvent event = chained.event();
        Predecessor predecessor = chained.predecessor();
        if (event.sequence() > 0 && predecessor == null) {
            throw AlteredLogException.row(
                    event,
                    "follows a row that is missing: the stream has no sequence number " + (event.sequence() - 1) + ".");
        }
        if (predecessor != null && predecessor.place().compareTo(event.place()) >= 0) {
            throw AlteredLogException.row(
                    event,
                    "was moved: the row before it in the stream stands behind it in the log, at " + predecessor.place()
                            + ".");
        }
        Hash previous = predecessor == null ? Hash.ZERO : predecessor.hash();
        if (!event.hash().equals(event.hashAfter(previous))) {
            throw AlteredLogException.row(
                    event,
                    isSealed
                            ? "was altered: its hash is not that of its content."
                            : "was altered: its hash is not that of its content behind the row before it in the stream"
                                    + " (or that row was altered and given a new hash).");
        }
    }
}
