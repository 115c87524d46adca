package org.netpeering.domain.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.ListingRetention;
import org.netpeering.domain.api.NetPeeringCommand;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ChangePeeringOptions;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ExpireNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectRedundantNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRangesChanged;
import org.netpeering.domain.api.NetPeeringCommand.ReportNetRemoved;
import org.netpeering.domain.api.NetPeeringCommand.RequestNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringApproved;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringOptionsChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRangesChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.ProvisioningCommand;
import org.netpeering.domain.api.ProvisioningEvent;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.NetPeering.Absent;
import org.netpeering.domain.model.NetPeering.Active;
import org.netpeering.domain.model.NetPeering.Deleted;
import org.netpeering.domain.model.NetPeering.Expired;
import org.netpeering.domain.model.NetPeering.Failed;
import org.netpeering.domain.model.NetPeering.Known;
import org.netpeering.domain.model.NetPeering.PendingAcceptance;
import org.netpeering.domain.model.NetPeering.Rejected;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.TagOwner;

/**
 * The life of a peering as two pure functions.
 *
 * <table>
 * <caption>From, on, to</caption>
 * <tr><td>absent</td><td>request</td><td>pending; failed (ranges overlap, accepter unknown); rejected (reverse active, unless the request says to wait)</td></tr>
 * <tr><td>pending</td><td>accept</td><td>active; failed (overlap by now, Net gone); rejected (reverse active, unless the accept says to wait)</td></tr>
 * <tr><td>pending</td><td>accept, reject, delete at or after the expiry</td><td>expired, and the caller is refused</td></tr>
 * <tr><td>pending</td><td>reject, delete, expire</td><td>rejected, deleted, expired</td></tr>
 * <tr><td>pending</td><td>the reverse is accepted</td><td>rejected, unless the request says to wait</td></tr>
 * <tr><td>active</td><td>delete by either owner</td><td>deleted</td></tr>
 * <tr><td>pending, active</td><td>a Net is removed</td><td>failed, deleted</td></tr>
 * <tr><td>pending, active</td><td>the ranges of a Net change</td><td>the same; failed if pending and they overlap now</td></tr>
 * <tr><td>active</td><td>change options by the owner of that side</td><td>the same</td></tr>
 * <tr><td>any, while listed</td><td>tag, untag by an owner</td><td>the same</td></tr>
 * </table>
 *
 * <p>Where the host has a provisioner, a state stands before active and one before deleted; {@link ProvisioningDecision} has their
 * table.
 *
 * <p>Every other pair of state and command is refused. The expiry of 7 days, the failure of overlapping ranges and the need
 * for a VM come from the product page ("Creating a Net Peering"); who may do what, from the OAPI contract.
 */
public final class NetPeeringDecider {
    /** How many tags an account may have on one peering. */
    public static final int MOST_TAGS = 50;

    private NetPeeringDecider() {}

    /** What follows from the command in that state; total, and the same for the same arguments. */
    public static Decision decide(NetPeeringCommand command, NetPeering state, Facts facts) {
        if (command instanceof RequestNetPeering request) {
            return state instanceof Absent
                    ? RequestDecision.request(request, facts)
                    : Decision.refused(new Refusal.IdTaken(request.peeringId()));
        }
        if (!(state instanceof Known known) || isHidden(command, known, facts)) {
            return Decision.refused(new Refusal.NoSuchPeering(command.peeringId()));
        }
        return unlessChanged(command, known, decideKnown(command, known, facts));
    }

    private static Decision decideKnown(NetPeeringCommand command, Known known, Facts facts) {
        return switch (command) {
            case RequestNetPeering c ->
                throw new AssertionError("a request for a known peering was answered above: " + c);
            case AcceptNetPeering c -> AnswerDecision.accept(c, known, facts);
            case RejectNetPeering c -> AnswerDecision.reject(c, known, facts);
            case DeleteNetPeering c -> EndDecision.delete(c, known, facts);
            case ExpireNetPeering c -> EndDecision.expire(c, known, facts);
            case RejectRedundantNetPeering c -> AnswerDecision.rejectRedundant(c, known, facts);
            case ReportNetRemoved c -> EndDecision.netRemoved(c, known, facts);
            case ReportNetRangesChanged c -> RangesDecision.changed(c, known, facts);
            case ProvisioningCommand c -> ProvisioningDecision.decide(c, known, facts);
            case TagNetPeering c -> TagDecision.tag(c, known, facts);
            case ChangePeeringOptions c -> OptionsDecision.change(c, known, facts);
            case UntagNetPeering c -> TagDecision.untag(c, known, facts);
        };
    }

    /** Whatever else speaks against the command says more than that the peering has changed. */
    private static Decision unlessChanged(NetPeeringCommand command, Known state, Decision decision) {
        Long expected = command.expectedVersion();
        long version = state.terms().version();
        return expected == null || expected == version || decision.refusal() != null
                ? decision
                : Decision.refused(new Refusal.VersionMismatch(command.peeringId(), expected, version));
    }

    /** To a stranger a peering does not exist, and to nobody once it has left the lists. */
    private static boolean isHidden(NetPeeringCommand command, Known state, Facts facts) {
        AccountId caller = command.caller();
        if (caller == null) {
            return false;
        }
        return hasLeft(command.retention(), state, caller, facts)
                || !state.terms().concerns(caller);
    }

    private static boolean hasLeft(@Nullable ListingRetention own, Known state, AccountId caller, Facts facts) {
        Instant endedAt = state.endedAt();
        if (endedAt == null) {
            return false;
        }
        return own == null
                ? !facts.now().isBefore(endedAt.plus(facts.settings().listingRetention()))
                : !own.isListed(state.asView(), caller, facts.now());
    }

    /** The peering after the event; total, never throws on a known event, reads no clock. */
    public static NetPeering evolve(NetPeering state, NetPeeringEvent event) {
        if (event instanceof PeeringRequested e) {
            return new PendingAcceptance(PeeringTerms.of(e));
        }
        return state instanceof Known known ? evolveKnown(known, event) : state;
    }

    private static Known evolveKnown(Known state, NetPeeringEvent event) {
        PeeringTerms terms = state.terms().after(event);
        OwnerTags tags = terms.tags();
        return switch (event) {
            case PeeringRequested e ->
                throw new AssertionError("a request begins a peering and was folded above: " + e);
            case PeeringApproved e -> state.withTerms(terms);
            case PeeringAccepted e -> new Active(terms, e.by());
            case PeeringRejected e -> new Rejected(terms, e.occurredAt(), e.cause(), e.by());
            case PeeringFailed e -> new Failed(terms, e.occurredAt(), e.cause(), e.goneNet());
            case PeeringExpired e -> new Expired(terms, e.expiredAt());
            case PeeringDeleted e -> new Deleted(terms, e.occurredAt(), e.by(), e.goneNet());
            case PeeringRangesChanged e -> RangesDecision.evolve(state.withTerms(terms));
            case ProvisioningEvent e -> ProvisioningDecision.evolve(state.withTerms(terms), e);
            case PeeringOptionsChanged e -> state.withTerms(terms.withOptions(e.options()));
            case PeeringTagged e ->
                state.withTerms(terms.withTags(tags.with(new TagOwner(e.owner(), e.region()), e.tags())));
            case PeeringUntagged e ->
                state.withTerms(terms.withTags(tags.without(new TagOwner(e.owner(), e.region()), e.tags())));
        };
    }
}
