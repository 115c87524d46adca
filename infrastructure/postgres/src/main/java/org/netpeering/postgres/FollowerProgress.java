package org.netpeering.postgres;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * How far the followers on this node have come, to the event. Their places in the table are of seconds ago where a follower has passed over
 * events that it does not handle.
 */
final class FollowerProgress {
    private record Follower(StreamingEventProcessor processor, ParkingInvoker handlers) {}

    private final Map<String, Follower> followers = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final PostgresEventStorageEngine log;

    FollowerProgress(DataSource dataSource, PostgresEventStorageEngine log) {
        this.jdbc = JdbcClient.create(dataSource);
        this.log = log;
    }

    /** Another one of that name takes its place. */
    void watch(StreamingEventProcessor processor, ParkingInvoker handlers) {
        followers.put(processor.getName(), new Follower(processor, handlers));
    }

    /** Whether those that run have handled, or parked, all that is committed. */
    boolean isAtTheEnd() {
        Optional<LogPosition> end = jdbc.sql("""
                        SELECT transaction_id::text::bigint AS transaction, global_index FROM netpeering.event
                         ORDER BY transaction_id DESC, global_index DESC LIMIT 1
                        """)
                .query((row, number) -> new LogPosition(row.getLong("transaction"), row.getLong("global_index")))
                .optional();
        return end.isEmpty()
                || followers.values().stream()
                        .filter(follower -> follower.processor().isRunning())
                        .allMatch(follower -> isAt(end.get(), follower));
    }

    private boolean isAt(LogPosition end, Follower follower) {
        Map<Integer, EventTrackerStatus> segments = follower.processor().processingStatus();
        return !segments.isEmpty()
                && segments.values().stream()
                        .allMatch(segment -> isAt(end, segment.getTrackingToken(), follower.handlers()));
    }

    /** What comes behind the place of a follower may be nothing to it. */
    private boolean isAt(LogPosition end, @Nullable TrackingToken place, ParkingInvoker handlers) {
        if (place != null && place.covers(end)) {
            return true;
        }
        List<? extends TrackedEventMessage<?>> behind =
                log.readEvents(place, false).toList();
        return !behind.isEmpty()
                && behind.getLast().trackingToken().covers(end)
                && behind.stream().noneMatch(event -> handlers.canHandle(event, Segment.ROOT_SEGMENT));
    }
}
