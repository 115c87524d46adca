package org.netpeering.domain.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.ProvisioningCommand;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmProvisioned;
import org.netpeering.domain.api.ProvisioningCommand.ConfirmTornDown;
import org.netpeering.domain.api.ProvisioningCommand.ContinueProvisioning;
import org.netpeering.domain.api.ProvisioningCommand.ReportProvisioningFailed;
import org.netpeering.domain.api.ProvisioningCommand.ReportTearDownFailed;
import org.netpeering.domain.api.ProvisioningEvent;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.NetPeering.Abandoned;
import org.netpeering.domain.model.NetPeering.Active;
import org.netpeering.domain.model.NetPeering.Deleted;
import org.netpeering.domain.model.NetPeering.Deleting;
import org.netpeering.domain.model.NetPeering.Known;
import org.netpeering.domain.model.NetPeering.Provisioning;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/**
 * What lies between an acceptance, or a deletion, and the network, if the host has a provisioner; if it has none, nothing does.
 *
 * <table>
 * <caption>From, on, to</caption>
 * <tr><td>pending</td><td>accept</td><td>provisioning</td></tr>
 * <tr><td>provisioning</td><td>the provisioner confirms</td><td>active</td></tr>
 * <tr><td>provisioning</td><td>an attempt fails, or nobody answers in time</td><td>the same, with another attempt; failed after the last</td></tr>
 * <tr><td>provisioning</td><td>the ranges change</td><td>the same, with another attempt; failed if they overlap now</td></tr>
 * <tr><td>provisioning, active</td><td>delete, a Net is removed</td><td>deleting</td></tr>
 * <tr><td>deleting</td><td>the provisioner confirms</td><td>deleted</td></tr>
 * <tr><td>deleting</td><td>an attempt fails, or nobody answers in time</td><td>the same, with another attempt, without end</td></tr>
 * </table>
 *
 * Two Nets that may still be joined are never called deleted, so taking them apart is not given up.
 */
final class ProvisioningDecision {
    private ProvisioningDecision() {}

    static NetPeeringEvent acceptance(NetPeeringId id, NetEnd source, NetEnd accepter, AccountId by, Facts f) {
        return f.host().provisions()
                ? new PeeringProvisioningStarted(id, source, accepter, f.now(), by, 1, answerBy(f))
                : new PeeringAccepted(id, source, accepter, f.now(), by);
    }

    static Decision deletionBy(AccountId by, PeeringTerms t, Facts f) {
        return Decision.of(
                f.host().provisions()
                        ? deletionStarted(t, DeletionCause.BY_OWNER, by, null, 1, f)
                        : t.deletedBy(by, f.now()));
    }

    static Decision deletionWithout(NetId net, PeeringTerms t, Facts f) {
        return Decision.of(
                f.host().provisions()
                        ? deletionStarted(t, DeletionCause.NET_GONE, null, net, 1, f)
                        : t.deletedWithout(net, f.now()));
    }

    static Decision decide(ProvisioningCommand command, Known s, Facts f) {
        return switch (command) {
            case ConfirmProvisioned c -> confirmProvisioned(c, s, f);
            case ReportProvisioningFailed c -> provisioningFailed(c, s, f);
            case ConfirmTornDown c -> confirmTornDown(s, f);
            case ReportTearDownFailed c -> tearDownFailed(c, s, f);
            case ContinueProvisioning c -> goOn(s, f);
        };
    }

    private static Decision confirmProvisioned(ConfirmProvisioned c, Known s, Facts f) {
        PeeringTerms t = s.terms();
        return switch (s) {
            case Provisioning p
            when p.step().counts(c.attempt()) ->
                Decision.of(new PeeringProvisioned(t.id(), t.source(), t.accepter(), f.now(), p.acceptedBy()));
            case Provisioning p -> stale(p, c.attempt(), p.step());
            case Active a -> Decision.alreadyDone(a);
            case Known other -> Decision.invalidState(other, PeeringAction.PROVISION);
        };
    }

    private static Decision provisioningFailed(ReportProvisioningFailed c, Known s, Facts f) {
        return switch (s) {
            case Provisioning p when p.step().isAt(c.attempt()) -> Decision.of(failed(p, c.reason(), f));
            case Provisioning p -> stale(p, c.attempt(), p.step());
            case Known other -> Decision.invalidState(other, PeeringAction.PROVISION);
        };
    }

