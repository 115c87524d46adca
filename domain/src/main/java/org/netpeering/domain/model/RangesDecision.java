package org.netpeering.domain.model;

import java.util.List;
import java.util.stream.Collectors;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRangesChanged;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRemoved;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRangesChanged;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.NetPeering.Active;
import org.netpeering.domain.model.NetPeering.Known;
import org.netpeering.domain.model.NetPeering.PendingAcceptance;
import org.netpeering.domain.model.NetPeering.Provisioning;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.RangePair;

/**
 * What follows when the ranges of a Net have changed. Nets whose ranges overlap now are no longer to be joined, so a request
 * fails, and so does what is being provisioned; but what is joined already stays so until an owner deletes it.
 */
final class RangesDecision {
    private RangesDecision() {}

    static Decision changed(ReportNetRangesChanged c, Known s, Facts f) {
        PeeringTerms t = s.terms();
        return switch (s) {
            case PendingAcceptance p
            when t.isDue(f.now()) -> Decision.expiredMeanwhile(p, PeeringAction.REPORT_RANGES_CHANGED, f);
            case PendingAcceptance p when t.isBetween(c.net()) -> changed(c, p, t, f);
            case Provisioning p when t.isBetween(c.net()) -> changed(c, p, t, f);
            case Active a when t.isBetween(c.net()) -> changed(c, a, t, f);
            case Known other -> Decision.invalidState(other, PeeringAction.REPORT_RANGES_CHANGED);
        };
    }

    private static Decision changed(ReportNetRangesChanged c, Known s, PeeringTerms t, Facts f) {
        NetFacts source = NetFacts.stillOf(t.source(), f.source());
        NetFacts accepter = NetFacts.stillOf(t.accepter(), f.accepter());
        if (source == null || accepter == null) {
            NetEnd gone = source == null ? t.source() : t.accepter();
            return EndDecision.netRemoved(new ReportNetRemoved(t.id(), gone.net()), s, f);
        }
        NetEnd newSource = source.asEnd();
        NetEnd newAccepter = accepter.asEnd();
        if (t.hasEnds(newSource, newAccepter)) {
            return Decision.alreadyDone(s);
        }
        List<RangePair> collisions = RangePair.colliding(newSource.ranges(), newAccepter.ranges());
        if (s instanceof PendingAcceptance && !collisions.isEmpty()) {
            FailureCause cause = FailureCause.OVERLAPPING_RANGES;
            return Decision.of(new PeeringFailed(t.id(), newSource, newAccepter, f.now(), cause, collisions, null));
        }
        PeeringRangesChanged changed =
                new PeeringRangesChanged(t.id(), newSource, newAccepter, f.now(), c.net(), collisions);
        if (!(s instanceof Provisioning p)) {
            return Decision.of(changed);
        }
        return collisions.isEmpty()
                ? Decision.of(
                        changed, ProvisioningDecision.nextAttempt(p.withTerms(t.withEnds(newSource, newAccepter)), f))
                : Decision.of(
                        changed,
                        new PeeringProvisioningAbandoned(
                                t.id(),
                                newSource,
                                newAccepter,
                                f.now(),
                                p.step().attempt(),
                                overlap(collisions)));
    }

    /**
     * Whoever accepts only what it has seen has seen other ranges. The peering has the new ones from now on, so that they can be seen.
     */
    static Decision notThoseExpected(PeeringTerms t, NetEnd source, NetEnd accepter, Facts f) {
        NetEnd changed = t.source().equals(source) ? accepter : source;
        Decision of = changed(new ReportNetRangesChanged(t.id(), changed.net()), new PendingAcceptance(t), t, f);
        return new Decision(of.events(), new Refusal.RangesChanged(t.id(), changed.net(), changed.ranges()));
    }

    private static String overlap(List<RangePair> collisions) {
        return "the ranges of the two Nets overlap now ("
                + collisions.stream().map(RangePair::toString).collect(Collectors.joining("; ")) + ")";
    }

    /** What has been ordered so far was ordered for other ranges. */
    static Known evolve(Known state) {
        return state instanceof Provisioning p ? p.with(p.step().outdated()) : state;
    }
}
