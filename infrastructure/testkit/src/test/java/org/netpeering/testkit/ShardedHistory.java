package org.netpeering.testkit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.testkit.ShardMessage.Answer;
import org.netpeering.testkit.ShardMessage.Copied;
import org.netpeering.testkit.ShardMessage.Copy;
import org.netpeering.testkit.ShardMessage.HandOver;
import org.netpeering.testkit.ShardMessage.MovedIn;
import org.netpeering.testkit.ShardMessage.Order;
import org.netpeering.testkit.SimulatedCall.Stage;
import org.netpeering.testkit.SimulatedLog.Entry;
import org.netpeering.testkit.SimulatedShard.Place;
import org.netpeering.testkit.UnreliableNetwork.Parcel;

/**
 * Two shards and the two owners of some Nets, who move from one to the other. A pair of Nets belongs to the owner of the lesser Net, and the
 * shard where that owner lives decides all peerings of the pair. Every step is one turn, and the seed says which.
 */
final class ShardedHistory {
    static final String SAME_LISTS = "both owners see every event";
    static final String READ_YOUR_WRITES = "whoever has an answer finds it in the list";

    private static final int TURNS = 160;
    private static final List<AccountId> OWNERS = List.of(Nets.ALICE, Nets.BOB);

    private final SplittableRandom random;
    private final Set<ShardFault> faults;
    private final Map<Incident, Long> incidents;
    private final List<SimulatedShard> shards = List.of(new SimulatedShard(), new SimulatedShard());
    private final Map<NetPeeringId, AccountId> homes = new HashMap<>();
    private final SimulatedClients clients;
    private final UnreliableNetwork network;
    private final WitnessedDecisions decisions;

    /** What can happen. */
    enum Incident {
        DECIDED,
        REFUSED,
        ACROSS_SHARDS,
        ANSWERED,
        NOT_HERE,
        LOST,
        DOUBLED,
        OVERTAKEN,
        PARTED,
        CRASH,
        MOVED,
        MOVED_IN_AGAIN,
        EXPIRED
    }

    ShardedHistory(long seed, Set<ShardFault> faults, Map<Incident, Long> incidents) {
        this.random = new SplittableRandom(seed);
        this.faults = faults;
        this.incidents = incidents;
        this.decisions = new WitnessedDecisions(faults, this::count);
        this.clients = new SimulatedClients(random, decisions.witness, decisions.nets());
        this.network = new UnreliableNetwork(random, this::count);
        IntStream.range(0, OWNERS.size()).forEach(i -> shards.get(i).settle(OWNERS.get(i)));
    }

    /** Lets anything happen, then lets it end, and checks what was promised. */
    void run() {
        for (int turn = 0; turn < TURNS; turn++) {
            int choice = random.nextInt(100);
            if (choice < 55) {
                network.next().ifPresent(this::arrive);
            } else if (choice < 72) {
                clients.next().forEach(this::order);
            } else if (choice < 88) {
                remind(random.nextInt(shards.size()));
            } else if (choice < 92) {
                decisions.now = decisions.now.plusSeconds(random.nextLong(1, 200_000));
                sweep();
            } else {
                misfortune(random.nextInt(6));
            }
        }
        settle();
        decisions.check();
        OWNERS.forEach(this::checkList);
    }

    private void misfortune(int kind) {
        switch (kind) {
            case 0 -> {
                network.drop(random.nextInt(shards.size()));
                count(Incident.CRASH);
            }
            case 1 -> {
                network.partOrJoin();
                count(Incident.PARTED);
            }
            default -> move(OWNERS.get(random.nextInt(OWNERS.size())));
        }
    }

    /** The network is whole again; moves end, everything is overdue, and the last copies arrive. */
    private void settle() {
        network.heal();
        finish();
        decisions.passLastExpiry();
        sweep();
        finish();
    }

    private void finish() {
        boolean isQuiet;
        do {
            remind(0);
            remind(1);
            isQuiet = network.size() == 0;
            for (int left = network.size(); left > 0; left--) {
                network.next().ifPresent(this::arrive);
            }
        } while (!isQuiet);
    }

    private void order(NetPeeringCommand command) {
        boolean isNew = !(command instanceof RequestNetPeering request)
                || homes.putIfAbsent(request.peeringId(), home(request)) == null;
        if (isNew) { // each shard draws ids of its own, so no id is drawn for two pairs
            SimulatedCall call = decisions.begin(random.nextInt(shards.size()), command);
            network.send(call.node, believed(homeOf(call)), new Order(call));
        }
    }

    private AccountId home(RequestNetPeering request) {
        NetId source = request.sourceNet();
        NetId accepter = request.accepterNet();
        boolean isSource = source.compareTo(accepter) < 0 || faults.contains(ShardFault.REQUESTER_DECIDES);
        return decisions.net(isSource ? source : accepter).owner();
    }

    private AccountId homeOf(SimulatedCall call) {
        return Objects.requireNonNull(homes.get(call.command.peeringId()));
    }

    /** Where an account lives, by a map that may be old. */
    private int believed(AccountId account) {
        boolean isOld = random.nextInt(5) == 0;
        return IntStream.range(0, shards.size())
                .filter(shard -> shards.get(shard).isHere(account) != isOld)
                .findFirst()
                .orElse(random.nextInt(shards.size()));
    }

