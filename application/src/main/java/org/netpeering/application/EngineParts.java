package org.netpeering.application;

import java.time.InstantSource;
import org.netpeering.application.access.Permissions;
import org.netpeering.application.audit.AuditTrail;
import org.netpeering.application.audit.PeeringArchive;
import org.netpeering.application.audit.RefusedAttempts;
import org.netpeering.application.port.NetDirectory;
import org.netpeering.application.port.PeeringIds;
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
 */
public record EngineParts(
        NetDirectory directory,
        PeeringSummaries summaries,
        AuditTrail trail,
        PeeringArchive archive,
        PeeringIds ids,
        InstantSource clock,
        Permissions permissions,
        PeeringSettings settings) {
    /** What writes down the attempts that were refused. */
    public RefusedAttempts attempts() {
        return new RefusedAttempts(trail, summaries, clock);
    }
}
