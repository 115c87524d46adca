package org.netpeering.domain.history;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.model.NetPeering;
import org.netpeering.domain.model.NetPeeringDecider;

/** The stream of one peering, folded up to a point. Streams begin with their request and are in the order of versions. */
public final class PeeringHistory {
    private PeeringHistory() {}

    /** Every step of the stream, in its order. */
    public static List<HistoryStep> steps(List<NetPeeringEvent> stream) {
        List<HistoryStep> steps = new ArrayList<>(stream.size());
        NetPeering state = NetPeering.ABSENT;
        for (NetPeeringEvent event : stream) {
            @Nullable PeeringView before = state.view().orElse(null);
            state = NetPeeringDecider.evolve(state, event);
            PeeringView after = state.view()
                    .orElseThrow(() -> new IllegalArgumentException("A stream begins with a request, not " + event));
            steps.add(new HistoryStep(steps.size(), event, before, after));
        }
        return steps;
    }

    /**
     * The peering as it was at that instant; empty if it had not been requested yet.
     *
     * <p>What counts is the stream up to its first event after the instant, so that nodes whose clocks differ never tear it
     * apart. A request whose time was over is expired then, whether or not its event had been written.
     */
    public static Optional<PeeringView> asOf(List<NetPeeringEvent> stream, Instant at) {
        List<NetPeeringEvent> past = stream.stream()
                .takeWhile(event -> !event.occurredAt().isAfter(at))
                .toList();
        return last(past).map(view -> view.asOf(at));
    }

    /** The peering after its event of that version; empty if it has none such. */
    public static Optional<PeeringView> atVersion(List<NetPeeringEvent> stream, long version) {
        return version < 0 || version >= stream.size() ? Optional.empty() : last(stream.subList(0, (int) version + 1));
    }

    private static Optional<PeeringView> last(List<NetPeeringEvent> stream) {
        NetPeering state = NetPeering.ABSENT;
        for (NetPeeringEvent event : stream) {
            state = NetPeeringDecider.evolve(state, event);
        }
        return state.view();
    }
}
