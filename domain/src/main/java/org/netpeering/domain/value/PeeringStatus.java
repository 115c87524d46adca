package org.netpeering.domain.value;

import java.util.Arrays;
import java.util.Optional;

/** The states in which a peering can be seen, under the names that stand on the wire. */
public enum PeeringStatus {
    PENDING_ACCEPTANCE("pending-acceptance"),
    ACTIVE("active"),
    REJECTED("rejected"),
    FAILED("failed"),
    EXPIRED("expired"),
    DELETED("deleted");

    private final String wireName;

    PeeringStatus(String wireName) {
        this.wireName = wireName;
    }

    /** The name on the wire, such as {@code pending-acceptance}. */
    public String wireName() {
        return wireName;
    }

    /** Whether the peering can still change: pending acceptance, or active. */
    public boolean isLive() {
        return this == PENDING_ACCEPTANCE || this == ACTIVE;
    }

    /** The state of that wire name, if there is one. */
    public static Optional<PeeringStatus> ofWireName(String name) {
        return Arrays.stream(values()).filter(s -> s.wireName.equals(name)).findFirst();
    }
}
