package org.netpeering.domain.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.Explanation;
import org.netpeering.domain.api.Explanation.RuleVerdict;
import org.netpeering.domain.api.Explanation.Verdict;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RangePair;

/**
 * Says what would become of a request, and which rules lead to it: those that refuse, and then the two that decide in which
 * state the peering begins.
 *
 * <p>What would become of it is decided by the same function as a request that is made. A rule about a Net that the caller
 * may not know of stays open.
 */
public final class RequestExplanation {
    private static final String RANGES_DIFFER = "ranges-differ";
    private static final String REVERSE_NOT_ACTIVE = "reverse-not-active";
    private static final String OF_POLICY = "policy:";

    private RequestExplanation() {}

    /** The explanation of the request under these facts; total, and the same for the same arguments. */
    public static Explanation of(RequestNetPeering request, Facts facts) {
        Decision decision = NetPeeringDecider.decide(request, NetPeering.ABSENT, facts);
        return new Explanation(verdicts(request, facts), statusAfter(decision), decision.refusal());
    }

    private static @Nullable PeeringStatus statusAfter(Decision decision) {
        NetPeering state = NetPeering.ABSENT;
        for (NetPeeringEvent event : decision.events()) {
            state = NetPeeringDecider.evolve(state, event);
        }
        return state.view().map(view -> view.status()).orElse(null);
    }

    private static List<RuleVerdict> verdicts(RequestNetPeering request, Facts facts) {
        boolean ownsSource =
                RequestRule.CALLER_OWNS_SOURCE.check(request, facts).isEmpty();
        boolean knowsBoth = ownsSource
                && RequestRule.accepterIsKnown(request, facts)
                && RequestRule.NETS_DIFFER.check(request, facts).isEmpty();
        List<RuleVerdict> verdicts = new ArrayList<>();
        for (RequestRule rule : RequestRule.values()) {
            if (rule == RequestRule.POLICY) {
                verdicts.addAll(ofPolicy(facts, knowsBoth));
                continue;
            }
            boolean open = switch (rule) {
                case CALLER_OWNS_SOURCE, NETS_DIFFER, ACCEPTER_OWNER_NAMED -> false;
                case ACCEPTER_KNOWN, SOURCE_HAS_VM, PENDING_QUOTA -> !ownsSource;
                case ACCEPTER_HAS_VM, NOT_ASKED_BEFORE, PEERING_QUOTA, POLICY -> !knowsBoth;
            };
            verdicts.add(open ? open(nameOf(rule)) : verdict(nameOf(rule), broken(rule, request, facts)));
        }
        verdicts.add(knowsBoth ? rangesDiffer(facts) : open(RANGES_DIFFER));
        verdicts.add(knowsBoth ? reverseNotActive(facts) : open(REVERSE_NOT_ACTIVE));
        return verdicts;
    }

    /** Each rule of the host by its own name. */
    private static List<RuleVerdict> ofPolicy(Facts facts, boolean knowsBoth) {
        return facts.host().verdicts().stream()
                .map(said -> {
                    String name = OF_POLICY + said.rule();
                    return knowsBoth ? verdict(name, Optional.ofNullable(said.objection())) : open(name);
                })
                .toList();
    }

    /** An unknown accepter breaks its rule even if the request says that such a peering is to fail and not to be refused. */
    private static Optional<String> broken(RequestRule rule, RequestNetPeering request, Facts facts) {
        if (rule == RequestRule.ACCEPTER_KNOWN && !RequestRule.accepterIsKnown(request, facts)) {
            return Optional.of(
                    new Refusal.AccepterNetUnknown(request.accepterNet(), request.accepterOwner()).message());
        }
        return rule.check(request, facts).map(Refusal::message);
    }

    private static RuleVerdict rangesDiffer(Facts facts) {
        NetFacts source = facts.source();
        NetFacts accepter = facts.accepter();
        if (source == null || accepter == null) {
            return open(RANGES_DIFFER);
        }
        List<RangePair> collisions = RangePair.colliding(source.ranges(), accepter.ranges());
        if (collisions.isEmpty()) {
            return verdict(RANGES_DIFFER, Optional.empty());
        }
        String pairs = collisions.stream().map(RangePair::toString).collect(Collectors.joining("; "));
        return new RuleVerdict(
                RANGES_DIFFER,
                Verdict.BROKEN,
                "The ranges of the Nets overlap (" + pairs
                        + "), so the peering would fail; choose Nets with ranges that differ",
                collisions);
    }

    private static RuleVerdict reverseNotActive(Facts facts) {
        NetPeeringId active = facts.pair().active();
        return verdict(
                REVERSE_NOT_ACTIVE,
                Optional.ofNullable(active)
                        .map(id -> "Peering '" + id + "' joins the two Nets already, so the new one would be rejected;"
                                + " use that one"));
    }

    private static RuleVerdict verdict(String rule, Optional<String> broken) {
        return new RuleVerdict(
                rule, broken.isPresent() ? Verdict.BROKEN : Verdict.HOLDS, broken.orElse(null), List.of());
    }

    private static RuleVerdict open(String rule) {
        return new RuleVerdict(rule, Verdict.OPEN, null, List.of());
    }

    private static String nameOf(RequestRule rule) {
        return rule.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
