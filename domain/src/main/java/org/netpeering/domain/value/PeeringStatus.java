package org.netpeering.domain.value;

import java.util.Arrays;
import java.util.Optional;

/** The states in which a peering can be seen, under the names that stand on the wire. */
public enum PeeringStatus {
    PENDING_ACCEPTANCE("pending-acceptance"),
    /** Accepted; the provisioner of the host joins the Nets. */
    PROVISIONING("provisioning"),
    ACTIVE("active"),
    /** To be deleted; the provisioner of the host takes the Nets apart. */
    DELETING("deleting"),
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

    /** Whether the peering can still change: pending acceptance, or one that holds its pair of Nets. */
    public boolean isLive() {
        return this == PENDING_ACCEPTANCE || holdsPair();
    }

    /** Whether no other peering may join the two Nets: they are joined, on the way to it, or not yet taken apart. */
    public boolean holdsPair() {
        return this == PROVISIONING || this == ACTIVE || this == DELETING;
    }

    /** The state of that wire name, if there is one. */
    public static Optional<PeeringStatus> ofWireName(String name) {
        return Arrays.stream(values()).filter(s -> s.wireName.equals(name)).findFirst();
    }
}
