package org.netpeering.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.audit.RecordedEvent;
import org.netpeering.domain.api.EventNames;
import org.netpeering.domain.api.NetPeeringEvent;
import org.netpeering.domain.value.NetPeeringId;

/**
 * Events in memory, kept as a database keeps them: at most one per peering and sequence number, and none of a unit of work
 * that is rolled back. The in-memory engine that comes with Axon promises neither.
 */
final class InMemoryEvents implements EventStorageEngine {
    private final List<EventMessage<?>> log = new ArrayList<>();
    private final Map<String, List<DomainEventMessage<?>>> streams = new HashMap<>();

    @Override
    public synchronized void appendEvents(List<? extends EventMessage<?>> events) {
        events.forEach(this::refuseIfTaken);
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().onCommit(unit -> store(events));
        } else {
            store(events);
        }
    }

    private void refuseIfTaken(EventMessage<?> event) {
        if (event instanceof DomainEventMessage<?> e
                && e.getSequenceNumber() < streamOf(e).size()) {
            String message =
                    "Event " + e.getSequenceNumber() + " of " + e.getAggregateIdentifier() + " is there already";
            throw e.getSequenceNumber() == 0
                    ? new AggregateStreamCreationException(message)
                    : new ConcurrencyException(message);
        }
    }

    private synchronized void store(List<? extends EventMessage<?>> events) {
        for (EventMessage<?> event : events) {
            refuseIfTaken(event);
            log.add(event);
            if (event instanceof DomainEventMessage<?> domainEvent) {
                streams.computeIfAbsent(domainEvent.getAggregateIdentifier(), id -> new ArrayList<>())
                        .add(domainEvent);
            }
        }
    }

    private List<DomainEventMessage<?>> streamOf(DomainEventMessage<?> event) {
        return streams.getOrDefault(event.getAggregateIdentifier(), List.of());
    }

    synchronized List<NetPeeringEvent> of(NetPeeringId peering) {
        return streams.getOrDefault(peering.value(), List.of()).stream()
                .map(message -> (NetPeeringEvent) message.getPayload())
                .toList();
    }

    /** Every stream as an archive has it; its JSON is left out, since nothing is written. */
    synchronized Map<NetPeeringId, List<RecordedEvent>> streams() {
        Map<NetPeeringId, List<RecordedEvent>> all = new LinkedHashMap<>();
        for (int number = 0; number < log.size(); number++) {
            if (log.get(number) instanceof DomainEventMessage<?> message
                    && message.getPayload() instanceof NetPeeringEvent event) {
                all.computeIfAbsent(event.peeringId(), id -> new ArrayList<>())
                        .add(new RecordedEvent(
                                number,
                                String.valueOf(number),
                                message.getSequenceNumber(),
                                message.getIdentifier(),
                                EventNames.nameOf(event.getClass()).orElseThrow(),
                                message.getMetaData(),
                                "{}",
                                event));
            }
        }
        return all;
    }

    @Override
    public synchronized DomainEventStream readEvents(String aggregateIdentifier, long firstSequenceNumber) {
        return DomainEventStream.of(List.copyOf(streams.getOrDefault(aggregateIdentifier, List.of())).stream()
                .filter(event -> event.getSequenceNumber() >= firstSequenceNumber));
    }

    @Override
    public synchronized Stream<? extends TrackedEventMessage<?>> readEvents(
            @Nullable TrackingToken after, boolean mayBlock) {
        int first = after instanceof GlobalSequenceTrackingToken token ? (int) token.getGlobalIndex() + 1 : 0;
        return IntStream.range(first, log.size())
                .mapToObj(i -> EventUtils.asTrackedEventMessage(log.get(i), new GlobalSequenceTrackingToken(i)))
                .toList()
                .stream();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("Peerings are short: no snapshots are taken of them");
    }

    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateIdentifier) {
        return Optional.empty();
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public synchronized @Nullable TrackingToken createHeadToken() {
        return log.isEmpty() ? null : new GlobalSequenceTrackingToken(log.size() - 1L);
    }

    @Override
    public synchronized @Nullable TrackingToken createTokenAt(Instant dateTime) {
        int before = (int) log.stream()
                .takeWhile(event -> event.getTimestamp().isBefore(dateTime))
                .count();
        return before == 0 ? null : new GlobalSequenceTrackingToken(before - 1L);
    }
}
