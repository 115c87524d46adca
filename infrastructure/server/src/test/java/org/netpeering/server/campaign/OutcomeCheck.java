package org.netpeering.server.campaign;

import java.util.ArrayList;
import java.util.List;
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
import org.netpeering.domain.api.ProvisioningEvent;
import org.netpeering.domain.api.ProvisioningEvent.PeeringProvisioningAbandoned;

/** A peering ends once and for all, and is not accepted at or after its instant; by the event's own time. */
final class OutcomeCheck implements Check {
    @Override
    public List<Violation> violations(Evidence evidence) {
        List<Violation> violations = new ArrayList<>();
        for (PeeringStream stream : evidence.streams().values()) {
            List<NetPeeringEvent> events =
                    stream.entries().stream().map(LogEntry::event).toList();
            if (events.stream().filter(OutcomeCheck::isEnd).count() > 1) {
                violations.add(new Violation("exactly one terminal outcome per peering", stream.id() + "" + stream));
            }
            if (events.getFirst() instanceof PeeringRequested requested
                    && events.stream().anyMatch(event -> isTooLate(event, requested))) {
                violations.add(new Violation("no accept at or after the expiry instant", stream.id() + "" + stream));
            }
        }
        return violations;
    }

    private static boolean isTooLate(NetPeeringEvent event, PeeringRequested requested) {
        return event instanceof PeeringAccepted && !event.occurredAt().isBefore(requested.expiresAt());
    }

    private static boolean isEnd(NetPeeringEvent event) {
        return switch (event) {
            case PeeringRejected e -> true;
            case PeeringFailed e -> true;
            case PeeringExpired e -> true;
            case PeeringDeleted e -> true;
            case PeeringRequested e -> false;
            case PeeringAccepted e -> false;
            case PeeringApproved e -> false;
            case PeeringOptionsChanged e -> false;
            case PeeringRangesChanged e -> false;
            case ProvisioningEvent e -> e instanceof PeeringProvisioningAbandoned;
            case PeeringTagged e -> false;
            case PeeringUntagged e -> false;
        };
    }
}
