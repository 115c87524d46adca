package org.netpeering.domain.model;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.NetPeering.Known;
import org.netpeering.domain.model.NetPeering.PendingAcceptance;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.PeeringStatus;

/**
 * What follows from a command.
 *
 * @param events what happens, in order; may come with a refusal, as when an accept finds the request expired
 * @param refusal why the command is not carried out, or null if it is
 */
public record Decision(
        List<NetPeeringEvent> events, @Nullable Refusal refusal) {
    /** Copies the events. */
    public Decision {
        events = List.copyOf(events);
    }

    static Decision of(NetPeeringEvent... events) {
        return new Decision(List.of(events), null);
    }

    static Decision refused(Refusal refusal, NetPeeringEvent... events) {
        return new Decision(List.of(events), refusal);
    }

    static Decision alreadyDone(Known state) {
        return refused(new Refusal.AlreadyDone(state.terms().id()));
    }

    static Decision invalidState(Known state, PeeringAction action) {
        return refused(new Refusal.InvalidState(state.terms().id(), state.status(), action));
    }

    static Decision notPermitted(Known state, AccountId caller, PeeringAction action, NetEnd permitted) {
        return refused(new Refusal.NotPermitted(state.terms().id(), caller, action, permitted.account()));
    }

    /** The instant of expiry has come before anybody noticed: the request expires now, and the caller is refused. */
    static Decision expiredMeanwhile(PendingAcceptance state, PeeringAction action, Facts facts) {
        PeeringTerms terms = state.terms();
        return refused(new Refusal.InvalidState(terms.id(), PeeringStatus.EXPIRED, action), terms.expired(facts.now()));
    }
}
