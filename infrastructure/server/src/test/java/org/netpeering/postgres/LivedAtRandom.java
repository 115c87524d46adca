package org.netpeering.postgres;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringApproved;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringOptionsChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRangesChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringOptions;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.Tag;

/** The lives of peerings between a few Nets at random, told event by event. */
record LivedAtRandom(Dice dice, Instant now, Listener listener) {
    static final int ACCOUNTS = 4;
    static final int NETS = 10;
    static final RegionName HERE = new RegionName("eu-west-2");
    static final RegionName THERE = new RegionName("us-east-2");

    /** Hears of each event, and says whether it was one that could be. */
    @FunctionalInterface
    interface Listener {
        boolean apply(NetPeeringEvent event, int version);
    }

    /** All of one, from the request on. */
    void live(int number) {
        Instant at = ago(dice.pick(Duration.ofMinutes(10), Duration.ofHours(3), Duration.ofDays(9)));
        int there = dice.below(NETS);
        NetEnd source = end(there);
        NetEnd accepter = end((there + 1 + dice.below(NETS - 1)) % NETS);
        if (dice.isOneIn(10)) {
            accepter = new NetEnd(accepter.net(), dice.isOneIn(2) ? null : account(3), List.of());
            PeeringRequested request = requested(number, source, accepter, at);
            if (listener.apply(request, 0)) {
                listener.apply(failed(request, FailureCause.ACCEPTER_UNKNOWN), 1);
            }
            return;
        }
        PeeringRequested request = requested(number, source, accepter, at);
        int version = 0;
        if (!listener.apply(request, version)) {
            return;
        }
        AccountId sourceOwner = Objects.requireNonNull(source.account());
        AccountId accepterOwner = Objects.requireNonNull(accepter.account());
        for (AccountId owner : List.of(sourceOwner, accepterOwner)) {
            if (dice.isOneIn(3)) {
                List<Tag> tags = List.of(
                        new Tag(dice.pick("env", "team", "x\"y"), dice.pick("prod", "test", "", "été*")),
                        new Tag("Name", "n" + dice.below(5)));
                RegionName apart = !dice.isOneIn(3) ? null : dice.pick(HERE, THERE);
                version = next(
                        new PeeringTagged(request.peeringId(), source, accepter, now, owner, tags, apart), version);
                if (dice.isOneIn(4)) {
                    version = next(
                            new PeeringUntagged(request.peeringId(), source, accepter, now, owner, tags, apart),
                            version);
                }
            }
        }
        for (NetPeeringEvent event : accepted(request, accepterOwner)) {
            version = next(event, version);
        }
        if (!dice.isOneIn(5)) {
            next(end(request), version);
        }
    }

    /** Nothing, an acceptance, or some way with a provisioner. */
    private List<NetPeeringEvent> accepted(PeeringRequested request, AccountId by) {
        NetPeeringId id = request.peeringId();
        NetEnd source = request.source();
        NetEnd accepter = request.accepter();
        PeeringProvisioningStarted started = new PeeringProvisioningStarted(id, source, accepter, now, by, 1, now);
        PeeringAttemptFailed failed = new PeeringAttemptFailed(id, source, accepter, now, 1, "no route", now);
        PeeringDeletionStarted deleting =
                new PeeringDeletionStarted(id, source, accepter, now, DeletionCause.BY_OWNER, by, null, 1, now);
        return switch (dice.below(12)) {
            case 0, 1 -> List.of(new PeeringAccepted(id, source, accepter, now, by));
            case 2 ->
                List.of(
                        new PeeringAccepted(id, source, accepter, now, by),
                        new PeeringOptionsChanged(
                                id, source, accepter, now, by, new PeeringOptions(dice.isOneIn(2), true)));
            case 3 -> List.of(new PeeringApproved(id, source, accepter, now, "same-tenant"), started);
            case 4 -> List.of(started, failed);
            case 5 -> List.of(started, new PeeringProvisioned(id, source, accepter, now, by), deleting, failed);
            case 6 ->
                List.of(
                        started,
                        new PeeringProvisioningAbandoned(
                                id, source, accepter, ago(Duration.ofHours(2)), 5, "no route"));
            case 7 -> {
                NetEnd changed =
                        new NetEnd(source.net(), source.account(), List.of(CidrBlock.parse("192.168.7.0/24")), HERE);
                yield List.of(new PeeringRangesChanged(id, changed, accepter, now, source.net(), List.of()));
            }
            default -> List.of();
        };
    }

    private NetPeeringEvent end(PeeringRequested request) {
        NetPeeringId id = request.peeringId();
        Instant at = ago(dice.pick(Duration.ofMinutes(30), Duration.ofMinutes(90), Duration.ofDays(3)));
        return switch (dice.below(4)) {
            case 0 ->
                new PeeringRejected(
                        id,
                        request.source(),
                        request.accepter(),
                        at,
                        RejectionCause.BY_ACCEPTER,
                        request.accepter().account(),
                        null,
                        null);
            case 1 -> failed(request, FailureCause.OVERLAPPING_RANGES);
            case 2 -> new PeeringExpired(id, request.source(), request.accepter(), now, at);
            default ->
                new PeeringDeleted(
                        id,
                        request.source(),
                        request.accepter(),
                        at,
                        DeletionCause.BY_OWNER,
                        dice.pick(request.source(), request.accepter()).account(),
                        null);
        };
    }

    private PeeringFailed failed(PeeringRequested request, FailureCause cause) {
        return new PeeringFailed(
                request.peeringId(),
                request.source(),
                request.accepter(),
                ago(Duration.ofHours(2)),
                cause,
                List.of(),
                null);
    }

    static PeeringRequested requested(int number, NetEnd source, NetEnd accepter, Instant at) {
        return new PeeringRequested(
                new NetPeeringId(String.format("pcx-%08x", number * 2654435761L & 0xffffffffL)),
                source,
                accepter,
                at,
                at.plus(Duration.ofDays(7)));
    }

    /** The version after the event, which is the same as before if somebody else has the pair. */
    private int next(NetPeeringEvent event, int version) {
        return listener.apply(event, version + 1) ? version + 1 : version;
    }

    private NetEnd end(int net) {
        List<CidrBlock> ranges = new ArrayList<>(List.of(CidrBlock.parse("10." + net % 4 + ".0.0/16")));
        if (net % 3 == 0) {
            ranges.add(CidrBlock.parse("172.16." + net + ".0/24"));
        }
        return new NetEnd(net(net), account(net % ACCOUNTS), ranges, net % 3 == 0 ? null : net % 3 == 1 ? HERE : THERE);
    }

    static NetId net(int number) {
        return new NetId(String.format("vpc-%08x", number));
    }

    static AccountId account(int number) {
        return new AccountId("10000000000" + number);
    }

    Instant ago(Duration most) {
        return now.minusSeconds(dice.random().nextLong(most.toSeconds()));
    }
}
