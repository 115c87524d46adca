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
import org.netpeering.domain.value.NetEnd;

/** The lifecycle table, whole: states x owners x commands x callers x instants x listed or not x with a provisioner or not. */
class EveryStateEveryCommandTest {
    private static final List<Instant> INSTANTS = List.of(JUST_BEFORE, EXPIRY, LATER);
    private static final List<AccountId> ACCEPTERS = List.of(BOB, ALICE);
    private static final List<HostFacts> HOSTS = List.of(HostFacts.NONE, HostFacts.PROVISIONING);
    private static final List<Duration> RETENTIONS = List.of(Duration.ofDays(3650), Duration.ZERO);

    /** One cell of the space that is covered. */
    record Case(
            Situation situation,
            AccountId accepterOwner,
            Attempt attempt,
            String role,
            AccountId caller,
            Instant now,
            Duration retention,
            HostFacts host) {
        NetPeering state() {
            return situation.of(ALICE, accepterOwner);
        }

        Facts facts() {
            return new Facts(
                    now,
                    known(source()),
                    known(Samples.accepter(accepterOwner)),
                    PairFacts.NONE,
                    new PeeringSettings(PeeringSettings.DEFAULT_EXPIRY, retention, true, false, 25, 50),
                    host);
        }

        /** The Net that asked, as it is when the command comes. */
        NetEnd source() {
            return attempt == Attempt.RANGES_CHANGED
                    ? new NetEnd(Samples.SOURCE_NET, ALICE, Samples.ranges("10.9.0.0/16"))
                    : Samples.source(ALICE);
        }

        /** Accounts do not see what has left the lists; only a request still finds its id taken. */
        boolean hasLeftTheLists() {
            Instant ended = switch (situation) {
                case ABSENT, PENDING, ACTIVE, PROVISIONING, RETRYING, DELETING_BY_SOURCE, DELETING_WITHOUT_NET ->
                    Instant.MAX;
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
                            for (HostFacts host : HOSTS) {
                                addCallers(
                                        cases,
                                        new Case(situation, accepterOwner, attempt, "", ALICE, now, retention, host));
                            }
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
        return new Case(c.situation(), c.accepterOwner(), c.attempt(), role, caller, c.now(), c.retention(), c.host());
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
        int states = 17;
        int instants = 3;
        int listings = 2;
        int hosts = 2;
        int commandsOfAccounts = 10;
        int commandsOfTheEngine = 11;
        int ofTwoOwners = 3 * commandsOfAccounts + commandsOfTheEngine;
        int ofOneOwner = 2 * commandsOfAccounts + commandsOfTheEngine;
        assertThat(cases())
                .doesNotHaveDuplicates()
                .hasSize(states * instants * listings * hosts * (ofTwoOwners + ofOneOwner));
        assertThat(cases()).hasSize(14_688);
    }

    @Test
    void everyWordOfTheTableIsSaidSomewhere() {
        Set<String> said = new TreeSet<>();
        cases().forEach(c -> said.add(c.expected()));
        assertThat(said).containsExactlyElementsOf(ExpectedDecision.WORDS);
    }
}
