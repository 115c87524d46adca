package org.netpeering.postgres;

import java.util.ArrayList;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.netpeering.domain.api.NetPeeringEvent;

/** What a command is going to write, until it is committed together with what others write. */
final class PendingWrites {
    private static final ThreadLocal<@Nullable PendingWrites> OF_THIS_THREAD = new ThreadLocal<>();

    private final List<DomainEventMessage<?>> events = new ArrayList<>();
    private final List<SummaryChange> changes = new ArrayList<>();
    private final List<KeptKey> keys = new ArrayList<>();
    private boolean isDoomed;

    /** Those that this thread is gathering; null if what it writes is to be written at once. */
    static @Nullable PendingWrites ofThisThread() {
        return OF_THIS_THREAD.get();
    }

    static PendingWrites begin() {
        PendingWrites begun = new PendingWrites();
        OF_THIS_THREAD.set(begun);
        return begun;
    }

    /** Nothing more comes. */
    void end() {
        OF_THIS_THREAD.remove();
    }

    void append(DomainEventMessage<?> event) {
        events.add(event);
    }

    void apply(NetPeeringEvent event, long version) {
        changes.add(new SummaryChange(event, version));
    }

    void remember(KeptKey key) {
        keys.add(key);
    }

    /** A part of it has failed, so none of it may be written. */
    void doom() {
        isDoomed = true;
    }

    boolean isDoomed() {
        return isDoomed;
    }

    boolean isEmpty() {
        return events.isEmpty() && changes.isEmpty();
    }

    List<DomainEventMessage<?>> events() {
        return events;
    }

    List<SummaryChange> changes() {
        return changes;
    }

    List<KeptKey> keys() {
        return keys;
    }
}
