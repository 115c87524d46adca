package org.netpeering.postgres;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;

/**
 * The event store, which wakes those who follow it a moment after an event and not at each: what they do for one event, with a
 * transaction of its own, they do for all events of that moment, and whoever sends one command after another does not wait for
 * processors that are busy with the last one.
 */
final class PacedEventStore extends EmbeddedEventStore {
    private final Duration moment;
    private final AtomicBoolean isWakingSoon = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(
            1, new AxonThreadFactory("netpeering-pace"), new ThreadPoolExecutor.DiscardPolicy());

    /** @param moment how long followers may not yet know of an event */
    PacedEventStore(EmbeddedEventStore.Builder builder, Duration moment) {
        super(builder);
        this.moment = moment;
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        if (!isWakingSoon.getAndSet(true)) {
            timer.schedule(this::wake, moment.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void wake() {
        isWakingSoon.set(false);
        super.afterCommit(List.of());
    }

    @Override
    public void shutDown() {
        timer.shutdownNow();
        super.shutDown();
    }
}
