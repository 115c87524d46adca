package org.netpeering.domain.model;

import java.time.Duration;

/**
 * The switches of an installation.
 *
 * @param expiry how long a request can be accepted; more than zero, at most 3,650 days
 * @param listingRetention how long a peering that ended stays listed; zero or more, at most 3,650 days
 * @param requireVm whether both Nets must contain a VM (product page; newer APIs dropped the rule)
 * @param requireAccepterOwner whether a request must name the owner of the accepter Net
 * @param pendingPerNet how many pending requests a Net may have made, at least 1
 * @param peeringsPerNet how many live peerings a Net may take part in, at least 1
 * @param provisioning how patient the engine is with a provisioner, where there is one
 */
public record PeeringSettings(
        Duration expiry,
        Duration listingRetention,
        boolean requireVm,
        boolean requireAccepterOwner,
        int pendingPerNet,
        int peeringsPerNet,
        ProvisioningSettings provisioning) {
    /** 7 days, that is 168 hours, as the product page has it. */
    public static final Duration DEFAULT_EXPIRY = Duration.ofHours(168);

    private static final Duration LONGEST = Duration.ofDays(3650);

    /** What holds if nothing else is said. */
    public static final PeeringSettings DEFAULTS =
            new PeeringSettings(DEFAULT_EXPIRY, Duration.ofHours(1), true, false, 25, 50);

    /**
     * With the usual patience for a provisioner.
     *
     * @throws IllegalArgumentException naming the switch that is out of its range
     */
    public PeeringSettings(
            Duration expiry,
            Duration listingRetention,
            boolean requireVm,
            boolean requireAccepterOwner,
            int pendingPerNet,
            int peeringsPerNet) {
        this(
                expiry,
                listingRetention,
                requireVm,
                requireAccepterOwner,
                pendingPerNet,
                peeringsPerNet,
                ProvisioningSettings.DEFAULTS);
    }

    /** @throws IllegalArgumentException naming the switch that is out of its range */
    public PeeringSettings {
        if (expiry.isNegative() || expiry.isZero() || expiry.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The expiry must be longer than zero and at most " + LONGEST.toDays()
                    + " days, not '" + expiry + "'; the product's own value is " + DEFAULT_EXPIRY);
        }
        if (listingRetention.isNegative() || listingRetention.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("The listing retention must be from zero to " + LONGEST.toDays()
                    + " days, not '" + listingRetention + "'");
        }
        if (pendingPerNet < 1 || peeringsPerNet < 1) {
            throw new IllegalArgumentException(
                    "The quotas of pending requests and peerings of a Net must be at least 1, not " + pendingPerNet
                            + " and " + peeringsPerNet);
        }
    }
}
