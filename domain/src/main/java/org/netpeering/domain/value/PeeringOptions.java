package org.netpeering.domain.value;

/**
 * What each owner has set for its own side of an active peering.
 *
 * @param sourceResolves whether host names of the source Net resolve to its private addresses when the accepter Net asks
 * @param accepterResolves the same for host names of the accepter Net when the source Net asks
 */
public record PeeringOptions(boolean sourceResolves, boolean accepterResolves) {
    /** What holds until somebody says otherwise. */
    public static final PeeringOptions NONE = new PeeringOptions(false, false);
}
