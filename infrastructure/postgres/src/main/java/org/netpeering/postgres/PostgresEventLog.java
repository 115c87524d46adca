package org.netpeering.postgres;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.axonframework.eventhandling.DomainEventData;
import org.axonframework.eventhandling.TrackedEventData;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.SerializationException;
import org.axonframework.serialization.Serializer;
import org.netpeering.application.feed.EventLog;
import org.netpeering.application.feed.FeedPosition;
import org.netpeering.application.feed.LogPage;
import org.netpeering.application.feed.LogUnavailableException;
import org.netpeering.application.feed.LoggedEvent;
import org.netpeering.domain.api.NetPeeringEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** The log as the event store keeps it, read as the followers of the engine read it. */
final class PostgresEventLog implements EventLog {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresEventLog.class);

    private final PostgresEventStorageEngine store;
    private final Serializer serializer;

    PostgresEventLog(PostgresEventStorageEngine store, Serializer serializer) {
        this.store = store;
        this.serializer = serializer;
    }

    @Override
    public LogPage after(FeedPosition position, int limit) {
        List<? extends TrackedEventData<?>> rows = orUnavailable(
                () -> store.fetchTrackedEvents(new LogPosition(position.transaction(), position.index()), limit));
        List<LoggedEvent> events = new ArrayList<>(rows.size());
        FeedPosition reached = position;
        for (TrackedEventData<?> row : rows) {
            LogPosition read = (LogPosition) row.trackingToken();
            reached = new FeedPosition(read.transaction(), read.index());
            event(row, reached).ifPresent(events::add);
        }
        return new LogPage(events, reached, rows.size() < limit);
    }

    @Override
    public FeedPosition end() {
        return orUnavailable(() -> new FeedPosition(store.oldestRunningTransaction(), 0));
    }

    private static <T> T orUnavailable(Supplier<T> reading) {
        try {
            return reading.get();
        } catch (DataAccessException e) {
            LOG.warn("The log cannot be read for those who follow it: {}", e.toString());
            throw new LogUnavailableException(e);
        }
    }

    /** One event that nobody can read must not hold up all others for ever. */
    private Optional<LoggedEvent> event(TrackedEventData<?> row, FeedPosition position) {
        try {
            DomainEventData<?> data = (DomainEventData<?>) row;
            NetPeeringEvent event = serializer.deserialize(row.getPayload());
            MetaData metadata = serializer.deserialize(row.getMetaData());
            Map<String, String> texts = new HashMap<>();
            metadata.forEach((name, value) -> texts.put(name, String.valueOf(value)));
            return Optional.of(new LoggedEvent(
                    position,
                    data.getSequenceNumber(),
                    row.getEventIdentifier(),
                    row.getPayload().getType().getName(),
                    (String) row.getPayload().getData(),
                    texts,
                    event));
        } catch (SerializationException e) {
            LOG.error(
                    "The event {} at {} cannot be read and is left out of the feed",
                    row.getEventIdentifier(),
                    position,
                    e);
            return Optional.empty();
        }
    }
}
