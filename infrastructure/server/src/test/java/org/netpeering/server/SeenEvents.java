package org.netpeering.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What a receiver of events has seen: each event once or more, and the first time in the order of its peering, from the first that came. */
final class SeenEvents {
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Long> next = new HashMap<>();
    private final List<String> outOfOrder = new ArrayList<>();
    private int repeated;

    synchronized void add(JsonNode event) {
        String peering = event.get("subject").stringValue();
        long sequence = Long.parseLong(event.get("sequence").stringValue());
        if (!ids.add(event.get("id").stringValue())) {
            repeated++;
            return;
        }
        long expected = next.getOrDefault(peering, sequence);
        if (sequence != expected) {
            outOfOrder.add(peering + ": " + sequence + " instead of " + expected);
        }
        next.put(peering, sequence + 1);
    }

    synchronized Set<String> ids() {
        return Set.copyOf(ids);
    }

    synchronized int size() {
        return ids.size();
    }

    synchronized int repeated() {
        return repeated;
    }

    synchronized List<String> outOfOrder() {
        return List.copyOf(outOfOrder);
    }
}
