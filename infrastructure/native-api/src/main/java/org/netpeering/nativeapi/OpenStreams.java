package org.netpeering.nativeapi;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.netpeering.domain.value.AccountId;

/**
 * How many streams each account has open on this node.
 *
 * <p>A stream whose reader has gone is noticed when something is written to it. So whenever an account is refused one more, all
 * that it has are asked to write something.
 */
final class OpenStreams {
    private final int most;
    private final Map<AccountId, Open> accounts = new ConcurrentHashMap<>();

    /**
     * @param most of one account; 0 for no limit
     * @throws IllegalArgumentException if it is negative
     */
    OpenStreams(int most) {
        if (most < 0) {
            throw new IllegalArgumentException(most + " streams are less than none; 0 is no limit");
        }
        this.most = most;
    }

    int most() {
        return most;
    }

    /** Opens one more; empty if the account has as many as it may. */
    Optional<Place> open(AccountId account) {
        Open open = accounts.compute(account, (same, before) -> {
            Open now = before == null ? new Open() : before;
            now.count.incrementAndGet();
            return now;
        });
        Place place = new Place(account, open);
        if (most > 0 && open.count.get() > most) {
            open.refusals.incrementAndGet();
            place.close();
            return Optional.empty();
        }
        return Optional.of(place);
    }

    private static final class Open {
        private final AtomicInteger count = new AtomicInteger();
        private final AtomicInteger refusals = new AtomicInteger();
    }

    /** One open stream. Its methods are called by one thread. */
    final class Place implements AutoCloseable {
        private final AccountId account;
        private final Open open;
        private int refusalsSeen;

        private Place(AccountId account, Open open) {
            this.account = account;
            this.open = open;
            this.refusalsSeen = open.refusals.get();
        }

        /** Whether another stream was refused since this was asked last. */
        boolean isWanted() {
            int refusals = open.refusals.get();
            boolean isWanted = refusals != refusalsSeen;
            refusalsSeen = refusals;
            return isWanted;
        }

        /** Gives it back, once. */
        @Override
        public void close() {
            accounts.computeIfPresent(account, (same, now) -> now.count.decrementAndGet() == 0 ? null : now);
        }
    }
}
