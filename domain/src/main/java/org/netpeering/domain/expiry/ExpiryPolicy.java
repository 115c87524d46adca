package org.netpeering.domain.expiry;

import java.time.Instant;
import org.netpeering.domain.api.NetPeeringEvent;
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

/** What an event means for the deadline of a request. */
public final class ExpiryPolicy {
    /** The name of the deadline at which a request expires. */
    public static final String DEADLINE = "netpeering.expiry";

    private ExpiryPolicy() {}

    /** What is to be done about the deadline. */
    public sealed interface Intent {
        /** Wake up at that instant and expire the request. */
        record Schedule(Instant at) implements Intent {}

        /** The request has been answered or has ended; no deadline is needed any more. */
        record Cancel() implements Intent {}

        /** The event has no bearing on the deadline. */
        record Keep() implements Intent {}
    }

    /** The intent that follows from the event. */
    public static Intent react(NetPeeringEvent event) {
        return switch (event) {
            case PeeringRequested e -> new Intent.Schedule(e.expiresAt());
            case PeeringAccepted e -> new Intent.Cancel();
            case PeeringRejected e -> new Intent.Cancel();
            case PeeringFailed e -> new Intent.Cancel();
            case PeeringExpired e -> new Intent.Cancel();
            case PeeringDeleted e -> new Intent.Cancel();
            case PeeringProvisioningStarted e -> new Intent.Cancel();
            case PeeringProvisioned e -> new Intent.Cancel();
            case PeeringProvisioningAbandoned e -> new Intent.Cancel();
            case PeeringDeletionStarted e -> new Intent.Cancel();
            case PeeringAttemptFailed e -> new Intent.Keep();
            case PeeringApproved e -> new Intent.Keep();
            case PeeringOptionsChanged e -> new Intent.Keep();
            case PeeringRangesChanged e -> new Intent.Keep();
            case PeeringTagged e -> new Intent.Keep();
            case PeeringUntagged e -> new Intent.Keep();
        };
    }
}
