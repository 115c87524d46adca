package org.netpeering.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Calls at instants fixed beforehand, by whichever caller is free; each counts from the instant it should have been made at, so
 * that a stall counts for all calls it holds up.
 */
final class OnSchedule {
    private OnSchedule() {}

    static Histogram call(double perSecond, Duration time, List<? extends Crowd.Call> callers) throws Exception {
        Histogram latencies = new Histogram(3);
        long period = (long) (1e9 / perSecond);
        int count = (int) (time.toNanos() / period);
        long start = System.nanoTime();
        AtomicInteger next = new AtomicInteger();
        Crowd.rush(
                time.plus(time),
                callers.stream()
                        .map(caller -> (Crowd.Call) () -> {
                            int number = next.getAndIncrement();
                            if (number >= count) {
                                return false;
                            }
                            long intended = start + number * period;
                            for (long early = intended - System.nanoTime();
                                    early > 0;
                                    early = intended - System.nanoTime()) {
                                LockSupport.parkNanos(early);
                            }
                            caller.once();
                            synchronized (latencies) {
                                latencies.recordValue(System.nanoTime() - intended);
                            }
                            return true;
                        })
                        .toList());
        return latencies;
    }
}
