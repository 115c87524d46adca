package org.netpeering.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.domain.model.Samples.ACCEPTER_NET;
import static org.netpeering.domain.model.Samples.ALICE;
import static org.netpeering.domain.model.Samples.BOB;
import static org.netpeering.domain.model.Samples.OTHER_PEERING;
import static org.netpeering.domain.model.Samples.PEERING;
import static org.netpeering.domain.model.Samples.REQUESTED;
import static org.netpeering.domain.model.Samples.SOURCE_NET;
import static org.netpeering.domain.model.Samples.STRANGER;
import static org.netpeering.domain.model.Samples.known;
import static org.netpeering.domain.model.Samples.ranges;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.CidrBlock;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RangePair;
import org.netpeering.domain.value.Tag;

/** A request that no rule refuses: pending, failed or rejected from the start. */
class RequestedTest {
    private static final NetFacts SOURCE = known(Samples.source(ALICE));
    private static final NetFacts ACCEPTER = known(Samples.accepter(BOB));

    @Test
    void aRequestThatKeepsTheRulesIsPending() {
        Decision decision = request(BOB, UnknownAccepter.REFUSE, ACCEPTER, PairFacts.NONE);
        assertThat(decision.refusal()).isNull();
        assertThat(decision.events()).singleElement().isInstanceOf(PeeringRequested.class);
        assertThat(viewAfter(decision).status()).isEqualTo(PeeringStatus.PENDING_ACCEPTANCE);
        assertThat(viewAfter(decision).message()).isEqualTo("Pending acceptance by 222222222222");
    }

    @Test
    void theOwnerOfTheAccepterNetNeedNotBeNamed() {
        assertThat(request(null, UnknownAccepter.REFUSE, ACCEPTER, PairFacts.NONE)
                        .refusal())
                .isNull();
    }

    @Test
    void theOwnerOfTheAccepterNetMustBeNamedWhereTheSwitchSaysSo() {
        PeeringSettings strict = settings(true, true);
        Facts facts = new Facts(REQUESTED, SOURCE, ACCEPTER, PairFacts.NONE, strict);
        assertThat(decide(command(null, UnknownAccepter.REFUSE), facts).refusal())
                .isEqualTo(new Refusal.AccepterOwnerMissing(ACCEPTER_NET));
        assertThat(decide(command(null, UnknownAccepter.FAIL), facts).refusal())
                .isEqualTo(new Refusal.AccepterOwnerMissing(ACCEPTER_NET));
        assertThat(decide(command(BOB, UnknownAccepter.REFUSE), facts).refusal())
                .isNull();
    }

    @Test
    void netsWithoutVmsArePeeredWhereTheSwitchIsOff() {
        NetFacts source = new NetFacts(SOURCE_NET, ALICE, SOURCE.ranges(), false);
        NetFacts accepter = new NetFacts(ACCEPTER_NET, BOB, ACCEPTER.ranges(), false);
        RequestNetPeering command = command(BOB, UnknownAccepter.REFUSE);
        assertThat(decide(command, new Facts(REQUESTED, source, accepter, PairFacts.NONE, settings(false, false)))
                        .refusal())
                .isNull();
        assertThat(decide(command, new Facts(REQUESTED, source, accepter, PairFacts.NONE, settings(true, false)))
                        .refusal())
                .isEqualTo(new Refusal.NetLacksVm(SOURCE_NET));
    }

    @Test
    void anUnknownAccepterNetIsRefusedOrFailsAsTheRequestSays() {
        assertThat(request(BOB, UnknownAccepter.REFUSE, null, PairFacts.NONE).refusal())
                .isEqualTo(new Refusal.AccepterNetUnknown(ACCEPTER_NET, BOB));
        assertFailsAsUnknown(request(BOB, UnknownAccepter.FAIL, null, PairFacts.NONE), BOB);
        assertFailsAsUnknown(request(null, UnknownAccepter.FAIL, null, PairFacts.NONE), null);
    }