    private static Decision confirmTornDown(Known s, Facts f) {
        PeeringTerms t = s.terms();
        return switch (s) {
            case Deleting d ->
                Decision.of(
                        new PeeringDeleted(t.id(), t.source(), t.accepter(), f.now(), d.cause(), d.by(), d.goneNet()));
            case Deleted d -> Decision.alreadyDone(d);
            case Known other -> Decision.invalidState(other, PeeringAction.TEAR_DOWN);
        };
    }

    private static Decision tearDownFailed(ReportTearDownFailed c, Known s, Facts f) {
        return switch (s) {
            case Deleting d when d.step().isAt(c.attempt()) -> Decision.of(retried(d, d.step(), c.reason(), f));
            case Deleting d -> stale(d, c.attempt(), d.step());
            case Known other -> Decision.invalidState(other, PeeringAction.TEAR_DOWN);
        };
    }

    private static Decision goOn(Known s, Facts f) {
        return switch (s) {
            case Provisioning p when !p.step().isDue(f.now()) -> nothingDue(p, p.step());
            case Provisioning p when p.step().isUnderWay() -> Decision.of(failed(p, noAnswer(f), f));
            case Provisioning p -> Decision.of(nextAttempt(p, f));
            case Deleting d when !d.step().isDue(f.now()) -> nothingDue(d, d.step());
            case Deleting d when d.step().isUnderWay() -> Decision.of(retried(d, d.step(), noAnswer(f), f));
            case Deleting d ->
                Decision.of(deletionStarted(
                        d.terms(), d.cause(), d.by(), d.goneNet(), d.step().attempt() + 1, f));
            case Known other -> Decision.invalidState(other, PeeringAction.PROVISION);
        };
    }

    static NetPeeringEvent nextAttempt(Provisioning p, Facts f) {
        PeeringTerms t = p.terms();
        int next = p.step().attempt() + 1;
        return new PeeringProvisioningStarted(
                t.id(), t.source(), t.accepter(), f.now(), p.acceptedBy(), next, answerBy(f));
    }

    private static NetPeeringEvent deletionStarted(
            PeeringTerms t,
            DeletionCause cause,
            @Nullable AccountId by,
            @Nullable NetId goneNet,
            int attempt,
            Facts f) {
        return new PeeringDeletionStarted(
                t.id(), t.source(), t.accepter(), f.now(), cause, by, goneNet, attempt, answerBy(f));
    }

    private static NetPeeringEvent failed(Provisioning p, String reason, Facts f) {
        PeeringTerms t = p.terms();
        int attempt = p.step().attempt();
        return attempt < f.settings().provisioning().tries()
                ? retried(p, p.step(), reason, f)
                : new PeeringProvisioningAbandoned(t.id(), t.source(), t.accepter(), f.now(), attempt, reason);
    }

    private static NetPeeringEvent retried(Known s, Step step, String reason, Facts f) {
        PeeringTerms t = s.terms();
        Instant retryAt = f.now().plus(f.settings().provisioning().pauseAfter(step.attempt()));
        return new PeeringAttemptFailed(t.id(), t.source(), t.accepter(), f.now(), step.attempt(), reason, retryAt);
    }

    private static Instant answerBy(Facts f) {
        return f.now().plus(f.settings().provisioning().answerWithin());
    }

    private static String noAnswer(Facts f) {
        return "the provisioner has not answered within "
                + f.settings().provisioning().answerWithin();
    }

    private static Decision nothingDue(Known s, Step step) {
        return Decision.refused(new Refusal.NothingDue(s.terms().id(), step.due()));
    }

    private static Decision stale(Known s, int attempt, Step step) {
        return Decision.refused(new Refusal.StaleAttempt(s.terms().id(), attempt, step.attempt()));
    }

    static Known evolve(Known state, ProvisioningEvent event) {
        PeeringTerms t = state.terms();
        return switch (event) {
            case PeeringProvisioningStarted e -> {
                Step step = state instanceof Provisioning p
                        ? p.step().begun(e.attempt(), e.answerBy())
                        : Step.first(e.attempt(), e.answerBy());
                yield new Provisioning(t, e.by(), step);
            }
            case PeeringProvisioned e -> new Active(t, e.by());
            case PeeringProvisioningAbandoned e -> new Abandoned(t, e.occurredAt(), e.reason());
            case PeeringDeletionStarted e ->
                new Deleting(t, e.cause(), e.by(), e.goneNet(), Step.first(e.attempt(), e.answerBy()));
            case PeeringAttemptFailed e ->
                switch (state) {
                    case Provisioning p -> p.with(p.step().failed(e.retryAt()));
                    case Deleting d -> d.with(d.step().failed(e.retryAt()));
                    case Known other -> other;
                };
        };
    }
}
