package org.netpeering.testkit;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.testkit.SimulatedLog.Commit;
import org.netpeering.testkit.SimulatedLog.Entry;

/** What a node tells a shard, or hears from it; each may be lost, late, out of order, or come again. */
sealed interface ShardMessage {
    /** Decide this command, if the account that the pair belongs to is yours. */
    record Order(SimulatedCall call) implements ShardMessage {}

    /** What has become of the command. */
    record Answer(SimulatedCall call) implements ShardMessage {}

    /**
     * The events of a peering, for the list of an owner who is elsewhere.
     *
     * @param place where the last of them is in the log that they come from
     * @param answered the call whose answer waits for this, if any
     */
    record Copy(
            AccountId reader,
            List<Entry> events,
            int place,
            @Nullable SimulatedCall answered) implements ShardMessage {}

    /** They are in the list. */
    record Copied(AccountId reader, int place, @Nullable SimulatedCall answered) implements ShardMessage {}

    /**
     * All that belongs to an account that moves.
     *
     * @param move which of its moves it is
     * @param commits what was decided for the pairs that belong to it
     * @param copies what its lists show
     * @param decided the commands that must not be decided again
     */
    record HandOver(
            AccountId account,
            long move,
            List<Commit> commits,
            Map<NetPeeringId, List<Entry>> copies,
            Set<Integer> decided)
            implements ShardMessage {}

    /** The account has moved in. */
    record MovedIn(AccountId account, long move) implements ShardMessage {}
}
