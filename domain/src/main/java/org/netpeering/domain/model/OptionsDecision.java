package org.netpeering.domain.model;

import org.netpeering.domain.api.NetPeeringCommand.ChangePeeringOptions;
import org.netpeering.domain.api.NetPeeringEvent.PeeringOptionsChanged;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.model.NetPeering.Active;
import org.netpeering.domain.model.NetPeering.Known;
import org.netpeering.domain.model.NetPeering.PendingAcceptance;
import org.netpeering.domain.value.PeeringOptions;

/**
 * What follows when an owner changes options of its side; only while the peering is active, and all of it or nothing
 * (VPC peering guide, "Options").
 */
final class OptionsDecision {
    private OptionsDecision() {}

    static Decision change(ChangePeeringOptions c, Known s, Facts f) {
        PeeringTerms t = s.terms();
        PeeringAction action = c.sourceResolves() != null
                ? PeeringAction.CHANGE_SOURCE_OPTIONS
                : PeeringAction.CHANGE_ACCEPTER_OPTIONS;
        if (s instanceof PendingAcceptance p && t.isDue(f.now())) {
            return Decision.expiredMeanwhile(p, action, f);
        }
        if (!(s instanceof Active)) {
            return Decision.invalidState(s, action);
        }
        if (c.sourceResolves() != null && !t.source().isOwnedBy(c.caller())) {
            return Decision.notPermitted(s, c.caller(), PeeringAction.CHANGE_SOURCE_OPTIONS, t.source());
        }
        if (c.accepterResolves() != null && !t.accepter().isOwnedBy(c.caller())) {
            return Decision.notPermitted(s, c.caller(), PeeringAction.CHANGE_ACCEPTER_OPTIONS, t.accepter());
        }
        PeeringOptions options = new PeeringOptions(
                c.sourceResolves() != null ? c.sourceResolves() : t.options().sourceResolves(),
                c.accepterResolves() != null
                        ? c.accepterResolves()
                        : t.options().accepterResolves());
        return options.equals(t.options())
                ? Decision.alreadyDone(s)
                : Decision.of(
                        new PeeringOptionsChanged(t.id(), t.source(), t.accepter(), f.now(), c.caller(), options));
    }
}
