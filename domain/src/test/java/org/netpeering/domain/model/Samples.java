package org.netpeering.domain.model;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;

/** Two Nets of two accounts, a stranger, and the instants that matter. */
final class Samples {
    static final NetPeeringId PEERING = new NetPeeringId("pcx-00000001");
    static final NetPeeringId OTHER_PEERING = new NetPeeringId("pcx-00000002");
    static final AccountId ALICE = new AccountId("111111111111");
    static final AccountId BOB = new AccountId("222222222222");
    static final AccountId STRANGER = new AccountId("999999999999");
    static final NetId SOURCE_NET = new NetId("vpc-0000000a");
    static final NetId ACCEPTER_NET = new NetId("vpc-0000000b");
    static final NetId THIRD_NET = new NetId("vpc-0000000c");

    static final Instant REQUESTED = Instant.parse("2026-03-25T09:00:00.000001Z");
    static final Instant EXPIRY = REQUESTED.plus(Duration.ofHours(168));
    static final Instant JUST_BEFORE = EXPIRY.minusNanos(1_000);
    static final Instant LATER = EXPIRY.plus(Duration.ofHours(30));

    private Samples() {}

    static List<CidrBlock> ranges(String... texts) {
        return Arrays.stream(texts).map(CidrBlock::parse).toList();
    }

    static NetEnd source(AccountId owner) {
        return new NetEnd(SOURCE_NET, owner, ranges("10.0.0.0/16"));
    }

    static NetEnd accepter(AccountId owner) {
        return new NetEnd(ACCEPTER_NET, owner, ranges("10.1.0.0/16"));
    }

    static NetFacts known(NetEnd end) {
        if (end.account() == null) {
            throw new IllegalArgumentException("Nobody owns " + end.net());
        }
        return new NetFacts(end.net(), end.account(), end.ranges(), true);
    }

    /** Both Nets as they were at the request, nothing else between them. */
    static Facts factsAt(Instant now) {
        return facts(now, known(source(ALICE)), known(accepter(BOB)), PairFacts.NONE);
    }

    static Facts facts(Instant now, @Nullable NetFacts source, @Nullable NetFacts accepter, PairFacts pair) {
        return new Facts(now, source, accepter, pair, PeeringSettings.DEFAULTS);
    }

    static RequestNetPeering request(Tag... tags) {
        return new RequestNetPeering(
                PEERING, ALICE, SOURCE_NET, ACCEPTER_NET, BOB, UnknownAccepter.REFUSE, List.of(tags));
    }

    static NetPeering pending() {
        return after(NetPeeringDecider.decide(request(), NetPeering.ABSENT, factsAt(REQUESTED)), NetPeering.ABSENT);
    }

    static NetPeering after(Decision decision, NetPeering state) {
        NetPeering folded = state;
        for (var event : decision.events()) {
            folded = NetPeeringDecider.evolve(folded, event);
        }
        return folded;
    }
}
