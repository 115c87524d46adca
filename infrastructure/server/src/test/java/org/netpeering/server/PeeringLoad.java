package org.netpeering.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.NetId;

/** Two accounts that request, accept and delete peerings on several nodes, as fast as they can. */
final class PeeringLoad implements AutoCloseable {
    private static final int WRITERS_PER_NODE = 2;

    private final TestAccount requester;
    private final TestAccount accepter;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> writers = new ArrayList<>();
    private final Map<String, Long> committed = new ConcurrentHashMap<>();

    private PeeringLoad(TestAccount requester, TestAccount accepter) {
        this.requester = requester;
        this.accepter = accepter;
    }

    static PeeringLoad on(List<RunningServer> nodes) {
        PeeringLoad load = new PeeringLoad(
                nodes.getFirst().freshAccount(), nodes.getFirst().freshAccount());
        for (RunningServer node : nodes) {
            for (int writer = 0; writer < WRITERS_PER_NODE; writer++) {
                load.writers.add(load.threads.submit(() -> load.write(node)));
            }
        }
        return load;
    }

    private void write(RunningServer node) {
        PeeringStory story = new PeeringStory(node);
        NetId source = story.net(caller(requester), "10.0.0.0/16");
        NetId target = story.net(caller(accepter), "10.1.0.0/16");
        while (!isOver.get()) {
            PeeringView peering = story.request(caller(requester), source, target);
            committed(peering, "netpeering.requested.v1");
            story.send(new AcceptNetPeering(peering.id(), accepter.id()), caller(accepter));
            committed(peering, "netpeering.accepted.v1");
            story.send(new DeleteNetPeering(peering.id(), requester.id()), caller(requester));
            committed(peering, "netpeering.deleted.v1");
        }
    }

    private void committed(PeeringView peering, String type) {
        committed.put(peering.id() + " " + type, System.nanoTime());
    }

    TestAccount requester() {
        return requester;
    }

    /** How many events are known to be committed. */
    int committed() {
        return committed.size();
    }

    /** When the call came back that wrote the event, by {@link System#nanoTime}. */
    long committedAt(String peering, String type) {
        return Objects.requireNonNull(committed.get(peering + " " + type), "a call has not come back yet");
    }

    /** Lets every writer finish its peering. */
    void finish() throws Exception {
        isOver.set(true);
        for (Future<?> writer : writers) {
            writer.get();
        }
    }

    @Override
    public void close() {
        isOver.set(true);
        threads.shutdown();
    }

    static CallContext caller(TestAccount account) {
        return new CallContext(
                account.id(), null, account.accessKeyId(), null, "test", "request-1", "127.0.0.1", "tests", null);
    }
}
