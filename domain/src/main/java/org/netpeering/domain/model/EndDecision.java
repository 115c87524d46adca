package org.netpeering.domain.model;

import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRemoved;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.NetPeering.Active;
import org.netpeering.domain.model.NetPeering.Deleted;
import org.netpeering.domain.model.NetPeering.Deleting;
import org.netpeering.domain.model.NetPeering.Expired;
import org.netpeering.domain.model.NetPeering.Known;
import org.netpeering.domain.model.NetPeering.PendingAcceptance;
import org.netpeering.domain.model.NetPeering.Provisioning;

/** What follows when a peering is to end: by one of its owners, by time, or because a Net is gone. */
final class EndDecision {
    private EndDecision() {}

    static Decision delete(DeleteNetPeering c, Known s, Facts f) {
        PeeringTerms t = s.terms();
        return switch (s) {
            case PendingAcceptance p when t.isDue(f.now()) -> Decision.expiredMeanwhile(p, PeeringAction.DELETE, f);
            case PendingAcceptance p
            when !t.source().isOwnedBy(c.caller()) ->
                Decision.notPermitted(p, c.caller(), PeeringAction.DELETE, t.source());
            case PendingAcceptance p -> Decision.of(p.terms().deletedBy(c.caller(), f.now()));
            case Active a -> ProvisioningDecision.deletionBy(c.caller(), a.terms(), f);
            case Provisioning p -> ProvisioningDecision.deletionBy(c.caller(), p.terms(), f);
            case Deleting d when c.caller().equals(d.by()) -> Decision.alreadyDone(d);
            case Deleted d when c.caller().equals(d.by()) -> Decision.alreadyDone(d);
            case Known other -> Decision.invalidState(other, PeeringAction.DELETE);
        };
    }

    static Decision expire(ExpireNetPeering c, Known s, Facts f) {
        return switch (s) {
            case PendingAcceptance p
            when p.terms().isDue(f.now()) -> Decision.of(p.terms().expired(f.now()));
            case PendingAcceptance p ->
                Decision.refused(new Refusal.NotYetDue(c.peeringId(), p.terms().expiresAt()));
            case Expired e -> Decision.alreadyDone(e);
            case Known other -> Decision.invalidState(other, PeeringAction.EXPIRE);
        };
    }

    static Decision netRemoved(ReportNetRemoved c, Known s, Facts f) {
        PeeringTerms t = s.terms();
        boolean isOneOfTheTwo = t.isBetween(c.net());
        return switch (s) {
            case PendingAcceptance p
            when t.isDue(f.now()) -> Decision.expiredMeanwhile(p, PeeringAction.REPORT_NET_REMOVED, f);
            case PendingAcceptance p when isOneOfTheTwo -> Decision.of(p.terms().failedWithout(c.net(), f.now()));
            case Active a when isOneOfTheTwo -> ProvisioningDecision.deletionWithout(c.net(), a.terms(), f);
            case Provisioning p when isOneOfTheTwo -> ProvisioningDecision.deletionWithout(c.net(), p.terms(), f);
            case Known other -> Decision.invalidState(other, PeeringAction.REPORT_NET_REMOVED);
        };
    }
}
