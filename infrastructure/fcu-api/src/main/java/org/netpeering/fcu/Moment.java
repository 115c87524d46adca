package org.netpeering.fcu;

import org.netpeering.domain.value.PeeringStatus;

/** When a peering is shown: in the answer to what led to its state, or later, in a state. */
enum Moment {
    CREATE_ANSWER,
    FAILED_CREATE_ANSWER,
    PENDING_ACCEPTANCE,
    ACCEPT_ANSWER,
    PROVISIONING,
    ACTIVE,
    DELETING,
    REJECTED,
    FAILED,
    EXPIRED,
    DELETED;

    static Moment of(PeeringStatus status) {
        return switch (status) {
            case PENDING_ACCEPTANCE -> PENDING_ACCEPTANCE;
            case PROVISIONING -> PROVISIONING;
            case ACTIVE -> ACTIVE;
            case DELETING -> DELETING;
            case REJECTED -> REJECTED;
            case FAILED -> FAILED;
            case EXPIRED -> EXPIRED;
            case DELETED -> DELETED;
        };
    }

    /** In the answer to a request; one that a host accepted at once is shown as in a list. */
    static Moment afterCreate(PeeringStatus status) {
        return switch (status) {
            case PENDING_ACCEPTANCE -> CREATE_ANSWER;
            case FAILED -> FAILED_CREATE_ANSWER;
            case PROVISIONING, ACTIVE, DELETING, REJECTED, EXPIRED, DELETED -> of(status);
        };
    }

    /** An acceptance that ended in a failure shows that. */
    static Moment afterAccept(PeeringStatus status) {
        return status == PeeringStatus.ACTIVE ? ACCEPT_ANSWER : of(status);
    }
}
