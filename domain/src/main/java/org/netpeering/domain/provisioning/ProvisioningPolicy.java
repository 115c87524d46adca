package org.netpeering.domain.provisioning;

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

/** What an event means for the network. */
public final class ProvisioningPolicy {
    /** The name of the deadline at which the engine goes on by itself. */
    public static final String DEADLINE = "netpeering.provisioning";

    private ProvisioningPolicy() {}

    /** What is to be done about the network. */
    public sealed interface Intent {
        /** Have the Nets joined, and go on at {@code answerBy} if nobody has answered. */
        record Connect(int attempt, Instant answerBy) implements Intent {}

        /** Have the Nets taken apart, and go on at {@code answerBy} if nobody has answered. */
        record Disconnect(int attempt, Instant answerBy) implements Intent {}

        /** Have what may be left of the attempts to join them taken away, whatever is answered; nothing follows. */
        record CleanUp(int attempt) implements Intent {}

        /** Go on at that instant. */
        record Wait(Instant until) implements Intent {}

        /** There is nothing left to do. */
        record End() implements Intent {}

        /** The event has no bearing on the network. */
        record Keep() implements Intent {}
    }

    /** The intent that follows from the event. */
    public static Intent react(NetPeeringEvent event) {
        return switch (event) {
            case PeeringProvisioningStarted e -> new Intent.Connect(e.attempt(), e.answerBy());
            case PeeringDeletionStarted e -> new Intent.Disconnect(e.attempt(), e.answerBy());
            case PeeringAttemptFailed e -> new Intent.Wait(e.retryAt());
            case PeeringProvisioningAbandoned e -> new Intent.CleanUp(e.attempts());
            case PeeringProvisioned e -> new Intent.End();
            case PeeringRejected e -> new Intent.End();
            case PeeringFailed e -> new Intent.End();
            case PeeringExpired e -> new Intent.End();
            case PeeringDeleted e -> new Intent.End();
            case PeeringRequested e -> new Intent.Keep();
            case PeeringApproved e -> new Intent.Keep();
            case PeeringAccepted e -> new Intent.Keep();
            case PeeringOptionsChanged e -> new Intent.Keep();
            case PeeringRangesChanged e -> new Intent.Keep();
            case PeeringTagged e -> new Intent.Keep();
            case PeeringUntagged e -> new Intent.Keep();
        };
    }
}
