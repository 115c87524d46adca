package org.netpeering.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;

/**
 * Several callers who request and accept by turns, at instants fixed beforehand.
 *
 * <p>A caller who is late because an answer was late sends at once, and its command has been waiting since the instant it
 * should have been sent at; so a stall counts for all commands it holds up, not only for the first.
 */
final class Callers implements AutoCloseable {
    private static final int CALLERS = 8;
    private static final Duration PERIOD = Duration.ofMillis(10);
    private static final CallContext REQUESTER = caller(Nets.REQUESTER);
    private static final CallContext ACCEPTER = caller(Nets.ACCEPTER);

    private final NetPeerings peerings;
    private final Nets nets;
    private final Samples samples = new Samples();
    private final AtomicInteger unexpected = new AtomicInteger();
    private final AtomicReference<@Nullable String> firstUnexpected = new AtomicReference<>();
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicLongArray latenesses = new AtomicLongArray(CALLERS);
    private volatile boolean closed;

    private Callers(NetPeerings peerings, Nets nets) {
        this.peerings = peerings;
        this.nets = nets;
    }

    static Callers start(NetPeerings peerings, Nets nets) {
        Callers callers = new Callers(peerings, nets);
        long start = System.nanoTime();
        for (int number = 0; number < CALLERS; number++) {
            int caller = number;
            long first = start + number * PERIOD.toNanos();
            callers.threads.add(Thread.ofPlatform().name("caller-" + number).start(() -> callers.call(caller, first)));
        }
        return callers;
    }

    static CallContext caller(AccountId account) {
        String accessKeyId = "AKBENCHMARKS" + account.value().substring(4);
        return new CallContext(account, null, accessKeyId, null, "test", "request-1", "127.0.0.1", "benchmarks", null);
    }

    private void call(int caller, long first) {
        NetPeeringId pending = null;
        for (long intended = first; !closed; intended += CALLERS * PERIOD.toNanos()) {
            long early = intended - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(early);
            }
            latenesses.set(caller, Math.max(0, -early));
            pending = pending == null ? request() : accept(pending);
            samples.add(intended, System.nanoTime());
        }
    }

    private @Nullable NetPeeringId request() {
        Nets.Pair pair = nets.nextPair();
        Outcome outcome = outcome(() -> peerings.request(
                new NetPeerings.Request(pair.source(), pair.accepter(), null, UnknownAccepter.REFUSE, List.of()),
                REQUESTER));
        return outcome instanceof Outcome.Done done ? done.peering().id() : null;
    }

    private @Nullable NetPeeringId accept(NetPeeringId pending) {
        outcome(() -> peerings.send(new AcceptNetPeering(pending, Nets.ACCEPTER), ACCEPTER));
        return null;
    }

    private @Nullable Outcome outcome(java.util.function.Supplier<Outcome> command) {
        try {
            Outcome outcome = command.get();
            if (!(outcome instanceof Outcome.Done)) {
                count(outcome.toString());
            }
            return outcome;
        } catch (RuntimeException e) {
            count(e.toString());
            return null;
        }
    }

    private void count(String what) {
        unexpected.incrementAndGet();
        firstUnexpected.compareAndSet(null, what);
    }

    /** How long the commands took that should have been sent in that time. */
    Histogram latencies(long from, long to) {
        return samples.between(from, to);
    }

    /** Whether no caller is still working off what was held up. */
    boolean areOnTime() {
        for (int caller = 0; caller < CALLERS; caller++) {
            if (latenesses.get(caller) > PERIOD.toNanos() * CALLERS) {
                return false;
            }
        }
        return true;
    }

    /** How many commands were refused or failed, and what became of the first of them. */
    String unexpected() {
        return unexpected.get() == 0 ? "0" : unexpected.get() + ", first: " + firstUnexpected.get();
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
