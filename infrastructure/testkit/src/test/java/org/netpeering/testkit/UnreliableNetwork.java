package org.netpeering.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import org.netpeering.testkit.ShardedHistory.Incident;

/** Messages under way: any of them may be the next to arrive, come twice, or never. */
final class UnreliableNetwork {
    private final SplittableRandom random;
    private final Consumer<Incident> count;
    private final List<Parcel> parcels = new ArrayList<>();
    private boolean isSound;
    private boolean isParted;

    /** A message and the shards it comes from and goes to. */
    record Parcel(int from, int to, ShardMessage message) {}

    UnreliableNetwork(SplittableRandom random, Consumer<Incident> count) {
        this.random = random;
        this.count = count;
    }

    void send(int from, int to, ShardMessage message) {
        parcels.add(new Parcel(from, to, message));
    }

    /** Any message, if there is one and it arrives. */
    Optional<Parcel> next() {
        if (parcels.isEmpty()) {
            return Optional.empty();
        }
        int chosen = random.nextInt(parcels.size());
        if (chosen > 0) {
            count.accept(Incident.OVERTAKEN);
        }
        Parcel parcel = parcels.get(chosen);
        if (!isSound && random.nextInt(8) == 0) {
            count.accept(Incident.DOUBLED);
        } else {
            parcels.remove(chosen);
        }
        boolean isLost = !isSound && (random.nextInt(8) == 0 || (isParted && parcel.from() != parcel.to()));
        if (isLost) {
            count.accept(Incident.LOST);
        }
        return isLost ? Optional.empty() : Optional.of(parcel);
    }

    int size() {
        return parcels.size();
    }

    /** Whoever was to send them has died after its commit. */
    void drop(int from) {
        parcels.removeIf(parcel -> parcel.from() == from);
    }

    void partOrJoin() {
        isParted = !isParted;
    }

    /** From now on everything arrives, once, in any order. */
    void heal() {
        isSound = true;
        isParted = false;
    }
}
