package org.netpeering.messages;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.netpeering.domain.api.Expectations;
import org.netpeering.domain.api.Expectations.ReverseActive;
import org.netpeering.domain.api.ListingRetention;
import org.netpeering.domain.api.ListingRetention.Reader;
import org.netpeering.domain.api.ListingRetention.Row;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ChangePeeringOptions;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectRedundantNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRangesChanged;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRemoved;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmProvisioned;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmTornDown;
import org.netpeering.domain.api.ProvisioningCommand.ContinueProvisioning;
import org.netpeering.domain.api.ProvisioningCommand.ReportProvisioningFailed;
import org.netpeering.domain.api.ProvisioningCommand.ReportTearDownFailed;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RegionName;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagOwner;
import org.netpeering.domain.value.TagSelector;

/** One of each kind that can be sent or come back. */
final class Samples {
    private static final AccountId ALICE = new AccountId("123456789012");
    private static final AccountId BOB = new AccountId("987654321098");
    private static final NetId SOURCE = new NetId("vpc-12345678");
    private static final NetId ACCEPTER = new NetId("vpc-87654321");
    private static final NetPeeringId PEERING = new NetPeeringId("pcx-1a2b3c4d");
    private static final Instant NOON = Instant.parse("2026-03-25T12:00:00.000001Z");
    private static final List<CidrBlock> RANGES = List.of(CidrBlock.parse("10.1.0.0/16"));

    private Samples() {}

    static Stream<NetPeeringCommand> commands() {
        return Stream.of(
                new RequestNetPeering(
                        PEERING,
                        ALICE,
                        SOURCE,
                        ACCEPTER,
                        BOB,
                        UnknownAccepter.FAIL,
                        List.of(new Tag("Name", "é à+b")),
                        new Expectations(ReverseActive.WAIT, new RegionName("eu-west-2"), null),
                        "order-4711"),
                new RequestNetPeering(PEERING, ALICE, SOURCE, ACCEPTER, null, UnknownAccepter.REFUSE, List.of()),
                new AcceptNetPeering(PEERING, BOB, 0L),
                new RejectNetPeering(PEERING, BOB, "not now", 3L),
                new DeleteNetPeering(PEERING, ALICE),
                new ExpireNetPeering(PEERING),
                new RejectRedundantNetPeering(PEERING, new NetPeeringId("pcx-11111111")),
                new ReportNetRemoved(PEERING, SOURCE),
                new ReportNetRangesChanged(PEERING, ACCEPTER),
                new TagNetPeering(PEERING, ALICE, List.of(new Tag("env", "prod"))),
                new TagNetPeering(
                        PEERING,
                        ALICE,
                        List.of(new Tag("env", "prod")),
                        new RegionName("us-east-2"),
                        new ListingRetention(
                                List.of(new Row(PeeringStatus.DELETED, Reader.ENDER, Duration.ofHours(2)))),
                        7L),
                new UntagNetPeering(
                        PEERING, ALICE, List.of(new TagSelector("env", null), new TagSelector("empty", ""))),
                new ConfirmProvisioned(PEERING, 2),
                new ReportProvisioningFailed(PEERING, 2, "no route"),
                new ConfirmTornDown(PEERING),
                new ReportTearDownFailed(PEERING, 1, "no route"),
                new ContinueProvisioning(PEERING),
                new ChangePeeringOptions(PEERING, ALICE, true, null, 5L));
    }

    static Stream<Outcome> outcomes() {
        PeeringView rejected = new PeeringView(
                PEERING,
                PeeringStatus.REJECTED,
                "Rejected by " + BOB,
                new NetEnd(SOURCE, ALICE, List.of(CidrBlock.parse("10.0.0.0/16"))),
                new NetEnd(ACCEPTER, null, RANGES),
                NOON,
                NOON.plusSeconds(604_800),
                NOON.plusSeconds(60),
                Map.of(
                        new TagOwner(ALICE),
                        new TreeMap<>(Map.of("env", "prod")),
                        new TagOwner(ALICE, new RegionName("us-east-2")),
                        new TreeMap<>(Map.of("env", "away"))),
                1);
        return Stream.concat(
                Stream.of(new Outcome.Done(rejected)), refusals().map(refusal -> new Outcome.Refused(refusal)));
    }

    static Stream<Refusal> refusals() {
        return Stream.of(
                new Refusal.SourceNetUnknown(SOURCE),
                new Refusal.SameNet(SOURCE),
                new Refusal.AccepterNetUnknown(ACCEPTER, BOB),
                new Refusal.AccepterOwnerMissing(ACCEPTER),
                new Refusal.NetLacksVm(SOURCE),
                new Refusal.AlreadyDone(PEERING),
                new Refusal.StillDeleting(PEERING),
                new Refusal.AgainstPolicy("same-tenant", "Only Nets of one tenant are joined"),
                new Refusal.TooManyPendingRequests(SOURCE, 25),
                new Refusal.TooManyPeerings(ACCEPTER, 50),
                new Refusal.NoSuchPeering(PEERING),
                new Refusal.NotPermitted(PEERING, ALICE, PeeringAction.ACCEPT, BOB),
                new Refusal.InvalidState(PEERING, PeeringStatus.EXPIRED, PeeringAction.ACCEPT),
                new Refusal.NotYetDue(PEERING, NOON),
                new Refusal.NothingDue(PEERING, NOON),
                new Refusal.StaleAttempt(PEERING, 1, 2),
                new Refusal.VersionMismatch(PEERING, 1, 2),
                new Refusal.RangesChanged(PEERING, ACCEPTER, RANGES),
                new Refusal.KeyReused("order-4711", PEERING),
                new Refusal.TooManyTags(PEERING, 50),
                new Refusal.IdTaken(PEERING),
                new Refusal.AlreadyPeered(PEERING, new NetPeeringId("pcx-11111111")),
                new Refusal.WrongRegion(
                        PEERING, PeeringAction.ACCEPT, new RegionName("us-east-2"), new RegionName("eu-west-2")),
                new Refusal.ActionDenied("api:AcceptNetPeering", true));
    }
}
