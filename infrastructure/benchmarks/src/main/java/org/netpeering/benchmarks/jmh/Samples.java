package org.netpeering.benchmarks.jmh;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.model.Facts;
import org.netpeering.domain.model.NetFacts;
import org.netpeering.domain.model.PairFacts;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.TagOwner;

/** What the steps are given: two Nets, a request between them, and a page of peerings. */
public final class Samples {
    /** Whoever asks. */
    public static final AccountId REQUESTER = new AccountId("100000000001");

    /** When all of it happens. */
    public static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private static final int PAGE = 50;
    private static final AccountId ACCEPTER = new AccountId("100000000002");
    private static final NetPeeringId PEERING = new NetPeeringId("pcx-0a1b2c3d");
    private static final NetId SOURCE_NET = new NetId("vpc-0a000001");
    private static final NetId ACCEPTER_NET = new NetId("vpc-0b000001");
    private static final CidrBlock SOURCE_RANGE = CidrBlock.parse("10.0.0.0/16");
    private static final CidrBlock ACCEPTER_RANGE = CidrBlock.parse("172.16.0.0/16");

    static final Facts FACTS = new Facts(
            NOW,
            new NetFacts(SOURCE_NET, REQUESTER, List.of(SOURCE_RANGE), true),
            new NetFacts(ACCEPTER_NET, ACCEPTER, List.of(ACCEPTER_RANGE), true),
            PairFacts.NONE,
            PeeringSettings.DEFAULTS);

    static final RequestNetPeering REQUEST = new RequestNetPeering(
            PEERING, REQUESTER, SOURCE_NET, ACCEPTER_NET, ACCEPTER, UnknownAccepter.REFUSE, List.of());

    static final AcceptNetPeering ACCEPT = new AcceptNetPeering(PEERING, ACCEPTER);

    static final PeeringRequested REQUESTED = new PeeringRequested(
            PEERING,
            new NetEnd(SOURCE_NET, REQUESTER, List.of(SOURCE_RANGE)),
            new NetEnd(ACCEPTER_NET, ACCEPTER, List.of(ACCEPTER_RANGE)),
            NOW,
            NOW.plus(PeeringSettings.DEFAULT_EXPIRY));

    private Samples() {}

    /** Fifty peerings, each with two tags. */
    public static List<PeeringView> page() {
        return IntStream.range(0, PAGE)
                .mapToObj(number -> new PeeringView(
                        new NetPeeringId(String.format("pcx-%08x", number)),
                        PeeringStatus.ACTIVE,
                        "Active",
                        REQUESTED.source(),
                        REQUESTED.accepter(),
                        NOW.minus(Duration.ofMinutes(number)),
                        NOW.plus(PeeringSettings.DEFAULT_EXPIRY).minus(Duration.ofMinutes(number)),
                        null,
                        Map.of(
                                new TagOwner(REQUESTER),
                                new TreeMap<>(Map.of("Name", "peering " + number, "env", "prod"))),
                        0))
                .toList();
    }
}