    @Test
    void anAccepterNetOfAnotherOwnerThanNamedIsUnknown() {
        assertThat(request(STRANGER, UnknownAccepter.REFUSE, ACCEPTER, PairFacts.NONE)
                        .refusal())
                .isEqualTo(new Refusal.AccepterNetUnknown(ACCEPTER_NET, STRANGER));
        assertFailsAsUnknown(request(STRANGER, UnknownAccepter.FAIL, ACCEPTER, PairFacts.NONE), STRANGER);
    }

    @Test
    void nothingIsToldAboutAnAccepterNetOfAnotherOwnerThanNamed() {
        NetFacts empty = new NetFacts(ACCEPTER_NET, BOB, ranges("10.0.0.0/16"), false);
        assertFailsAsUnknown(request(STRANGER, UnknownAccepter.FAIL, empty, PairFacts.NONE), STRANGER);
    }

    private static void assertFailsAsUnknown(Decision decision, @Nullable AccountId named) {
        NetEnd accepter = new NetEnd(ACCEPTER_NET, named, List.of());
        assertThat(decision.refusal()).isNull();
        assertThat(decision.events().get(1))
                .isEqualTo(new PeeringFailed(
                        PEERING, SOURCE.asEnd(), accepter, REQUESTED, FailureCause.ACCEPTER_UNKNOWN, List.of(), null));
        PeeringView view = viewAfter(decision);
        assertThat(view.status()).isEqualTo(PeeringStatus.FAILED);
        assertThat(view.concerns(ALICE)).isTrue();
        assertThat(view.concerns(BOB)).isFalse();
        assertThat(view.concerns(STRANGER)).isFalse();
    }

    @Test
    void overlappingRangesFailInTheSameCommit() {
        NetFacts accepter = new NetFacts(ACCEPTER_NET, BOB, ranges("10.0.128.0/17"), true);
        Decision decision = request(BOB, UnknownAccepter.REFUSE, accepter, PairFacts.NONE);
        assertThat(decision.refusal()).isNull();
        assertThat(decision.events()).hasSize(2).first().isInstanceOf(PeeringRequested.class);
        assertThat(viewAfter(decision).status()).isEqualTo(PeeringStatus.FAILED);
        assertThat(viewAfter(decision).endedAt()).isEqualTo(REQUESTED);
    }

    @Test
    void everyCollidingPairOfRangesIsNamedInTheOrderOfTheNets() {
        NetFacts source =
                new NetFacts(SOURCE_NET, ALICE, ranges("10.0.0.0/16", "192.168.0.0/24", "172.16.0.0/28"), true);
        NetFacts accepter = new NetFacts(
                ACCEPTER_NET, BOB, ranges("192.168.0.128/25", "10.0.3.0/24", "10.0.4.0/24", "172.31.0.0/16"), true);
        Facts facts = new Facts(REQUESTED, source, accepter, PairFacts.NONE, PeeringSettings.DEFAULTS);
        NetPeeringEvent second =
                decide(command(BOB, UnknownAccepter.REFUSE), facts).events().get(1);
        assertThat(second).isInstanceOfSatisfying(PeeringFailed.class, failed -> {
            assertThat(failed.cause()).isEqualTo(FailureCause.OVERLAPPING_RANGES);
            assertThat(failed.collisions())
                    .containsExactly(
                            pair("10.0.0.0/16", "10.0.3.0/24"),
                            pair("10.0.0.0/16", "10.0.4.0/24"),
                            pair("192.168.0.0/24", "192.168.0.128/25"));
        });
    }

    @Test
    void aRequestIsRejectedWhileTheReverseIsActive() {
        PairFacts reverse = new PairFacts(null, OTHER_PEERING, 0, 1, 1);
        Decision decision = request(BOB, UnknownAccepter.REFUSE, ACCEPTER, reverse);
        assertThat(decision.refusal()).isNull();
        assertThat(decision.events()).hasSize(2).last().isInstanceOfSatisfying(PeeringRejected.class, rejected -> {
            assertThat(rejected.cause()).isEqualTo(RejectionCause.REVERSE_ACTIVE);
            assertThat(rejected.redundantTo()).isEqualTo(OTHER_PEERING);
            assertThat(rejected.by()).isNull();
        });
    }

