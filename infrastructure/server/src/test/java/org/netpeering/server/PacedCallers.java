package org.netpeering.server;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Callers who read at instants fixed beforehand, whatever becomes of the calls before. */
final class PacedCallers implements AutoCloseable {
    private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<Exception> faults = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    /** What was answered, and how long after the instant for which the call was meant. */
    private record Call(int status, long nanos) {}

    /** @param perSecond all of them together; the accounts take turns */
    static PacedCallers start(
            RunningServer server, List<TestAccount> accounts, int perSecond, int threads, Duration duration) {
        PacedCallers callers = new PacedCallers();
        if (perSecond == 0) {
            return callers;
        }
        long start = System.nanoTime();
        long period = Duration.ofSeconds(threads).toNanos() / perSecond;
        for (int number = 0; number < threads; number++) {
            TestAccount account = accounts.get(number % accounts.size());
            long first = start + number * period / threads;
            long end = start + duration.toNanos();
            callers.threads.add(Thread.ofPlatform().name("paced-" + number).start(() -> {
                for (long intended = first; intended < end; intended += period) {
                    callers.call(server, account, intended);
                }
            }));
        }
        return callers;
    }

    private void call(RunningServer server, TestAccount account, long intended) {
        while (System.nanoTime() < intended) {
            LockSupport.parkNanos(intended - System.nanoTime());
        }
        try {
            int status = http.send(
                            SignedPost.request(
                                    server.baseUrl(), account, "POST", "/api/v1/ReadNets", "application/json", BODY),
                            BodyHandlers.ofString())
                    .statusCode();
            calls.add(new Call(status, System.nanoTime() - intended));
        } catch (IOException | InterruptedException e) {
            faults.add(e);
        }
    }

    void join() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
        if (!faults.isEmpty()) {
            throw new AssertionError("A call failed", faults.peek());
        }
    }

    long count() {
        return calls.size();
    }

    long count(int status) {
        return calls.stream().filter(call -> call.status() == status).count();
    }

    double p99Millis() {
        long[] sorted = calls.stream().mapToLong(Call::nanos).sorted().toArray();
        return sorted[Math.min(sorted.length - 1, sorted.length * 99 / 100)] / 1e6;
    }

    @Override
    public void close() {
        http.close();
    }
}
