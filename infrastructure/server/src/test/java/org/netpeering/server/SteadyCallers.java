package org.netpeering.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** Callers who request and delete, one peering after the other, whatever happens to the database. */
final class SteadyCallers implements AutoCloseable {
    private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
    private final Queue<RuntimeException> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopped;

    static SteadyCallers start(RunningServer node, int count) {
        SteadyCallers callers = new SteadyCallers();
        for (int i = 0; i < count; i++) {
            PeeringStory story = new PeeringStory(node);
            NetId source = story.net(story.requester(), "10.0.0.0/16");
            NetId accepter = story.net(story.accepter(), "10.1.0.0/16");
            callers.threads.add(
                    Thread.ofPlatform().name("caller-" + i).start(() -> callers.call(story, source, accepter)));
        }
        return callers;
    }

    private void call(PeeringStory story, NetId source, NetId accepter) {
        while (!stopped) {
            try {
                NetPeeringId peering = switch (story.ask(story.requester(), source, accepter)) {
                    case Outcome.Done done -> {
                        NetPeeringId id = done.peering().id();
                        acknowledged.add(id + " " + WrittenLog.REQUESTED);
                        yield id;
                    }
                    // The answer to an earlier request was lost on its way.
                    case Outcome.Refused(Refusal.AlreadyDone same) -> same.peering();
                    case Outcome.Refused refused -> throw new IllegalStateException(refused.toString());
                };
                DeleteNetPeering delete =
                        new DeleteNetPeering(peering, story.requester().account());
                if (story.send(delete, story.requester()) instanceof Outcome.Done) {
                    acknowledged.add(peering + " " + WrittenLog.DELETED);
                }
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
    }

    /** What was answered with success, as {@code id type of the event}. */
    List<String> acknowledged() {
        return List.copyOf(acknowledged);
    }

    List<RuntimeException> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() throws InterruptedException {
        stopped = true;
        for (Thread thread : threads) {
            thread.join();
        }
    }
}