    @Test
    void overlapGoesBeforeTheReverse() {
        NetFacts accepter = new NetFacts(ACCEPTER_NET, BOB, ranges("10.0.0.0/16"), true);
        PairFacts reverse = new PairFacts(null, OTHER_PEERING, 0, 1, 1);
        assertThat(viewAfter(request(BOB, UnknownAccepter.REFUSE, accepter, reverse))
                        .status())
                .isEqualTo(PeeringStatus.FAILED);
    }

    @ParameterizedTest
    @CsvSource({"24, 49, 49, ok", "25, 0, 0, pending", "24, 50, 0, source", "24, 0, 50, accepter", "0, 51, 51, source"})
    void quotasAreReachedExactlyAtTheirLimit(int pending, int ofSource, int ofAccepter, String answer) {
        PairFacts pair = new PairFacts(null, null, pending, ofSource, ofAccepter);
        Refusal refusal = request(BOB, UnknownAccepter.REFUSE, ACCEPTER, pair).refusal();
        switch (answer) {
            case "pending" -> assertThat(refusal).isEqualTo(new Refusal.TooManyPendingRequests(SOURCE_NET, 25));
            case "source" -> assertThat(refusal).isEqualTo(new Refusal.TooManyPeerings(SOURCE_NET, 50));
            case "accepter" -> assertThat(refusal).isEqualTo(new Refusal.TooManyPeerings(ACCEPTER_NET, 50));
            default -> assertThat(refusal).isNull();
        }
    }

    @Test
    void tagsOfTheRequestBelongToTheRequester() {
        Decision decision = NetPeeringDecider.decide(
                Samples.request(new Tag("Name", "été"), new Tag("Name", "été 2")),
                NetPeering.ABSENT,
                Samples.factsAt(REQUESTED));
        assertThat(decision.events()).hasSize(2).last().isInstanceOf(PeeringTagged.class);
        assertThat(viewAfter(decision).tagsOf(ALICE)).containsOnly(Map.entry("Name", "été 2"));
        assertThat(viewAfter(decision).tagsOf(BOB)).isEmpty();
    }

    @Test
    void theExpiryOfTheInstallationCounts() {
        PeeringSettings hasty = new PeeringSettings(Duration.ofSeconds(90), Duration.ZERO, true, false, 1, 1);
        Facts facts = new Facts(REQUESTED, SOURCE, ACCEPTER, PairFacts.NONE, hasty);
        assertThat(viewAfter(decide(command(BOB, UnknownAccepter.REFUSE), facts))
                        .expiresAt())
                .isEqualTo(REQUESTED.plusSeconds(90));
    }

    private static RangePair pair(String source, String accepter) {
        return new RangePair(CidrBlock.parse(source), CidrBlock.parse(accepter));
    }

    private static PeeringSettings settings(boolean requireVm, boolean requireOwner) {
        return new PeeringSettings(Duration.ofHours(168), Duration.ofHours(1), requireVm, requireOwner, 25, 50);
    }

    private static RequestNetPeering command(@Nullable AccountId named, UnknownAccepter unknown) {
        return new RequestNetPeering(PEERING, ALICE, SOURCE_NET, ACCEPTER_NET, named, unknown, List.of());
    }

    private static Decision request(
            @Nullable AccountId named, UnknownAccepter unknown, @Nullable NetFacts accepter, PairFacts pair) {
        return decide(command(named, unknown), Samples.facts(REQUESTED, SOURCE, accepter, pair));
    }

    private static Decision decide(RequestNetPeering command, Facts facts) {
        return NetPeeringDecider.decide(command, NetPeering.ABSENT, facts);
    }

    private static PeeringView viewAfter(Decision decision) {
        return Samples.after(decision, NetPeering.ABSENT).view().orElseThrow();
    }
}
