package org.netpeering.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.netpeering.domain.api.Expectations;
import org.netpeering.domain.api.Expectations.ReverseActive;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ChangePeeringOptions;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRangesChanged;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRemoved;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;

/** Three Nets of two accounts, and people who cannot make up their minds. */
final class SimulatedClients {
    private static final NetFacts THIRD = Nets.net(new NetId("vpc-0000000c"), Nets.BOB, "10.2.0.0/16");
    private static final List<NetFacts> NETS = List.of(Nets.ALICES, Nets.BOBS, THIRD);
    private static final List<AccountId> CALLERS = List.of(Nets.ALICE, Nets.BOB, Nets.BOB, Nets.ALICE, Nets.STRANGER);

    private final SplittableRandom random;
    private final SimulatedLog log;
    private final InMemoryNetDirectory nets;
    private final List<NetPeeringId> known = new ArrayList<>();

    SimulatedClients(SplittableRandom random, SimulatedLog log, InMemoryNetDirectory nets) {
        this.random = random;
        this.log = log;
        this.nets = nets;
    }

    static InMemoryNetDirectory nets() {
        InMemoryNetDirectory directory = new InMemoryNetDirectory();
        NETS.forEach(directory::add);
        return directory;
    }

    /** One command, or several for one peering at once. */
    List<NetPeeringCommand> next() {
        if (known.isEmpty() || random.nextInt(3) == 0) {
            return List.of(request());
        }
        NetPeeringId peering = known.get(random.nextInt(known.size()));
        List<NetPeeringCommand> racing = new ArrayList<>();
        int racers = random.nextInt(3) == 0 ? 3 : 1;
        for (int i = 0; i < racers; i++) {
            racing.add(about(peering));
        }
        return racing;
    }

    private NetPeeringCommand request() {
        NetPeeringId id = known.isEmpty() || random.nextInt(12) > 0
                ? SequentialPeeringIds.nth(known.size() + 1L)
                : known.get(random.nextInt(known.size()));
        known.add(id);
        NetFacts source = NETS.get(random.nextInt(NETS.size()));
        NetFacts accepter = NETS.get((NETS.indexOf(source) + 1 + random.nextInt(NETS.size() - 1)) % NETS.size());
        UnknownAccepter unknown = random.nextBoolean() ? UnknownAccepter.REFUSE : UnknownAccepter.FAIL;
        List<Tag> tags = random.nextInt(4) == 0 ? List.of(new Tag("k", "v")) : List.of();
        Expectations expectations = new Expectations(reverse(), null, null);
        return new RequestNetPeering(
                id, source.owner(), source.net(), accepter.net(), null, unknown, tags, expectations, null);
    }

    private ReverseActive reverse() {
        return random.nextBoolean() ? ReverseActive.REJECT : ReverseActive.WAIT;
    }

    private NetPeeringCommand about(NetPeeringId peering) {
        AccountId caller = CALLERS.get(random.nextInt(CALLERS.size()));
        return switch (random.nextInt(14)) {
            case 0, 1, 2, 3, 4 -> new AcceptNetPeering(peering, caller, reverse());
            case 5, 6 -> new RejectNetPeering(peering, caller, null);
            case 7, 8 -> new DeleteNetPeering(peering, caller);
            case 9 -> new TagNetPeering(peering, caller, List.of(new Tag("n", Integer.toString(random.nextInt(3)))));
            case 10 -> new UntagNetPeering(peering, caller, List.of());
            case 11 ->
                new ReportNetRangesChanged(
                        peering, NETS.get(random.nextInt(NETS.size())).net());
            case 12 -> new ChangePeeringOptions(peering, caller, random.nextBoolean(), null);
            default ->
                log.length(peering) == 0
                        ? new AcceptNetPeering(peering, caller)
                        : new ReportNetRemoved(
                                peering, NETS.get(random.nextInt(NETS.size())).net());
        };
    }

    void changeNets() {
        NetFacts net = NETS.get(random.nextInt(NETS.size()));
        switch (random.nextInt(5)) {
            case 0 -> nets.remove(net.net());
            case 2 -> nets.add(net.net(), net.owner(), "192.168." + random.nextInt(256) + ".0/24");
            case 1 -> nets.add(net.net(), net.owner(), "10.0.0.0/8");
            default -> nets.add(net);
        }
    }
}
