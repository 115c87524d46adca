package org.netpeering.domain.model;

import java.util.List;
import org.netpeering.domain.api.Expectations.ReverseActive;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectRedundantNetPeering;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.NetPeering.Active;
import org.netpeering.domain.model.NetPeering.Known;
import org.netpeering.domain.model.NetPeering.PendingAcceptance;
import org.netpeering.domain.model.NetPeering.Provisioning;
import org.netpeering.domain.model.NetPeering.Rejected;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.RangePair;

/** What follows when a request is answered: by the owner of the accepter Net, or by the engine because it is redundant. */
final class AnswerDecision {
    private AnswerDecision() {}

    static Decision accept(AcceptNetPeering c, Known s, Facts f) {
        NetEnd accepter = s.terms().accepter();
        return switch (s) {
            case PendingAcceptance p
            when p.terms().isDue(f.now()) -> Decision.expiredMeanwhile(p, PeeringAction.ACCEPT, f);
            case Known other
            when !accepter.isOwnedBy(c.caller()) ->
                Decision.notPermitted(other, c.caller(), PeeringAction.ACCEPT, accepter);
            case PendingAcceptance p -> acceptInTime(c, p.terms(), f);
            case Active a when a.acceptedBy().equals(c.caller()) -> Decision.alreadyDone(a);
            case Provisioning p when p.acceptedBy().equals(c.caller()) -> Decision.alreadyDone(p);
            case Known other -> Decision.invalidState(other, PeeringAction.ACCEPT);
        };
    }

    private static Decision acceptInTime(AcceptNetPeering c, PeeringTerms t, Facts f) {
        NetFacts source = NetFacts.stillOf(t.source(), f.source());
        NetFacts accepter = NetFacts.stillOf(t.accepter(), f.accepter());
        if (source == null) {
            return Decision.of(t.failedWithout(t.source().net(), f.now()));
        }
        if (accepter == null) {
            return Decision.of(t.failedWithout(t.accepter().net(), f.now()));
        }
        if (c.expectedVersion() != null && !t.hasEnds(source.asEnd(), accepter.asEnd())) {
            return RangesDecision.notThoseExpected(t, source.asEnd(), accepter.asEnd(), f);
        }
        List<RangePair> collisions = RangePair.colliding(source.ranges(), accepter.ranges());
        if (!collisions.isEmpty()) {
            FailureCause cause = FailureCause.OVERLAPPING_RANGES;
            return Decision.of(
                    new PeeringFailed(t.id(), source.asEnd(), accepter.asEnd(), f.now(), cause, collisions, null));
        }
        NetPeeringId active = f.pair().active();
        if (active != null) {
            return c.reverse() == ReverseActive.WAIT
                    ? Decision.refused(new Refusal.AlreadyPeered(t.id(), active))
                    : Decision.refused(
                            new Refusal.InvalidState(t.id(), PeeringStatus.REJECTED, PeeringAction.ACCEPT),
                            t.redundantTo(active, f.now()));
        }
        return Decision.of(ProvisioningDecision.acceptance(t.id(), source.asEnd(), accepter.asEnd(), c.caller(), f));
    }

    static Decision reject(RejectNetPeering c, Known s, Facts f) {
        NetEnd accepter = s.terms().accepter();
        return switch (s) {
            case PendingAcceptance p
            when p.terms().isDue(f.now()) -> Decision.expiredMeanwhile(p, PeeringAction.REJECT, f);
            case Known other
            when !accepter.isOwnedBy(c.caller()) ->
                Decision.notPermitted(other, c.caller(), PeeringAction.REJECT, accepter);
            case PendingAcceptance p -> Decision.of(p.terms().rejectedBy(c.caller(), c.reason(), f.now()));
            case Rejected r when c.caller().equals(r.by()) -> Decision.alreadyDone(r);
            case Known other -> Decision.invalidState(other, PeeringAction.REJECT);
        };
    }

    static Decision rejectRedundant(RejectRedundantNetPeering c, Known s, Facts f) {
        return switch (s) {
            case PendingAcceptance p
            when p.terms().isDue(f.now()) -> Decision.expiredMeanwhile(p, PeeringAction.REJECT, f);
            case PendingAcceptance p
            when p.terms().waits() ->
                Decision.refused(
                        new Refusal.NothingDue(p.terms().id(), p.terms().expiresAt()));
            case PendingAcceptance p -> Decision.of(p.terms().redundantTo(c.activePeering(), f.now()));
            case Known other -> Decision.invalidState(other, PeeringAction.REJECT);
        };
    }
}
