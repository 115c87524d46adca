package org.netpeering.domain.model;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent.DeletionCause;
import org.netpeering.domain.api.NetPeeringEvent.FailureCause;
import org.netpeering.domain.api.NetPeeringEvent.RejectionCause;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.PeeringStatus;

/** The state of a peering; the compiler owns the rule of what each state knows. */
public sealed interface NetPeering {
    /** The state before anything happened. */
    NetPeering ABSENT = new Absent();

    /** The peering as its owners see it; empty while it is absent. */
    Optional<PeeringView> view();

    /** No peering has this id. */
    record Absent() implements NetPeering {
        @Override
        public Optional<PeeringView> view() {
            return Optional.empty();
        }
    }

    /** A peering that was asked for, whatever has become of it since. */
    sealed interface Known extends NetPeering {
        /** The ends, dates and tags. */
        PeeringTerms terms();

        /** Which of the states it is. */
        PeeringStatus status();

        /** The state in one short sentence. */
        String message();

        /** When it came to an end; null while it is alive. */
        default @Nullable Instant endedAt() {
            return null;
        }

        /** The owner who ended it; null if nobody did. */
        default @Nullable AccountId endedBy() {
            return null;
        }

        /** The same state with other tags. */
        Known withTerms(PeeringTerms terms);

        @Override
        default Optional<PeeringView> view() {
            return Optional.of(asView());
        }

        /** The peering as its owners see it. */
        default PeeringView asView() {
            PeeringTerms t = terms();
            return new PeeringView(
                    t.id(),
                    status(),
                    message(),
                    t.source(),
                    t.accepter(),
                    t.requestedAt(),
                    t.expiresAt(),
                    endedAt(),
                    endedBy(),
                    t.options(),
                    t.tags().byOwner(),
                    t.version());
        }
    }

    /** Waits for the owner of the accepter Net. */
    record PendingAcceptance(PeeringTerms terms) implements Known {
        @Override
        public PeeringStatus status() {
            return PeeringStatus.PENDING_ACCEPTANCE;
        }

        @Override
        public String message() {
            return "Pending acceptance by " + terms.accepter().account();
        }

        @Override
        public PendingAcceptance withTerms(PeeringTerms changed) {
            return new PendingAcceptance(changed);
        }
    }

    /** Accepted; the provisioner of the host joins the Nets. */
    record Provisioning(PeeringTerms terms, AccountId acceptedBy, Step step) implements Known {
        @Override
        public PeeringStatus status() {
            return PeeringStatus.PROVISIONING;
        }

        @Override
        public String message() {
            return "Provisioning";
        }

        @Override
        public Provisioning withTerms(PeeringTerms changed) {
            return new Provisioning(changed, acceptedBy, step);
        }

        Provisioning with(Step changed) {
            return new Provisioning(terms, acceptedBy, changed);
        }
    }

    /** The Nets are joined. */
    record Active(PeeringTerms terms, AccountId acceptedBy) implements Known {
        @Override
        public PeeringStatus status() {
            return PeeringStatus.ACTIVE;
        }

        @Override
        public String message() {
            return "Active";
        }

        @Override
        public Active withTerms(PeeringTerms changed) {
            return new Active(changed, acceptedBy);
        }
    }

    /** To be deleted as soon as the provisioner of the host has taken the Nets apart. */
    record Deleting(
            PeeringTerms terms,
            DeletionCause cause,
            @Nullable AccountId by,
            @Nullable NetId goneNet,
            Step step) implements Known {
        @Override
        public PeeringStatus status() {
            return PeeringStatus.DELETING;
        }

        @Override
        public String message() {
            return "Deleting";
        }

        @Override
        public Deleting withTerms(PeeringTerms changed) {
            return new Deleting(changed, cause, by, goneNet, step);
        }

        Deleting with(Step changed) {
            return new Deleting(terms, cause, by, goneNet, changed);
        }
    }

    /** Somebody, or the engine, said no. */
    record Rejected(
            PeeringTerms terms,
            Instant endedAt,
            RejectionCause cause,
            @Nullable AccountId by) implements Known {
        @Override
        public PeeringStatus status() {
            return PeeringStatus.REJECTED;
        }

        @Override
        public String message() {
            return cause == RejectionCause.BY_ACCEPTER
                    ? "Rejected by " + by
                    : "Rejected automatically because active reverse link already exists";
        }

        @Override
        public @Nullable AccountId endedBy() {
            return by;
        }

        @Override
        public Rejected withTerms(PeeringTerms changed) {
            return new Rejected(changed, endedAt, cause, by);
        }
    }

    /** The Nets cannot be joined. */
    record Failed(
            PeeringTerms terms,
            Instant endedAt,
            FailureCause cause,
            @Nullable NetId goneNet) implements Known {
        @Override
        public PeeringStatus status() {
            return PeeringStatus.FAILED;
        }

        @Override
        public String message() {
            return switch (cause) {
                case OVERLAPPING_RANGES -> "The two Nets must not have overlapping IP ranges";
                case ACCEPTER_UNKNOWN -> "The accepter Net does not exist or belongs to another account";
                case NET_GONE -> "The Net " + goneNet + " does not exist any more";
            };
        }

        @Override
        public Failed withTerms(PeeringTerms changed) {
            return new Failed(changed, endedAt, cause, goneNet);
        }
    }

    /** The Nets could have been joined, but the provisioner of the host did not manage to. */
    record Abandoned(PeeringTerms terms, Instant endedAt, String reason) implements Known {
        @Override
        public PeeringStatus status() {
            return PeeringStatus.FAILED;
        }

        @Override
        public String message() {
            return "Could not be provisioned: " + reason;
        }

        @Override
        public Abandoned withTerms(PeeringTerms changed) {
            return new Abandoned(changed, endedAt, reason);
        }
    }

    /** Nobody answered in time. */
    record Expired(PeeringTerms terms, Instant endedAt) implements Known {
        @Override
        public PeeringStatus status() {
            return PeeringStatus.EXPIRED;
        }

        @Override
        public String message() {
            return PeeringView.EXPIRED_MESSAGE;
        }

        @Override
        public Expired withTerms(PeeringTerms changed) {
            return new Expired(changed, endedAt);
        }
    }

    /** Taken back, or no longer joined. */
    record Deleted(
            PeeringTerms terms,
            Instant endedAt,
            @Nullable AccountId by,
            @Nullable NetId goneNet) implements Known {
        @Override
        public PeeringStatus status() {
            return PeeringStatus.DELETED;
        }

        @Override
        public String message() {
            return by != null ? "Deleted by " + by : "Deleted because the Net " + goneNet + " does not exist any more";
        }

        @Override
        public @Nullable AccountId endedBy() {
            return by;
        }

        @Override
        public Deleted withTerms(PeeringTerms changed) {
            return new Deleted(changed, endedAt, by, goneNet);
        }
    }
}