    /** Whatever waits for an answer from elsewhere is sent, or sent again. */
    private void remind(int from) {
        for (AccountId owner : OWNERS) {
            SimulatedShard shard = shards.get(from);
            if (shard.stay(owner).place() == Place.LEAVING) {
                network.send(from, 1 - from, shard.handOver(owner, id -> owner.equals(homes.get(id))));
            }
            shard.nextCopyFor(owner).ifPresent(copy -> {
                network.send(from, believed(owner), copy);
                if (faults.contains(ShardFault.COPIES_ARE_NOT_CONFIRMED)) {
                    shard.confirm(owner, copy.place());
                }
            });
        }
    }

    private void move(AccountId account) {
        for (SimulatedShard shard : shards) {
            if (shard.isHere(account)) {
                count(Incident.MOVED);
                shard.leave(account);
            }
        }
    }

    private void arrive(Parcel parcel) {
        int from = parcel.from();
        int here = parcel.to();
        SimulatedShard shard = shards.get(here);
        switch (parcel.message()) {
            case Order order -> decide(here, order);
            case Answer(SimulatedCall call) -> copyForTheCaller(from, call);
            case Copy copy -> {
                if (shard.isHere(copy.reader()) && shard.take(copy.events())) {
                    network.send(here, from, new Copied(copy.reader(), copy.place(), copy.answered()));
                }
            }
            case Copied(AccountId reader, int place, SimulatedCall answered)
            when answered == null -> shard.confirm(reader, place);
            case Copied(AccountId reader, int place, SimulatedCall answered) -> answer(answered);
            case HandOver moving -> {
                moveIn(shard, moving);
                network.send(here, from, new MovedIn(moving.account(), moving.move()));
            }
            case MovedIn(AccountId account, long move) -> shard.moveOut(account, move);
        }
    }

    private void moveIn(SimulatedShard shard, HandOver moving) {
        boolean isKnown = moving.move() <= shard.stay(moving.account()).move();
        if (isKnown) {
            count(Incident.MOVED_IN_AGAIN);
        }
        if (!isKnown || faults.contains(ShardFault.HANDED_OVER_TWICE)) {
            shard.moveIn(moving);
        }
    }

    /** One transaction: does the account live here, what follows, and its events. */
    private void decide(int here, Order order) {
        SimulatedCall call = order.call();
        SimulatedShard shard = shards.get(here);
        if (shard.isHere(homeOf(call)) || faults.contains(ShardFault.LEFT_ACCOUNTS_ARE_SERVED)) {
            decisions.decide(shard, call);
            network.send(here, call.node, new Answer(call));
        } else {
            count(Incident.NOT_HERE);
            network.send(call.node, believed(homeOf(call)), order);
        }
    }

    private void sweep() {
        for (SimulatedShard shard : shards) {
            for (NetPeeringId id : shard.peerings.overdue(decisions.now, 100)) {
                if (shard.isHere(Objects.requireNonNull(homes.get(id)))) {
                    count(Incident.EXPIRED);
                    decisions.decide(shard, decisions.begin(0, new ExpireNetPeering(id)));
                }
            }
        }
    }

    /** The row that the answer is built from is first written where the caller's lists are read. */
    private void copyForTheCaller(int from, SimulatedCall call) {
        @Nullable AccountId caller = call.command.caller();
        SimulatedShard home = shards.get(from);
        List<Entry> events = home.events(call.command.peeringId());
        boolean isCopied = !events.isEmpty() && !faults.contains(ShardFault.ANSWERED_BEFORE_COPIED);
        if (isCopied && caller != null && OWNERS.contains(caller) && !home.isHere(caller)) {
            count(Incident.ACROSS_SHARDS);
            network.send(call.node, believed(caller), new Copy(caller, List.copyOf(events), -1, call));
        } else {
            answer(call);
        }
    }

    private void answer(SimulatedCall call) {
        if (call.stage != Stage.COMMITTED) {
            return;
        }
        call.stage = Stage.ANSWERED;
        count(Incident.ANSWERED);
        @Nullable AccountId caller = call.command.caller();
        boolean hasEvents = call.decision != null && !call.decision.events().isEmpty();
        for (SimulatedShard shard : shards) {
            require(
                    !hasEvents
                            || caller == null
                            || !shard.isHere(caller)
                            || shard.events(call.command.peeringId()).size() >= call.sequence,
                    READ_YOUR_WRITES,
                    call);
        }
    }

    private void checkList(AccountId owner) {
        List<SimulatedShard> here =
                shards.stream().filter(shard -> shard.isHere(owner)).toList();
        require(here.size() == 1, "an account lives in one place", owner);
        decisions.witness.streams().forEach((id, events) -> {
            PeeringView view = decisions.witness.state(id).view().orElseThrow();
            require(!view.concerns(owner) || here.getFirst().events(id).equals(events), SAME_LISTS, id);
        });
    }

    private void count(Incident incident) {
        incidents.merge(incident, 1L, Long::sum);
    }

    private static void require(boolean kept, String promise, Object about) {
        if (!kept) {
            throw new AssertionError("'" + promise + "' does not hold of " + about);
        }
    }
}
