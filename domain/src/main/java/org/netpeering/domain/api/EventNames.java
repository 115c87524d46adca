package org.netpeering.domain.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringApproved;
import org.netpeering.domain.api.NetPeeringEvent.PeeringDeleted;
import org.netpeering.domain.api.NetPeeringEvent.PeeringExpired;
import org.netpeering.domain.api.NetPeeringEvent.PeeringFailed;
import org.netpeering.domain.api.NetPeeringEvent.PeeringOptionsChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRangesChanged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRejected;
import org.netpeering.domain.api.NetPeeringEvent.PeeringRequested;
import org.netpeering.domain.api.NetPeeringEvent.PeeringTagged;
import org.netpeering.domain.api.NetPeeringEvent.PeeringUntagged;
import org.netpeering.domain.api.ProvisioningEvent.PeeringAttemptFailed;
import org.netpeering.domain.api.ProvisioningEvent.PeeringDeletionStarted;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningStarted;

/** The names of the events in the log and on the wire. A class can be renamed or moved; a name here never changes. */
public final class EventNames {
    /** The kind of aggregate whose events they are. */
    public static final String AGGREGATE = "NetPeering";

    private static final Map<Class<? extends NetPeeringEvent>, String> NAMES = Map.ofEntries(
            Map.entry(PeeringRequested.class, "netpeering.requested.v1"),
            Map.entry(PeeringApproved.class, "netpeering.approved.v1"),
            Map.entry(PeeringAccepted.class, "netpeering.accepted.v1"),
            Map.entry(PeeringProvisioningStarted.class, "netpeering.provisioning-started.v1"),
            Map.entry(PeeringProvisioned.class, "netpeering.provisioned.v1"),
            Map.entry(PeeringProvisioningAbandoned.class, "netpeering.provisioning-abandoned.v1"),
            Map.entry(PeeringRejected.class, "netpeering.rejected.v1"),
            Map.entry(PeeringFailed.class, "netpeering.failed.v1"),
            Map.entry(PeeringExpired.class, "netpeering.expired.v1"),
            Map.entry(PeeringDeletionStarted.class, "netpeering.deletion-started.v1"),
            Map.entry(PeeringDeleted.class, "netpeering.deleted.v1"),
            Map.entry(PeeringAttemptFailed.class, "netpeering.attempt-failed.v1"),
            Map.entry(PeeringRangesChanged.class, "netpeering.ranges-changed.v1"),
            Map.entry(PeeringOptionsChanged.class, "netpeering.options-changed.v1"),
            Map.entry(PeeringTagged.class, "netpeering.tagged.v1"),
            Map.entry(PeeringUntagged.class, "netpeering.untagged.v1"));
    private static final Map<String, Class<? extends NetPeeringEvent>> CLASSES =
            NAMES.keySet().stream().collect(Collectors.toUnmodifiableMap(NAMES::get, Function.identity()));

    private EventNames() {}

    /** All names, in the order of the alphabet. */
    public static List<String> all() {
        return CLASSES.keySet().stream().sorted().toList();
    }

    /** The name of the events of that class; empty if it is none of them. */
    public static Optional<String> nameOf(Class<?> type) {
        return Optional.ofNullable(NAMES.get(type));
    }

    /** The class of the events of that name; empty if there is none. */
    public static Optional<Class<? extends NetPeeringEvent>> classOf(String name) {
        return Optional.ofNullable(CLASSES.get(name));
    }
}
