package org.netpeering.testkit;

/** A rule of the protocol between shards that can be left out, to see what it is there for. */
enum ShardFault {
    /** The shard of the requester decides, and not one shard for both directions of a pair. */
    REQUESTER_DECIDES(WitnessedDecisions.ONE_DECISION),
    /** A shard goes on deciding for an account that has left it. */
    LEFT_ACCOUNTS_ARE_SERVED(WitnessedDecisions.ONE_DECISION),
    /** An account moves in whenever it is handed over, also for the second time in the same move. */
    HANDED_OVER_TWICE(WitnessedDecisions.ONE_DECISION),
    /** A command that comes again is known by its events only, so that one that was refused can be carried out later. */
    REFUSALS_ARE_FORGOTTEN("an acknowledged command is there once"),
    /** A copy counts as there when it has been sent, and not when the other shard has said so. */
    COPIES_ARE_NOT_CONFIRMED(ShardedHistory.SAME_LISTS),
    /** The caller has the answer before its own shard has the copy. */
    ANSWERED_BEFORE_COPIED(ShardedHistory.READ_YOUR_WRITES);

    final String promise;

    ShardFault(String promise) {
        this.promise = promise;
    }
}
