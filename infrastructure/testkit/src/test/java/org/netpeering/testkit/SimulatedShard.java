package org.netpeering.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.testkit.ShardMessage.Copy;
import org.netpeering.testkit.ShardMessage.HandOver;
import org.netpeering.testkit.SimulatedLog.Commit;
import org.netpeering.testkit.SimulatedLog.Entry;

/** One database: a log with its read model, copies of what other shards have decided, and who lives here. */
final class SimulatedShard {
    final SimulatedLog log = new SimulatedLog();
    final PeeringSummaries peerings = new InMemoryPeeringSummaries();
    private final Map<AccountId, Stay> stays = new HashMap<>();
    private final Map<NetPeeringId, List<Entry>> copies = new HashMap<>();
    private final Map<AccountId, Integer> copied = new HashMap<>();
    private final Set<Integer> decided = new HashSet<>();

    /** Whether an account lives in a place. */
    enum Place {
        HERE,
        LEAVING,
        GONE
    }

    /** How an account stands to this shard, since which of its moves. */
    record Stay(Place place, long move) {}

    void settle(AccountId account) {
        stays.put(account, new Stay(Place.HERE, 1));
    }

    Stay stay(AccountId account) {
        return stays.getOrDefault(account, new Stay(Place.GONE, 0));
    }

    boolean isHere(AccountId account) {
        return stay(account).place() == Place.HERE;
    }

    /** From now on nothing is decided here for the account. */
    void leave(AccountId account) {
        stays.put(account, new Stay(Place.LEAVING, stay(account).move() + 1));
    }

    HandOver handOver(AccountId account, Predicate<NetPeeringId> isItsOwn) {
        List<Commit> commits = log.commits().stream()
                .filter(commit -> isItsOwn.test(commit.command().peeringId()))
                .toList();
        Map<NetPeeringId, List<Entry>> listed = new HashMap<>();
        log.streams().keySet().forEach(id -> listed.put(id, List.copyOf(events(id))));
        copies.keySet().forEach(id -> listed.put(id, List.copyOf(events(id))));
        listed.values().removeIf(events -> !concern(account, events.getFirst()));
        return new HandOver(account, stay(account).move(), commits, listed, Set.copyOf(decided));
    }

    /** Takes what it has not got of the account's streams, in the order in which it was decided. */
    void moveIn(HandOver moving) {
        for (Commit commit : moving.commits()) {
            if (commit.firstSequence() == log.length(commit.command().peeringId())) {
                log.append(commit, peerings);
            }
        }
        moving.copies().values().forEach(this::take);
        decided.addAll(moving.decided());
        stays.put(moving.account(), new Stay(Place.HERE, moving.move()));
    }

    void moveOut(AccountId account, long move) {
        if (stay(account).equals(new Stay(Place.LEAVING, move))) {
            stays.put(account, new Stay(Place.GONE, move));
        }
    }

    /** Whether the command has not been decided before, be it refused. */
    boolean isFirst(int commandId) {
        return decided.add(commandId);
    }

    void forget(int commandId) {
        decided.remove(commandId);
    }

    /** Whether the events follow on those that are here; those that are here already are passed over. */
    boolean take(List<Entry> events) {
        NetPeeringId id = events.getFirst().event().peeringId();
        List<Entry> mine = new ArrayList<>(events(id));
        if (events.getFirst().sequence() > mine.size()) {
            return false;
        }
        for (Entry entry : events) {
            if (entry.sequence() == mine.size()) {
                mine.add(entry);
            }
        }
        copies.put(id, mine);
        return true;
    }

    /** What is known here of a peering, decided here or copied. */
    List<Entry> events(NetPeeringId id) {
        List<Entry> own = log.streams().getOrDefault(id, List.of());
        List<Entry> copy = copies.getOrDefault(id, List.of());
        return own.size() < copy.size() ? copy : own;
    }

    /** The next event that this owner, who is elsewhere, has not confirmed. */
    Optional<Copy> nextCopyFor(AccountId reader) {
        int place = copied.getOrDefault(reader, 0);
        List<Entry> entries = log.entries();
        while (place < entries.size() && (isHere(reader) || !concern(reader, entries.get(place)))) {
            place++;
        }
        copied.put(reader, place);
        return place < entries.size()
                ? Optional.of(new Copy(reader, List.of(entries.get(place)), place, null))
                : Optional.empty();
    }

    void confirm(AccountId reader, int place) {
        copied.computeIfPresent(reader, (account, next) -> next == place ? next + 1 : next);
    }

    private static boolean concern(AccountId account, Entry entry) {
        return entry.event().source().isOwnedBy(account)
                || entry.event().accepter().isOwnedBy(account);
    }
}
