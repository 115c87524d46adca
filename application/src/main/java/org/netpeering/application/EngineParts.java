package org.netpeering.application;

import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.audit.AuditTrail;
import org.netpeering.application.audit.PeeringArchive;
import org.netpeering.application.audit.RefusedAttempts;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.application.port.PeeringIds;
import org.netpeering.application.port.PeeringPolicy;
import org.netpeering.application.port.PeeringProvisioner;
import org.netpeering.application.view.PeeringSummaries;
import org.netpeering.domain.model.PeeringSettings;

/**
 * What the engine is put together from, besides Axon.
 *
 * @param directory the Nets
 * @param summaries the read model
 * @param trail the audit trail
 * @param archive the log by peering
 * @param ids the source of new ids
 * @param clock the time; instants finer than a microsecond are cut
 * @param permissions what callers may do
 * @param settings the switches of the installation
 * @param policy what the host says of requests beyond the rules of the engine
 * @param provisioner joins Nets and takes them apart; null if a peering is active as soon as it is accepted
 */
public record EngineParts(
        NetDirectory directory,
        PeeringSummaries summaries,
        AuditTrail trail,
        PeeringArchive archive,
        PeeringIds ids,
        InstantSource clock,
        Permissions permissions,
        PeeringSettings settings,
        PeeringPolicy policy,
        @Nullable PeeringProvisioner provisioner) {
    /** Without a policy and a provisioner. */
    public EngineParts(
            NetDirectory directory,
            PeeringSummaries summaries,
            AuditTrail trail,
            PeeringArchive archive,
            PeeringIds ids,
            InstantSource clock,
            Permissions permissions,
            PeeringSettings settings) {
        this(directory, summaries, trail, archive, ids, clock, permissions, settings, PeeringPolicy.NONE, null);
    }

    /** What writes down the attempts that were refused. */
    public RefusedAttempts attempts() {
        return new RefusedAttempts(trail, summaries, clock);
    }
}
