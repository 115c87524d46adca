package org.netpeering.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.testkit.Nets.ALICE;
import static org.netpeering.testkit.Nets.ALICES;
import static org.netpeering.testkit.Nets.BOB;
import static org.netpeering.testkit.Nets.BOBS;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.RejectNetPeering;
import org.netpeering.domain.api.NetPeeringEvent.PeeringAccepted;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/** Callers that act in the same moment get exactly one outcome, and the others a reason. */
class ManyCallersAtOnceTest {
    private static final NetPeeringId FIRST = SequentialPeeringIds.nth(1);

    @RepeatedTest(20)
    void acceptRejectAndTakingBackHaveOneWinner() throws Exception {
        try (InMemoryNetPeerings engine = InMemoryNetPeerings.start()) {
            engine.request(ALICE, ALICES.net(), BOBS.net());
            List<Outcome> outcomes = atOnce(List.of(
                    () -> engine.send(new AcceptNetPeering(FIRST, BOB)),
                    () -> engine.send(new RejectNetPeering(FIRST, BOB, null)),
                    () -> engine.send(new AcceptNetPeering(FIRST, BOB)),
                    () -> engine.send(new RejectNetPeering(FIRST, BOB, null))));
            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
            assertThat(engine.eventsOf(FIRST)).hasSize(2);
        }
    }

    @RepeatedTest(20)
    void deletingAnAcceptedPeeringTwiceEndsItOnce() throws Exception {
        try (InMemoryNetPeerings engine = InMemoryNetPeerings.start()) {
            engine.request(ALICE, ALICES.net(), BOBS.net());
            engine.send(new AcceptNetPeering(FIRST, BOB));
            List<Outcome> outcomes = atOnce(List.of(
                    () -> engine.send(new DeleteNetPeering(FIRST, ALICE)),
                    () -> engine.send(new DeleteNetPeering(FIRST, BOB))));
            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
            assertThat(engine.eventsOf(FIRST)).hasSize(3);
        }
    }

    @RepeatedTest(20)
    void theSameRequestFromManySidesIsOnePeering() throws Exception {
        try (InMemoryNetPeerings engine = InMemoryNetPeerings.start()) {
            Callable<Outcome> request = () -> engine.request(ALICE, ALICES.net(), BOBS.net());
            List<Outcome> outcomes = atOnce(List.of(request, request, request, request));
            assertThat(outcomes).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
            assertThat(outcomes)
                    .filteredOn(outcome -> outcome instanceof Outcome.Refused(Refusal.AlreadyDone same))
                    .hasSize(3);
            assertThat(engine.listFor(BOB)).hasSize(1);
        }
    }

    @RepeatedTest(20)
    void ofTwoDirectionsAcceptedAtOnceOneBecomesActive() throws Exception {
        try (InMemoryNetPeerings engine = InMemoryNetPeerings.start()) {
            NetPeeringId second = SequentialPeeringIds.nth(2);
            engine.request(ALICE, ALICES.net(), BOBS.net());
            engine.request(BOB, BOBS.net(), ALICES.net());
            atOnce(List.of(
                    () -> engine.send(new AcceptNetPeering(FIRST, BOB)),
                    () -> engine.send(new AcceptNetPeering(second, ALICE))));
            assertThat(engine.listFor(ALICE))
                    .extracting(PeeringView::status)
                    .containsExactlyInAnyOrder(PeeringStatus.ACTIVE, PeeringStatus.REJECTED);
            List<Object> events = new ArrayList<>(engine.eventsOf(FIRST));
            events.addAll(engine.eventsOf(second));
            assertThat(events).filteredOn(PeeringAccepted.class::isInstance).hasSize(1);
        }
    }

    private static List<Outcome> atOnce(List<Callable<Outcome>> calls) throws Exception {
        CyclicBarrier start = new CyclicBarrier(calls.size());
        List<Outcome> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(calls.size())) {
            List<Future<Outcome>> running = new ArrayList<>();
            for (Callable<Outcome> call : calls) {
                running.add(threads.submit(() -> {
                    start.await();
                    return call.call();
                }));
            }
            for (Future<Outcome> outcome : running) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }
}
