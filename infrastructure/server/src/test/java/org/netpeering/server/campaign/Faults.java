package org.netpeering.server.campaign;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Makes things go wrong, one after the other, as a seed has it: what goes wrong and in which order comes from the seed,
 * what the nodes are doing at that moment does not.
 */
final class Faults {
    private static final Duration WATCH = Duration.ofMillis(250);
    private static final Duration LONGEST_BETWEEN_KILLS = Duration.ofSeconds(8);
    private static final Duration LONGEST_BETWEEN_STRIKES = Duration.ofSeconds(20);
    private static final int FURTHEST_CLOCK = 600;

    private final List<Node> nodes;
    private final Database database;
    private final Random kills;
    private final Random others;
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("faults").daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());
    private long lastKill = System.nanoTime();
    private long lastStrike = System.nanoTime();
    private volatile @Nullable Throwable broken;

    Faults(List<Node> nodes, Database database, long seed) {
        this.nodes = nodes;
        this.database = database;
        this.kills = new Random(seed);
        this.others = new Random(seed + 1);
    }

    void start() {
        thread.scheduleWithFixedDelay(guarded(this::watch), 0, WATCH.toMillis(), TimeUnit.MILLISECONDS);
        later(this::kill, 2000);
        later(this::strike, 3000);
    }

    /** Ends the faults; what holds something up is let go of, the rest is not mended. */
    Map<Fault, Integer> stop() throws InterruptedException, IOException {
        thread.shutdown();
        if (!thread.awaitTermination(2, TimeUnit.MINUTES)) {
            throw new IllegalStateException("A fault does not end");
        }
        if (broken != null) {
            throw new IllegalStateException("A fault could not be made to happen", broken);
        }
        database.proxy().releaseAnswers();
        for (Node node : nodes) {
            node.tell(Signal.CONT);
        }
        return counts;
    }

    /** A node that ended by itself, since it cannot start without a database, is started again. */
    private void watch() throws IOException {
        for (Node node : nodes) {
            if (!node.isAlive()) {
                count(Fault.START_FAILED);
                node.start(node.clockOffset());
            }
        }
    }

    /** Kills a node as soon as all are up, or the only one that is, when the others take too long to start. */
    private void kill() throws IOException {
        List<Node> up = nodes.stream().filter(Node::isUp).toList();
        boolean isLate = System.nanoTime() - lastKill > LONGEST_BETWEEN_KILLS.toNanos();
        if (up.isEmpty() || (up.size() < nodes.size() && !isLate)) {
            later(this::kill, 100);
            return;
        }
        lastKill = System.nanoTime();
        Node node = up.get(kills.nextInt(up.size()));
        node.kill();
        count(Fault.NODE_KILLED);
        Duration offset = clock();
        if (!offset.equals(node.clockOffset())) {
            count(Fault.CLOCK_JUMPED);
        }
        node.start(offset);
        count(Fault.NODE_RESTARTED);
        later(this::kill, 200 + kills.nextInt(1000));
    }

    private Duration clock() {
        return kills.nextInt(3) > 0
                ? Duration.ZERO
                : Duration.ofSeconds(kills.nextInt(-FURTHEST_CLOCK, FURTHEST_CLOCK + 1));
    }

    /** Waits for all nodes to be up, though not for ever: a node that loses its database while it starts gives up. */
    private void strike() throws IOException {
        boolean isLate = System.nanoTime() - lastStrike > LONGEST_BETWEEN_STRIKES.toNanos();
        if (!isLate && !nodes.stream().allMatch(Node::isUp)) {
            later(this::strike, 100);
            return;
        }
        lastStrike = System.nanoTime();
        switch (others.nextInt(10)) {
            case 0, 1 -> {
                count(Fault.POSTGRES_CRASHED);
                database.crash();
            }
            case 2, 3, 4 -> {
                count(Fault.CONNECTIONS_CUT);
                database.proxy().cut();
            }
            case 5, 6 -> hold(Fault.ANSWERS_LOST, 100 + others.nextInt(400));
            case 7 -> hold(Fault.DATABASE_STALLED, 500 + others.nextInt(3000));
            default -> standStill(nodes.get(others.nextInt(nodes.size())), 500 + others.nextInt(5000));
        }
        later(this::strike, 2000 + others.nextInt(6000));
    }

    private void hold(Fault fault, int millis) {
        count(fault);
        TcpProxy proxy = database.proxy();
        proxy.holdAnswers();
        later(
                () -> {
                    if (fault == Fault.ANSWERS_LOST) {
                        proxy.cut();
                    }
                    proxy.releaseAnswers();
                },
                millis);
    }

    private void standStill(Node node, int millis) throws IOException {
        if (!node.isUp()) {
            return;
        }
        count(Fault.NODE_STOOD_STILL);
        node.tell(Signal.STOP);
        later(() -> node.tell(Signal.CONT), millis);
    }

    private void count(Fault fault) {
        counts.merge(fault, 1, Integer::sum);
    }

    private interface Step {
        void run() throws IOException;
    }

    private void later(Step step, int millis) {
        thread.schedule(guarded(step), millis, TimeUnit.MILLISECONDS);
    }

    private Runnable guarded(Step step) {
        return () -> {
            try {
                step.run();
            } catch (IOException e) {
                broken = e;
                throw new UncheckedIOException(e);
            } catch (RuntimeException e) {
                broken = e;
                throw e;
            }
        };
    }
}
