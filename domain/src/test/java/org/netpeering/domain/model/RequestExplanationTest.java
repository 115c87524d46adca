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
import static org.netpeering.domain.model.Samples.accepter;
import static org.netpeering.domain.model.Samples.known;
import static org.netpeering.domain.model.Samples.ranges;
import static org.netpeering.domain.model.Samples.source;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.api.Explanation;
import org.netpeering.domain.api.Explanation.RuleVerdict;
import org.netpeering.domain.api.Explanation.Verdict;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RangePair;

class RequestExplanationTest {
    private static final Facts GOOD = Samples.factsAt(REQUESTED);

    @Test
    void aRequestThatKeepsEveryRuleWouldBePending() {
        Explanation explanation = RequestExplanation.of(Samples.request(), GOOD);

        assertThat(explanation.status()).isEqualTo(PeeringStatus.PENDING_ACCEPTANCE);
        assertThat(explanation.refusal()).isNull();
        assertThat(explanation.verdicts())
                .extracting(RuleVerdict::rule)
                .containsExactly(
                        "caller-owns-source",
                        "nets-differ",
                        "accepter-owner-named",
                        "accepter-known",
                        "source-has-vm",
                        "accepter-has-vm",
                        "not-asked-before",
                        "pending-quota",
                        "peering-quota",
                        "ranges-differ",
                        "reverse-not-active");
        assertThat(explanation.verdicts()).allSatisfy(verdict -> {
            assertThat(verdict.verdict()).isEqualTo(Verdict.HOLDS);
            assertThat(verdict.message()).isNull();
        });
    }

    @Test
    void everyBrokenRuleIsToldAtOnceAndTheFirstOneGivesTheRefusal() {
        NetFacts source = new NetFacts(SOURCE_NET, ALICE, ranges("10.0.0.0/16"), false);
        NetFacts target = new NetFacts(ACCEPTER_NET, BOB, ranges("10.9.0.0/16", "10.0.128.0/17"), false);
        Facts facts = Samples.facts(REQUESTED, source, target, new PairFacts(OTHER_PEERING, OTHER_PEERING, 25, 50, 50));

        Explanation explanation = RequestExplanation.of(Samples.request(), facts);

        assertThat(explanation.status()).isNull();
        assertThat(explanation.refusal()).isEqualTo(new Refusal.NetLacksVm(SOURCE_NET));
        assertThat(namesOf(explanation, Verdict.BROKEN))
                .containsExactly(
                        "source-has-vm",
                        "accepter-has-vm",
                        "not-asked-before",
                        "pending-quota",
                        "peering-quota",
                        "ranges-differ",
                        "reverse-not-active");
        RuleVerdict overlap = verdict(explanation, "ranges-differ");
        assertThat(overlap.collisions())
                .containsExactly(new RangePair(
                        ranges("10.0.0.0/16").getFirst(),
                        ranges("10.0.128.0/17").getFirst()));
        assertThat(overlap.message()).contains("10.0.0.0/16 and 10.0.128.0/17").doesNotContain("10.9.0.0/16");
    }

    @Test
    void anOverlapWouldMakeTheNewPeeringFail() {
        NetFacts target = new NetFacts(ACCEPTER_NET, BOB, ranges("10.0.128.0/17"), true);

        Explanation explanation = RequestExplanation.of(
                Samples.request(), Samples.facts(REQUESTED, known(source(ALICE)), target, PairFacts.NONE));

        assertThat(explanation.status()).isEqualTo(PeeringStatus.FAILED);
        assertThat(explanation.refusal()).isNull();
        assertThat(namesOf(explanation, Verdict.BROKEN)).containsExactly("ranges-differ");
    }

    @Test
    void anActiveReversePeeringWouldHaveTheNewOneRejected() {
        Explanation explanation = RequestExplanation.of(
                Samples.request(),
                Samples.facts(
                        REQUESTED,
                        known(source(ALICE)),
                        known(accepter(BOB)),
                        new PairFacts(null, OTHER_PEERING, 0, 1, 1)));

        assertThat(explanation.status()).isEqualTo(PeeringStatus.REJECTED);
        assertThat(verdict(explanation, "reverse-not-active").message()).contains(OTHER_PEERING.value());
    }

