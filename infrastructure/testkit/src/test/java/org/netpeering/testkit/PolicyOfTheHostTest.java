package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.netpeering.testkit.Nets.ALICE;
import static org.netpeering.testkit.Nets.ALICES;
import static org.netpeering.testkit.Nets.BOB;
import static org.netpeering.testkit.Nets.BOBS;
import static org.netpeering.testkit.PeeringAssert.assertDone;
import static org.netpeering.testkit.PeeringAssert.assertRefused;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netpeering.application.port.PeeringPolicy;
import org.netpeering.application.port.PeeringPolicy.Proposal;
import org.netpeering.application.port.PeeringPolicy.Rule;
import org.netpeering.application.port.PeeringProvisioner.Answer;
import org.netpeering.domain.api.Explanation;
import org.netpeering.domain.api.Explanation.Verdict;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringApproved;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringQuery.ExplainRequest;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.PeeringSettings;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/** A host that has rules of its own, and accepts on behalf of its tenants. */
class PolicyOfTheHostTest {
    private static final NetPeeringId FIRST = SequentialPeeringIds.nth(1);
    private static final NetPeeringId SECOND = SequentialPeeringIds.nth(2);
    private static final String REASON = "The tenants are at war; make peace first";

    private final List<Proposal> asked = new ArrayList<>();
    private final InMemoryNetDirectory nets = Nets.ofAliceAndBob();
    private boolean atWar;
    private @Nullable String approval;

    private final PeeringPolicy policy = new PeeringPolicy() {
        @Override
        public List<Rule> rules() {
            return List.of(
                    new Rule("tenants-at-peace", proposal -> {
                        asked.add(proposal);
                        return atWar ? Optional.of(REASON) : Optional.empty();
                    }),
                    new Rule("always-holds", proposal -> Optional.empty()));
        }

        @Override
        public Optional<String> approval(Proposal proposal) {
            return Optional.ofNullable(approval);
        }
    };

    private InMemoryNetPeerings engine = start(null);

    private InMemoryNetPeerings start(@Nullable ManualProvisioner provisioner) {
        return InMemoryNetPeerings.start(
                ManualTime.at("2026-01-01T00:00:00Z"), nets, PeeringSettings.DEFAULTS, policy, provisioner);
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void aRequestAgainstARuleIsRefusedWithTheReasonOfTheHost() {
        atWar = true;
        Refusal.AgainstPolicy refusal =
                assertRefused(engine.request(ALICE, ALICES.net(), BOBS.net()), Refusal.AgainstPolicy.class);
        assertThat(refusal.rule()).isEqualTo("tenants-at-peace");
        assertThat(refusal.message()).isEqualTo(REASON);
        assertThat(engine.listFor(ALICE)).isEmpty();
    }

    @Test
    void theRulesOfTheEngineComeFirstAndAPolicyIsAskedAboutNoNetThatTheCallerMayNotKnow() {
        atWar = true;
        assertRefused(engine.request(BOB, ALICES.net(), BOBS.net()), Refusal.SourceNetUnknown.class);
        assertRefused(engine.request(ALICE, ALICES.net(), new NetId("vpc-00000099")), Refusal.AccepterNetUnknown.class);
        assertThat(asked).isEmpty();
        engine.request(ALICE, ALICES.net(), BOBS.net());
        assertThat(asked).containsExactly(new Proposal(ALICE, ALICES, BOBS, List.of()));
    }

    @Test
    void anExplanationHasTheVerdictOfEachRuleOfTheHost() {
        atWar = true;
        Explanation explanation = explain();
        assertThat(explanation.refusal()).isEqualTo(new Refusal.AgainstPolicy("tenants-at-peace", REASON));
        assertThat(explanation.verdicts())
                .filteredOn(verdict -> verdict.rule().startsWith("policy:"))
                .extracting(verdict -> verdict.rule() + " " + verdict.verdict() + " " + verdict.message())
                .containsExactly(
                        "policy:tenants-at-peace " + Verdict.BROKEN + " " + REASON,
                        "policy:always-holds " + Verdict.HOLDS + " null");
    }

    @Test
    void whatAPolicyApprovesIsAcceptedInTheSameCommitAndTheLogNamesTheRule() {
        approval = "same-tenant";
        assertThat(explain().status()).isEqualTo(PeeringStatus.ACTIVE);
        assertDone(engine.request(ALICE, ALICES.net(), BOBS.net())).is(PeeringStatus.ACTIVE);
        assertThat(engine.eventsOf(FIRST))
                .satisfiesExactly(
                        event -> assertThat(event).isInstanceOf(PeeringRequested.class),
                        event -> assertThat(event)
                                .isInstanceOfSatisfying(
                                        PeeringApproved.class,
                                        e -> assertThat(e.policy()).isEqualTo("same-tenant")),
                        event -> assertThat(event)
                                .isInstanceOfSatisfying(
                                        PeeringAccepted.class,
                                        e -> assertThat(e.by()).isEqualTo(BOB)));
        assertRefused(engine.send(new AcceptNetPeering(FIRST, BOB)), Refusal.AlreadyDone.class);
        assertThat(engine.deadlines()).isEmpty();
    }

    @Test
    void anApprovalRejectsThePendingReverseRequest() {
        engine.request(BOB, BOBS.net(), ALICES.net());
        approval = "same-tenant";
        assertDone(engine.request(ALICE, ALICES.net(), BOBS.net())).is(PeeringStatus.ACTIVE);
        assertThat(engine.eventsOf(FIRST))
                .last()
                .isInstanceOfSatisfying(
                        PeeringRejected.class, e -> assertThat(e.redundantTo()).isEqualTo(SECOND));
    }

    @Test
    void whatAPolicyApprovesIsProvisionedWhereThereIsAProvisioner() {
        engine.close();
        engine = start(ManualProvisioner.answering(Answer.LATER));
        approval = "same-tenant";
        assertDone(engine.request(ALICE, ALICES.net(), BOBS.net())).is(PeeringStatus.PROVISIONING);
        assertThat(engine.eventsOf(FIRST)).last().isInstanceOf(PeeringProvisioningStarted.class);
    }

    @Test
    void netsThatOverlapFailWhateverThePolicyApproves() {
        approval = "same-tenant";
        nets.add(Nets.net(BOBS.net(), BOB, "10.0.0.0/8"));
        assertDone(engine.request(ALICE, ALICES.net(), BOBS.net())).is(PeeringStatus.FAILED);
    }

    @Test
    void aRuleThatObjectsIsStrongerThanOneThatApproves() {
        approval = "same-tenant";
        atWar = true;
        assertRefused(engine.request(ALICE, ALICES.net(), BOBS.net()), Refusal.AgainstPolicy.class);
    }

    @Test
    void aRuleHasANameForPrograms() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Rule("Same tenant", proposal -> Optional.empty()))
                .withMessageContaining("'Same tenant'");
    }

    private Explanation explain() {
        return engine.peerings()
                .explain(
                        new ExplainRequest(ALICE, ALICES.net(), BOBS.net(), null, UnknownAccepter.REFUSE),
                        InMemoryNetPeerings.callBy(ALICE));
    }
}
