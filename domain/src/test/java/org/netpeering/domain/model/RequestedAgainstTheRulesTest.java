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

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;

/** Each rule broken alone, and every two together: the one that stands first in the design gives the answer. */
class RequestedAgainstTheRulesTest {
    /** Ways to break one rule, in the order in which the rules are checked. */
    enum Breach {
        NOT_THE_OWNER,
        SAME_NET,
        OWNER_NOT_NAMED,
        ACCEPTER_UNKNOWN,
        SOURCE_WITHOUT_VM,
        ACCEPTER_WITHOUT_VM,
        ASKED_BEFORE,
        TOO_MANY_PENDING,
        SOURCE_FULL,
        ACCEPTER_FULL
    }

    record Pair(Breach first, Breach second) {}

    @ParameterizedTest
    @EnumSource
    void aRuleThatIsBrokenAloneRefusesTheRequest(Breach breach) {
        Decision decision = decide(Set.of(breach));
        assertThat(decision.events()).isEmpty();
        assertThat(decision.refusal()).isEqualTo(refusal(breach, Set.of(breach)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void ofTwoBrokenRulesTheFirstGivesTheAnswer(Pair pair) {
        Set<Breach> breaches = new TreeSet<>(List.of(pair.first(), pair.second()));
        Decision decision = decide(breaches);
        assertThat(decision.events()).isEmpty();
        assertThat(decision.refusal()).isEqualTo(refusal(pair.first(), breaches));
    }

    static List<Pair> pairs() {
        List<Pair> pairs = new ArrayList<>();
        for (Breach first : Breach.values()) {
            for (Breach second : Breach.values()) {
                if (first.compareTo(second) < 0 && canComeTogether(first, second)) {
                    pairs.add(new Pair(first, second));
                }
            }
        }
        return pairs;
    }

    /** A Net cannot be one's own on one side and unknown on the other; an accepter that is not known has no VM to miss. */
    private static boolean canComeTogether(Breach first, Breach second) {
        boolean unknown = first == Breach.ACCEPTER_UNKNOWN || second == Breach.ACCEPTER_UNKNOWN;
        return !(unknown && (first == Breach.SAME_NET || second == Breach.ACCEPTER_WITHOUT_VM));
    }

    private static Decision decide(Set<Breach> breaches) {
        return NetPeeringDecider.decide(request(breaches), NetPeering.ABSENT, facts(breaches));
    }

    private static RequestNetPeering request(Set<Breach> breaches) {
        NetId accepterNet = breaches.contains(Breach.SAME_NET) ? SOURCE_NET : ACCEPTER_NET;
        AccountId caller = breaches.contains(Breach.NOT_THE_OWNER) ? STRANGER : ALICE;
        return new RequestNetPeering(
                PEERING, caller, SOURCE_NET, accepterNet, named(breaches), UnknownAccepter.REFUSE, List.of());
    }

    private static @Nullable AccountId named(Set<Breach> breaches) {
        if (breaches.contains(Breach.OWNER_NOT_NAMED)) {
            return null;
        }
        return breaches.contains(Breach.SAME_NET) ? ALICE : BOB;
    }

    private static Facts facts(Set<Breach> breaches) {
        NetFacts source = vm(known(Samples.source(ALICE)), !breaches.contains(Breach.SOURCE_WITHOUT_VM));
        NetFacts accepter = breaches.contains(Breach.SAME_NET) ? source : known(Samples.accepter(BOB));
        if (breaches.contains(Breach.ACCEPTER_WITHOUT_VM)) {
            accepter = vm(accepter, false);
        }
        PeeringSettings d = PeeringSettings.DEFAULTS;
        return new Facts(
                REQUESTED,
                source,
                breaches.contains(Breach.ACCEPTER_UNKNOWN) ? null : accepter,
                new PairFacts(
                        breaches.contains(Breach.ASKED_BEFORE) ? OTHER_PEERING : null,
                        null,
                        breaches.contains(Breach.TOO_MANY_PENDING) ? d.pendingPerNet() : 0,
                        breaches.contains(Breach.SOURCE_FULL) ? d.peeringsPerNet() : 0,
                        breaches.contains(Breach.ACCEPTER_FULL) ? d.peeringsPerNet() : 0),
                new PeeringSettings(d.expiry(), d.listingRetention(), true, true, 25, 50));
    }

    private static NetFacts vm(NetFacts net, boolean present) {
        return new NetFacts(net.net(), net.owner(), net.ranges(), present);
    }

    private static Refusal refusal(Breach breach, Set<Breach> all) {
        NetId accepterNet = all.contains(Breach.SAME_NET) ? SOURCE_NET : ACCEPTER_NET;
        return switch (breach) {
            case NOT_THE_OWNER -> new Refusal.SourceNetUnknown(SOURCE_NET);
            case SAME_NET -> new Refusal.SameNet(SOURCE_NET);
            case OWNER_NOT_NAMED -> new Refusal.AccepterOwnerMissing(accepterNet);
            case ACCEPTER_UNKNOWN -> new Refusal.AccepterNetUnknown(ACCEPTER_NET, BOB);
            case SOURCE_WITHOUT_VM -> new Refusal.NetLacksVm(SOURCE_NET);
            case ACCEPTER_WITHOUT_VM -> new Refusal.NetLacksVm(accepterNet);
            case ASKED_BEFORE -> new Refusal.AlreadyDone(OTHER_PEERING);
            case TOO_MANY_PENDING -> new Refusal.TooManyPendingRequests(SOURCE_NET, 25);
            case SOURCE_FULL -> new Refusal.TooManyPeerings(SOURCE_NET, 50);
            case ACCEPTER_FULL -> new Refusal.TooManyPeerings(accepterNet, 50);
        };
    }
}