    /** Who does not own the source learns of neither Net whether it exists, has a VM, or overlaps. */
    @Test
    void aStrangerLearnsNothingOfTheNets() {
        Facts others = Samples.facts(
                REQUESTED,
                known(source(ALICE)),
                new NetFacts(ACCEPTER_NET, BOB, ranges("10.0.128.0/17"), false),
                new PairFacts(OTHER_PEERING, OTHER_PEERING, 25, 50, 50));
        Facts none = Samples.facts(REQUESTED, null, null, PairFacts.NONE);
        RequestNetPeering request = request(STRANGER, SOURCE_NET, UnknownAccepter.REFUSE);

        Explanation explanation = RequestExplanation.of(request, others);

        assertThat(explanation).isEqualTo(RequestExplanation.of(request, none));
        assertThat(namesOf(explanation, Verdict.BROKEN)).containsExactly("caller-owns-source");
        assertThat(namesOf(explanation, Verdict.HOLDS)).containsExactly("nets-differ", "accepter-owner-named");
    }

    /** An accepter Net of another owner than the named one looks like one that does not exist. */
    @Test
    void ofANetThatIsNotOfTheNamedOwnerNothingIsTold() {
        Facts ofAnother = Samples.facts(
                REQUESTED,
                known(source(ALICE)),
                new NetFacts(ACCEPTER_NET, STRANGER, ranges("10.0.128.0/17"), false),
                new PairFacts(null, OTHER_PEERING, 0, 1, 50));
        Facts missing = Samples.facts(REQUESTED, known(source(ALICE)), null, new PairFacts(null, null, 0, 1, 0));
        RequestNetPeering failing = request(ALICE, SOURCE_NET, UnknownAccepter.FAIL);

        Explanation explanation = RequestExplanation.of(Samples.request(), ofAnother);

        assertThat(explanation).isEqualTo(RequestExplanation.of(Samples.request(), missing));
        assertThat(explanation.refusal()).isEqualTo(new Refusal.AccepterNetUnknown(ACCEPTER_NET, BOB));
        assertThat(namesOf(explanation, Verdict.OPEN))
                .containsExactly(
                        "accepter-has-vm", "not-asked-before", "peering-quota", "ranges-differ", "reverse-not-active");
        assertThat(RequestExplanation.of(failing, missing).status()).isEqualTo(PeeringStatus.FAILED);
        assertThat(namesOf(RequestExplanation.of(failing, missing), Verdict.BROKEN))
                .containsExactly("accepter-known");
    }

    @Test
    void aNetCannotBeComparedWithItself() {
        NetEnd self = source(ALICE);
        RequestNetPeering request =
                new RequestNetPeering(PEERING, ALICE, SOURCE_NET, SOURCE_NET, ALICE, UnknownAccepter.REFUSE, List.of());

        Explanation explanation =
                RequestExplanation.of(request, Samples.facts(REQUESTED, known(self), known(self), PairFacts.NONE));

        assertThat(explanation.refusal()).isEqualTo(new Refusal.SameNet(SOURCE_NET));
        assertThat(namesOf(explanation, Verdict.BROKEN)).containsExactly("nets-differ");
        assertThat(verdict(explanation, "ranges-differ").verdict()).isEqualTo(Verdict.OPEN);
    }

    private static RequestNetPeering request(AccountId caller, NetId source, UnknownAccepter unknownAccepter) {
        return new RequestNetPeering(PEERING, caller, source, ACCEPTER_NET, BOB, unknownAccepter, List.of());
    }

    private static List<String> namesOf(Explanation explanation, Verdict verdict) {
        return explanation.verdicts().stream()
                .filter(one -> one.verdict() == verdict)
                .map(RuleVerdict::rule)
                .toList();
    }

    private static RuleVerdict verdict(Explanation explanation, String rule) {
        return explanation.verdicts().stream()
                .filter(one -> one.rule().equals(rule))
                .findFirst()
                .orElseThrow();
    }
}
