package org.netpeering.server;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.model.PeeringSettings;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The settings of the server.
 *
 * @param mode sandbox, to try things out on this machine, or production
 * @param dataDir where the embedded PostgreSQL keeps everything
 * @param accountsFile the accounts and their access keys; the sandbox has two demo accounts without it
 * @param region the region that the server says it is
 * @param expiry how long a request can be accepted
 */
@ConfigurationProperties("netpeering")
record ServerProperties(
        @DefaultValue("sandbox") Mode mode,
        @DefaultValue("netpeering-data") Path dataDir,
        @Nullable Path accountsFile,
        @DefaultValue("eu-west-2") String region,
        @DefaultValue("PT168H") Duration expiry,
        @DefaultValue Listing listing,
        @DefaultValue Rules rules,
        @DefaultValue Quotas quotas) {

    enum Mode {
        SANDBOX,
        PRODUCTION
    }

    /** @param retention how long a peering that ended stays in the lists */
    record Listing(@DefaultValue("PT1H") Duration retention) {}

    /**
     * @param requireVm whether both Nets must contain a VM
     * @param accepterOwner whether a request must name the owner of the accepter Net
     */
    record Rules(
            @DefaultValue("true") boolean requireVm,
            @DefaultValue("optional") AccepterOwner accepterOwner) {}

    enum AccepterOwner {
        OPTIONAL,
        REQUIRED
    }

    /**
     * @param pendingPerNet how many pending requests a Net may have made
     * @param peeringsPerNet how many pending and active peerings a Net may take part in
     */
    record Quotas(
            @DefaultValue("25") int pendingPerNet,
            @DefaultValue("50") int peeringsPerNet) {}

    PeeringSettings peeringSettings() {
        return new PeeringSettings(
                expiry,
                listing.retention(),
                rules.requireVm(),
                rules.accepterOwner() == AccepterOwner.REQUIRED,
                quotas.pendingPerNet(),
                quotas.peeringsPerNet());
    }
}
