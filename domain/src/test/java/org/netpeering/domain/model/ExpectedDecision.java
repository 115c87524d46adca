package org.netpeering.domain.model;

import static org.netpeering.domain.model.Samples.ACCEPTER_NET;
import static org.netpeering.domain.model.Samples.ALICE;
import static org.netpeering.domain.model.Samples.EXPIRY;
import static org.netpeering.domain.model.Samples.OTHER_PEERING;
import static org.netpeering.domain.model.Samples.PEERING;
import static org.netpeering.domain.model.Samples.SOURCE_NET;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringOptionsChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRangesChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.model.EveryStateEveryCommandTest.Case;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetEnd;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.PeeringOptions;
import org.netpeering.domain.value.PeeringStatus;

/** What a word of the lifecycle table stands for, down to every field of the event and of the refusal. */
final class ExpectedDecision {
    static final List<String> WORDS = List.of(
            "accepted",
            "attempt-failed",
            "deleted",
            "done",
            "expired",
            "forbidden",
            "id-taken",
            "invalid",
            "late",
            "made-redundant",
            "net-gone",
            "new-attempt",
            "next-attempt",
            "no-answer",
            "not-due",
            "not-yours",
            "nothing-due",
            "options",
            "provisioned",
            "ranges",
            "rejected",
            "requested",
            "stale",
            "tagged",
            "torn-down",
            "unknown",
            "untagged");

    private ExpectedDecision() {}

    static Decision of(String word, Case c) {
        NetEnd s = c.situation().sourceEnd(ALICE);
        NetEnd a = c.situation().accepterEnd(c.accepterOwner());
        AccountId caller = c.caller();
        Instant now = c.now();
        return switch (word) {
            case "requested" -> event(new PeeringRequested(PEERING, s, a, now, now.plus(Duration.ofDays(7))));
            case "accepted" ->
                event(
                        c.host().provisions()
                                ? new PeeringProvisioningStarted(PEERING, s, a, now, caller, 1, answerBy(c))
                                : new PeeringAccepted(PEERING, s, a, now, caller));
            case "provisioned" -> event(new PeeringProvisioned(PEERING, s, a, now, c.accepterOwner()));
            case "torn-down" ->
                event(
                        c.situation() == Situation.DELETING_BY_SOURCE
                                ? new PeeringDeleted(PEERING, s, a, now, DeletionCause.BY_OWNER, ALICE, null)
                                : new PeeringDeleted(PEERING, s, a, now, DeletionCause.NET_GONE, null, ACCEPTER_NET));
            case "attempt-failed" -> event(attemptFailed(c, s, a, "no route"));
            case "no-answer" -> event(attemptFailed(c, s, a, "the provisioner has not answered within PT5M"));
            case "next-attempt" ->
                event(
                        c.situation() == Situation.RETRYING
                                ? new PeeringProvisioningStarted(PEERING, s, a, now, c.accepterOwner(), 2, answerBy(c))
                                : new PeeringDeletionStarted(
                                        PEERING,
                                        s,
                                        a,
                                        now,
                                        DeletionCause.NET_GONE,
                                        null,
                                        ACCEPTER_NET,
                                        2,
                                        answerBy(c)));
            case "ranges" -> event(new PeeringRangesChanged(PEERING, c.source(), a, now, SOURCE_NET, List.of()));
            case "new-attempt" ->
                new Decision(
                        List.of(
                                new PeeringRangesChanged(PEERING, c.source(), a, now, SOURCE_NET, List.of()),
                                new PeeringProvisioningStarted(
                                        PEERING, c.source(), a, now, c.accepterOwner(), 2, answerBy(c))),
                        null);
            case "nothing-due" -> refusal(new Refusal.NothingDue(PEERING, EXPIRY));
            case "stale" -> refusal(new Refusal.StaleAttempt(PEERING, 1, 1));
            case "rejected" ->
                event(new PeeringRejected(PEERING, s, a, now, RejectionCause.BY_ACCEPTER, caller, "not now", null));
            case "made-redundant" ->
                event(new PeeringRejected(
                        PEERING, s, a, now, RejectionCause.REVERSE_ACCEPTED, null, null, OTHER_PEERING));
            case "deleted" ->
                event(
                        c.host().provisions() && c.situation() != Situation.PENDING
                                ? new PeeringDeletionStarted(
                                        PEERING, s, a, now, DeletionCause.BY_OWNER, caller, null, 1, answerBy(c))
                                : new PeeringDeleted(PEERING, s, a, now, DeletionCause.BY_OWNER, caller, null));
            case "net-gone" -> event(endWithoutNet(c, s, a));
            case "tagged" -> event(new PeeringTagged(PEERING, s, a, now, caller, List.of(Attempt.NEW_TAG)));
            case "options" -> event(new PeeringOptionsChanged(PEERING, s, a, now, caller, options(c.attempt())));
            case "untagged" -> event(new PeeringUntagged(PEERING, s, a, now, caller, List.of(Situation.OLD_TAG)));
            case "expired" -> event(new PeeringExpired(PEERING, s, a, now, EXPIRY));
            case "late" ->
                new Decision(
                        List.of(new PeeringExpired(PEERING, s, a, now, EXPIRY)),
                        new Refusal.InvalidState(PEERING, PeeringStatus.EXPIRED, action(c.attempt())));
            case "unknown" -> refusal(new Refusal.NoSuchPeering(PEERING));
            case "id-taken" -> refusal(new Refusal.IdTaken(PEERING));
            case "not-yours" -> refusal(new Refusal.SourceNetUnknown(SOURCE_NET));
            case "not-due" -> refusal(new Refusal.NotYetDue(PEERING, EXPIRY));
            case "done" -> refusal(new Refusal.AlreadyDone(PEERING));
            case "invalid" -> refusal(new Refusal.InvalidState(PEERING, status(c.situation()), action(c.attempt())));
            case "forbidden" -> refusal(new Refusal.NotPermitted(PEERING, caller, action(c.attempt()), permitted(c)));
            default -> throw new IllegalArgumentException("The table says '" + word + "'");
        };
    }

