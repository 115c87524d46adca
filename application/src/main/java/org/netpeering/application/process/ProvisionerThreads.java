package org.netpeering.application.process;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.netpeering.domain.value.NetPeeringId;

/** Threads on which the provisioner of the host is called: calls about one peering follow each other. */
final class ProvisionerThreads implements ProvisionerCalls, AutoCloseable {
    private static final int THREADS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final List<ThreadPoolExecutor> threads =
            IntStream.range(0, THREADS).mapToObj(ProvisionerThreads::thread).toList();

    private static ThreadPoolExecutor thread(int number) {
        ThreadFactory factory = Thread.ofPlatform()
                .name("netpeering-provisioner-" + number)
                .daemon()
                .factory();
        return new ThreadPoolExecutor(1, 1, 0, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
    }

    @Override
    public void call(NetPeeringId peering, Runnable call) {
        threads.get(Math.floorMod(peering.hashCode(), THREADS)).execute(call);
    }

    /** Gives the calls that have begun time to come to an end; the others are made by another node, or after the next start. */
    @Override
    public void close() {
        threads.forEach(thread -> {
            thread.getQueue().clear();
            thread.shutdown();
        });
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            for (ThreadPoolExecutor thread : threads) {
                if (!thread.awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                    thread.shutdownNow();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
