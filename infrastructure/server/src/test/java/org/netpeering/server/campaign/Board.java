package org.netpeering.server.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;

/** The peerings of late that the writers know of, so that several of them go for the same one. */
final class Board {
    private static final int KNOWN = 200;
    private static final int FRESH = 12;

    private final Deque<Known> known = new ArrayDeque<>();

    record Known(NetPeeringId id, AccountId source, AccountId accepter, Instant expiresAt) {}

    synchronized void add(SeenPeering seen) {
        known.addFirst(new Known(seen.id(), seen.source(), seen.accepter(), seen.expiresAt()));
        if (known.size() > KNOWN) {
            known.removeLast();
        }
    }

    /** One of the latest, one whose instant is now, or any. */
    Optional<Known> pick(Random random, Instant now) {
        List<Known> all;
        synchronized (this) {
            all = new ArrayList<>(known);
        }
        if (all.isEmpty()) {
            return Optional.empty();
        }
        return switch (random.nextInt(4)) {
            case 0, 1 -> Optional.of(all.get(random.nextInt(Math.min(FRESH, all.size()))));
            case 2 ->
                all.stream()
                        .min(Comparator.comparing(
                                one -> Duration.between(one.expiresAt(), now).abs()));
            default -> Optional.of(all.get(random.nextInt(all.size())));
        };
    }
}
