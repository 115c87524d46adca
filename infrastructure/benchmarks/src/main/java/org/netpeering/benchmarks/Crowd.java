package org.netpeering.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/** Callers, each a platform thread, who call as soon as they have the answer to the call before. */
final class Crowd {
    static final int CALLERS = 32;

    private Crowd() {}

    /** What a caller does again and again. */
    @FunctionalInterface
    interface Call {
        /** Returns whether it was done; if not, because nothing is left to do, the caller stops. */
        boolean once() throws Exception;
    }

    /** What came of it. */
    record Rush(double perSecond, Histogram latencies) {}

    /** Lets each caller make its own call for that time. */
    static Rush rush(Duration time, List<? extends Call> calls) throws Exception {
        Histogram all = new Histogram(3);
        List<Future<Histogram>> callers = new ArrayList<>();
        long start = System.nanoTime();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            for (Call call : calls) {
                callers.add(threads.submit(() -> callFor(time, call)));
            }
        }
        double seconds = Seconds.between(start, System.nanoTime());
        for (Future<Histogram> caller : callers) {
            all.add(result(caller));
        }
        return new Rush(all.getTotalCount() / seconds, all);
    }

    private static Histogram callFor(Duration time, Call call) throws Exception {
        Histogram latencies = new Histogram(3);
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        for (long start = begin; start - end < 0 && call.once(); ) {
            long done = System.nanoTime();
            latencies.recordValue(done - start);
            start = done;
        }
        return latencies;
    }

    private static Histogram result(Future<Histogram> caller) throws Exception {
        try {
            return caller.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
