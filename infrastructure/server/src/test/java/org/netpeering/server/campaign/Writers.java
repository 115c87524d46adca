package org.netpeering.server.campaign;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UntagNetPeering;
import org.netpeering.domain.value.AccountId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.Tag;
import org.netpeering.domain.value.TagSelector;
import org.netpeering.server.campaign.Board.Known;

/** The load: writers that ask any node for anything, each one thing at a time, and keep what they were told. */
final class Writers {
    private static final int COUNT = 16;
    private static final Duration PAUSE = Duration.ofMillis(30);

    private final List<Node> nodes;
    private final NetPool nets;
    private final SignedCalls calls = new SignedCalls();
    private final Board board = new Board();
    private final AtomicInteger numbers = new AtomicInteger();
    private final Queue<Attempt> attempts = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> faults = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService threads = Executors.newScheduledThreadPool(
            COUNT, Thread.ofPlatform().name("writer-", 0).daemon().factory());

    Writers(List<Node> nodes, NetPool nets) {
        this.nodes = nodes;
        this.nets = nets;
    }

    void start(long seed) {
        for (int writer = 0; writer < COUNT; writer++) {
            Random random = new Random(seed + writer);
            threads.scheduleWithFixedDelay(() -> write(random), writer, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    /** Waits for the last answers and returns everything that was asked. */
    List<Attempt> stop() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(1, TimeUnit.MINUTES)) {
            throw new IllegalStateException("A writer is still waiting for its answer after a minute");
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("A writer failed", faults.peek());
        }
        return List.copyOf(attempts);
    }

    private void write(Random random) {
        try {
            Node node = nodes.get(random.nextInt(nodes.size()));
            if (!node.isAlive()) {
                node = nodes.get(random.nextInt(nodes.size()));
            }
            attempt(operation(random), node);
        } catch (RuntimeException e) {
            faults.add(e);
            throw e;
        }
    }

    private void attempt(Operation operation, Node node) {
        int number = numbers.incrementAndGet();
        Duration offset = node.clockOffset();
        Instant invokedAt = Instant.now();
        Answer answer = calls.send(node.port(), operation.caller(), OapiCall.of(operation), Attempt.userAgent(number));
        attempts.add(new Attempt(number, operation, invokedAt, Instant.now(), offset, answer));
        if (answer instanceof Answer.Done done && done.peering() != null && operation instanceof Operation.Create) {
            board.add(done.peering());
        }
    }

    private Operation operation(Random random) {
        Optional<Known> known = board.pick(random, Instant.now());
        int kind = random.nextInt(100);
        if (known.isEmpty() || kind < 30) {
            return nets.request(random);
        }
        Known peering = known.get();
        NetPeeringId id = peering.id();
        AccountId source = peering.source();
        AccountId accepter = peering.accepter();
        AccountId either = random.nextBoolean() ? source : accepter;
        if (kind < 48) {
            return new Operation.Send(accepter, new AcceptNetPeering(id, accepter));
        } else if (kind < 51) {
            return new Operation.Send(source, new AcceptNetPeering(id, source));
        } else if (kind < 57) {
            return new Operation.Send(accepter, new RejectNetPeering(id, accepter, null));
        } else if (kind < 67) {
            return new Operation.Send(either, new DeleteNetPeering(id, either));
        } else if (kind < 77) {
            return new Operation.Send(either, new TagNetPeering(id, either, List.of(tag(random))));
        } else if (kind < 82) {
            Tag tag = tag(random);
            return new Operation.Send(
                    either, new UntagNetPeering(id, either, List.of(new TagSelector(tag.key(), tag.value()))));
        }
        return new Operation.Read(either, id);
    }

    private static Tag tag(Random random) {
        return new Tag("key-" + random.nextInt(3), "value-" + random.nextInt(3));
    }
}
