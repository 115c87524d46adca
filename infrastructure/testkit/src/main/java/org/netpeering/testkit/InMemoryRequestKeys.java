package org.netpeering.testkit;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.command.RequestKeys;
import org.netpeering.domain.value.NetPeeringId;

/** Idempotency keys in memory; what a unit of work wrote is taken back when it is rolled back. May be used by many threads. */
public final class InMemoryRequestKeys implements RequestKeys {
    private final Map<RequestKey, Use> uses = new HashMap<>();

    private record Use(NetPeeringId peering, Instant since) {}

    @Override
    public synchronized Map<RequestKey, NetPeeringId> find(Set<RequestKey> keys, Instant after) {
        Map<RequestKey, NetPeeringId> found = new HashMap<>();
        for (RequestKey key : keys) {
            Use use = uses.get(key);
            if (use != null && use.since().isAfter(after)) {
                found.put(key, use.peering());
            }
        }
        return found;
    }

    @Override
    public synchronized void remember(RequestKey key, NetPeeringId peering, Instant now, Instant after) {
        @Nullable Use before = uses.get(key);
        if (before != null && before.since().isAfter(after) && !before.peering().equals(peering)) {
            throw new KeyTakenException(peering, null);
        }
        uses.put(key, new Use(peering, now));
        CurrentUnitOfWork.ifStarted(unit -> unit.root().onRollback(rolledBack -> putBack(key, before)));
    }

    private synchronized void putBack(RequestKey key, @Nullable Use before) {
        if (before == null) {
            uses.remove(key);
        } else {
            uses.put(key, before);
        }
    }
}