    private static NetPeeringEvent endWithoutNet(Case c, NetEnd s, NetEnd a) {
        NetId net = c.attempt() == Attempt.SOURCE_GONE ? SOURCE_NET : ACCEPTER_NET;
        if (c.situation() == Situation.PENDING) {
            return new PeeringFailed(PEERING, s, a, c.now(), FailureCause.NET_GONE, List.of(), net);
        }
        return c.host().provisions()
                ? new PeeringDeletionStarted(PEERING, s, a, c.now(), DeletionCause.NET_GONE, null, net, 1, answerBy(c))
                : new PeeringDeleted(PEERING, s, a, c.now(), DeletionCause.NET_GONE, null, net);
    }

    private static NetPeeringEvent attemptFailed(Case c, NetEnd s, NetEnd a, String reason) {
        return new PeeringAttemptFailed(
                PEERING, s, a, c.now(), 1, reason, c.now().plus(Duration.ofSeconds(10)));
    }

    private static PeeringOptions options(Attempt attempt) {
        return new PeeringOptions(attempt == Attempt.SOURCE_OPTIONS, attempt == Attempt.ACCEPTER_OPTIONS);
    }

    private static Instant answerBy(Case c) {
        return c.now().plus(Duration.ofMinutes(5));
    }

    private static @Nullable AccountId permitted(Case c) {
        return c.attempt() == Attempt.DELETE || c.attempt() == Attempt.SOURCE_OPTIONS ? ALICE : c.accepterOwner();
    }

    private static PeeringAction action(Attempt attempt) {
        return switch (attempt) {
            case ACCEPT -> PeeringAction.ACCEPT;
            case REJECT, REDUNDANT -> PeeringAction.REJECT;
            case DELETE -> PeeringAction.DELETE;
            case EXPIRE -> PeeringAction.EXPIRE;
            case SOURCE_GONE, ACCEPTER_GONE, THIRD_GONE -> PeeringAction.REPORT_NET_REMOVED;
            case PROVISIONED, PROVISIONING_FAILED, CONTINUE -> PeeringAction.PROVISION;
            case TORN_DOWN, TEAR_DOWN_FAILED -> PeeringAction.TEAR_DOWN;
            case RANGES_CHANGED -> PeeringAction.REPORT_RANGES_CHANGED;
            case SOURCE_OPTIONS -> PeeringAction.CHANGE_SOURCE_OPTIONS;
            case ACCEPTER_OPTIONS -> PeeringAction.CHANGE_ACCEPTER_OPTIONS;
            case REQUEST, TAG, TAG_AGAIN, UNTAG, UNTAG_MISSING ->
                throw new IllegalArgumentException(attempt + " has no action");
        };
    }

    private static PeeringStatus status(Situation situation) {
        return switch (situation) {
            case ABSENT -> throw new IllegalArgumentException("An absent peering has no state");
            case PENDING -> PeeringStatus.PENDING_ACCEPTANCE;
            case PROVISIONING, RETRYING -> PeeringStatus.PROVISIONING;
            case ACTIVE -> PeeringStatus.ACTIVE;
            case DELETING_BY_SOURCE, DELETING_WITHOUT_NET -> PeeringStatus.DELETING;
            case REJECTED, REDUNDANT -> PeeringStatus.REJECTED;
            case OVERLAPPING, ACCEPTER_UNKNOWN, FAILED_WITHOUT_NET, ABANDONED -> PeeringStatus.FAILED;
            case EXPIRED -> PeeringStatus.EXPIRED;
            case DELETED_BY_SOURCE, DELETED_BY_ACCEPTER, DELETED_WITHOUT_NET -> PeeringStatus.DELETED;
        };
    }

    private static Decision event(NetPeeringEvent event) {
        return new Decision(List.of(event), null);
    }

    private static Decision refusal(Refusal refusal) {
        return new Decision(List.of(), refusal);
    }
}
