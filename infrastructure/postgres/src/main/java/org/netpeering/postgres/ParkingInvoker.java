package org.netpeering.postgres;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.Segment;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Hands events to the handlers of one follower, and parks what fails again and again instead of dropping it.
 *
 * <p>What fails because the database is in trouble, or because somebody else was faster, is tried again for ever and never
 * parked: it says nothing of the event.
 */
final class ParkingInvoker implements EventHandlerInvoker {
    static final int MOST_TRIES = 4;

    private static final Logger LOG = LoggerFactory.getLogger(ParkingInvoker.class);
    private static final String PARKED = "netpeering.parked-streams";

    private final String processor;
    private final EventHandlerInvoker handlers;
    private final ParkedEventTable parked;
    private final TransactionTemplate ownTransaction;
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();

    /** @param ownTransaction begins a new transaction, whatever runs already */
    ParkingInvoker(
            String processor,
            EventHandlerInvoker handlers,
            ParkedEventTable parked,
            TransactionTemplate ownTransaction) {
        this.processor = processor;
        this.handlers = handlers;
        this.parked = parked;
        this.ownTransaction = ownTransaction;
    }

    String processor() {
        return processor;
    }

    @Override
    public void handle(EventMessage<?> event, Segment segment) throws Exception {
        if (!(event instanceof DomainEventMessage<?> ofStream)) {
            handlers.handle(event, segment);
        } else if (parkedStreams().contains(ofStream.getAggregateIdentifier())) {
            parked.park(processor, ofStream, "waits behind an earlier event of the same peering");
        } else {
            handleOrPark(ofStream, segment);
        }
    }

    private void handleOrPark(DomainEventMessage<?> event, Segment segment) throws Exception {
        try {
            handlers.handle(event, segment);
            failures.remove(event.getIdentifier());
        } catch (Exception e) {
            if (TransientFailure.isBehind(e)) {
                throw e;
            }
            if (failures.merge(event.getIdentifier(), 1, Integer::sum) >= MOST_TRIES) {
                ownTransaction.executeWithoutResult(status -> parked.park(processor, event, e.toString()));
                failures.remove(event.getIdentifier());
                LogKeys.by(LogKeys.about(LOG.atError(), event.getAggregateIdentifier(), event.getMetaData()), processor)
                        .setCause(e)
                        .log(
                                "Event {} of {} failed {} times in {} and is parked",
                                event.getSequenceNumber(),
                                event.getAggregateIdentifier(),
                                MOST_TRIES,
                                processor);
            }
            throw e;
        }
    }

    /** Read once for each batch of events. */
    private Set<String> parkedStreams() {
        return CurrentUnitOfWork.get().root().getOrComputeResource(PARKED, none -> parked.streams(processor));
    }

    void handleParked(DomainEventMessage<?> event) throws Exception {
        handlers.handle(event, Segment.ROOT_SEGMENT);
    }

    @Override
    public boolean canHandle(EventMessage<?> event, Segment segment) {
        return handlers.canHandle(event, segment);
    }

    @Override
    public boolean canHandleType(Class<?> payloadType) {
        return handlers.canHandleType(payloadType);
    }

    @Override
    public boolean supportsReset() {
        return handlers.supportsReset();
    }

    @Override
    public void segmentReleased(Segment segment) {
        handlers.segmentReleased(segment);
    }
}
