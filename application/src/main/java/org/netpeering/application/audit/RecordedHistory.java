package org.netpeering.application.audit;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.history.PeeringHistory;

/**
 * The past of one peering.
 *
 * @param lines what the viewer may see of it, in the order in which it happened; none if the peering is not its business
 * @param stream all events, from which states are made; not to be shown
 */
public record RecordedHistory(List<Line> lines, List<NetPeeringEvent> stream) {
    /** Nothing that the viewer may see. */
    static final RecordedHistory NONE = new RecordedHistory(List.of(), List.of());

    /** Copies the lists. */
    public RecordedHistory {
        lines = List.copyOf(lines);
        stream = List.copyOf(stream);
    }

    /**
     * One event.
     *
     * @param entry the event as a line of the audit trail
     * @param payload the event as JSON, as it is stored
     */
    public record Line(AuditEntry entry, String payload) {}

    /** The peering as it was at that instant; empty if it did not exist yet. */
    public Optional<PeeringView> asOf(Instant at) {
        return PeeringHistory.asOf(stream, at);
    }

    /** The peering after its event of that version; empty if it has none such. */
    public Optional<PeeringView> atVersion(long version) {
        return PeeringHistory.atVersion(stream, version);
    }
}
