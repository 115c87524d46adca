package org.netpeering.application.inventory;

/** The inventory refuses a call for an expected reason; nothing has changed. */
public final class InventoryRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /** Why a call is refused. */
    public enum Reason {
        /** The Net does not exist in the account of the caller. */
        NO_SUCH_NET,
        NO_SUCH_SUBNET,
        NO_SUCH_VM,
        NO_SUCH_ROUTE_TABLE,
        NO_SUCH_ROUTE,
        /** There is a route for that destination, or it lies within the Net. */
        ROUTE_EXISTS,
        /** The resource id is none that can be tagged, or is unknown. */
        NO_SUCH_RESOURCE,
        /** The range is outside of 10/8, 172.16/12 and 192.168/16. */
        RANGE_NOT_PRIVATE,
        /** A Net is /16 to /28; a Subnet /16 to /29. */
        RANGE_SIZE,
        SUBNET_OUTSIDE_NET,
        SUBNET_CONFLICT,
        /** VMs, Subnets or peerings must go first. */
        HAS_DEPENDENCIES,
        /** No address is free in the Subnet for so many VMs. */
        SUBNET_FULL,
        /** The client token was used for an order with other values. */
        TOKEN_REUSED,
        TOO_MANY_TAGS
    }

    /** A reason, and a sentence that names the field, the value and what to do. */
    public InventoryRefused(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    /** Why the call is refused. */
    public Reason reason() {
        return reason;
    }
}
