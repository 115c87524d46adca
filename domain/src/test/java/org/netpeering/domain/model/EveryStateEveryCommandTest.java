package org.netpeering.domain.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.domain.model.Samples.ALICE;
import static org.netpeering.domain.model.Samples.BOB;
import static org.netpeering.domain.model.Samples.EXPIRY;
import static org.netpeering.domain.model.Samples.JUST_BEFORE;
import static org.netpeering.domain.model.Samples.LATER;
import static org.netpeering.domain.model.Samples.STRANGER;
import static org.netpeering.domain.model.Samples.known;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.netpeering.domain.value.AccountId;

/** The lifecycle table, whole: states x owners x commands x callers x instants x listed or not. */
class EveryStateEveryCommandTest {
    private static final List<Instant> INSTANTS = List.of(JUST_BEFORE, EXPIRY, LATER);
    private static final List<AccountId> ACCEPTERS = List.of(BOB, ALICE);
    private static final List<Duration> RETENTIONS = List.of(Duration.ofDays(3650), Duration.ZERO);

    /** One cell of the space that is covered. */
    record Case(
            Situation situation,
            AccountId accepterOwner,
            Attempt attempt,
            String role,
            AccountId caller,
            Instant now,
            Duration retention) {
        NetPeering state() {
            return situation.of(ALICE, accepterOwner);
        }

        Facts facts() {
            return new Facts(
                    now,
                    known(Samples.source(ALICE)),
                    known(Samples.accepter(accepterOwner)),
                    PairFacts.NONE,
                    new PeeringSettings(PeeringSettings.DEFAULT_EXPIRY, retention, true, false, 25, 50));
        }

        /** Accounts do not see what has left the lists; only a request still finds its id taken. */
        boolean hasLeftTheLists() {
            Instant ended = switch (situation) {
                case ABSENT, PENDING, ACTIVE -> Instant.MAX;
                case EXPIRED -> EXPIRY;
                default -> Situation.ENDED;
            };
            boolean past = retention.isZero() && !now.isBefore(ended);
            return past && !attempt.isOfEngine() && attempt != Attempt.REQUEST;
        }

        String expected() {
            return hasLeftTheLists() ? "unknown" : LifecycleTable.cell(role, situation, !now.isBefore(EXPIRY), attempt);
        }
    }

    static List<Case> cases() {
        List<Case> cases = new ArrayList<>();
        for (Situation situation : Situation.values()) {
            for (AccountId accepterOwner : ACCEPTERS) {
                for (Attempt attempt : Attempt.values()) {
                    for (Instant now : INSTANTS) {
                        for (Duration retention : RETENTIONS) {
                            addCallers(cases, new Case(situation, accepterOwner, attempt, "", ALICE, now, retention));
                        }
                    }
                }
            }
        }
        return cases;
    }

    private static void addCallers(List<Case> cases, Case c) {
        boolean oneAccount = c.accepterOwner().equals(ALICE);
        if (c.attempt().isOfEngine()) {
            cases.add(with(c, "engine", ALICE));
        } else {
            cases.add(with(c, oneAccount ? "owner of both" : "source owner", ALICE));
            if (!oneAccount) {
                cases.add(with(c, "accepter owner", BOB));
            }
            cases.add(with(c, "stranger", STRANGER));
        }
    }

    private static Case with(Case c, String role, AccountId caller) {
        return new Case(c.situation(), c.accepterOwner(), c.attempt(), role, caller, c.now(), c.retention());
    }

    @Test
    void everyCaseEndsAsTheTableSays() {
        List<String> differences = new ArrayList<>();
        for (Case c : cases()) {
            Decision actual = NetPeeringDecider.decide(c.attempt().by(c.caller()), c.state(), c.facts());
            Decision expected = ExpectedDecision.of(c.expected(), c);
            if (!actual.equals(expected)) {
                differences.add(c + "\n  expected " + c.expected() + " " + expected + "\n  but was  " + actual);
            }
        }
        assertThat(differences).isEmpty();
    }

    @Test
    void theCasesAreTheWholeProductOfTheDimensions() {
        int states = 12;
        int instants = 3;
        int listings = 2;
        int commandsOfAccounts = 8;
        int commandsOfTheEngine = 5;
        int ofTwoOwners = 3 * commandsOfAccounts + commandsOfTheEngine;
        int ofOneOwner = 2 * commandsOfAccounts + commandsOfTheEngine;
        assertThat(cases()).doesNotHaveDuplicates().hasSize(states * instants * listings * (ofTwoOwners + ofOneOwner));
        assertThat(cases()).hasSize(3600);
    }

    @Test
    void everyWordOfTheTableIsSaidSomewhere() {
        Set<String> said = new TreeSet<>();
        cases().forEach(c -> said.add(c.expected()));
        assertThat(said).containsExactlyElementsOf(ExpectedDecision.WORDS);
    }
}
