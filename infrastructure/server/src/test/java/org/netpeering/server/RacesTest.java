package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.netpeering.server.WrittenLog.ACCEPTED;
import static org.netpeering.server.WrittenLog.DELETED;
import static org.netpeering.server.WrittenLog.REJECTED;
import static org.netpeering.server.WrittenLog.REQUESTED;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;

/** Callers of two nodes who act in the same moment: one outcome, and for everybody else a reason. */
class RacesTest {
    private static final int CALLERS = 16;
    private static final long SEED = Long.getLong("netpeering.seed", System.nanoTime());
    private static final Random RANDOM = new Random(SEED);

    private static List<RunningServer> nodes = List.of();
    private static List<PeeringStory> stories = List.of();
    private static WrittenLog log;

    @BeforeAll
    static void start() {
        System.out.println("Races are drawn with -Dnetpeering.seed=" + SEED);
        TestPostgres.Database database = TestPostgres.freshDatabase();
        nodes = List.of(RunningServer.start(database), RunningServer.start(database));
        stories = nodes.stream().map(PeeringStory::new).toList();
        log = new WrittenLog(nodes.getFirst());
    }

    @AfterAll
    static void stop() {
        nodes.forEach(RunningServer::close);
    }

    @RepeatedTest(10)
    void answersToOneRequestHaveOneWinner() throws Exception {
        PeeringStory owners = stories.getFirst();
        PeeringView requested = owners.request("10.0.0.0/16", "10.1.0.0/16");
        List<Callable<Outcome>> calls = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            PeeringStory through = stories.get(caller % 2);
            Answer answer = Answer.values()[RANDOM.nextInt(Answer.values().length)];
            calls.add(() -> answer.send(requested.id(), owners, through));
        }

        List<Outcome> outcomes = AtOnce.call(calls);

        List<String> events = log.of(requested.id());
        assertThat(events)
                .isIn(
                        List.of(REQUESTED),
                        List.of(REQUESTED, ACCEPTED),
                        List.of(REQUESTED, REJECTED),
                        List.of(REQUESTED, DELETED),
                        List.of(REQUESTED, ACCEPTED, DELETED));
        assertThat(done(outcomes)).hasSize(events.size() - 1);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 2, 2, 16, 16, 16})
    void theSameRequestMadeManyTimesIsOnePeering(int times) throws Exception {
        PeeringStory owners = stories.getFirst();
        NetId source = owners.net(owners.requester(), "10.0.0.0/16");
        NetId accepter = owners.net(owners.accepter(), "10.1.0.0/16");

        List<Outcome> outcomes = AtOnce.call(IntStream.range(0, times)
                .<Callable<Outcome>>mapToObj(
                        caller -> () -> stories.get(caller % 2).ask(owners.requester(), source, accepter))
                .toList());

        assertThat(done(outcomes)).hasSize(1);
        Refusal naming =
                new Refusal.AlreadyDone(done(outcomes).getFirst().peering().id());
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.equals(new Outcome.Refused(naming)))
                .hasSize(times - 1);
    }

    @RepeatedTest(5)
    void ofBothDirectionsAcceptedAtOnceOneBecomesActive() throws Exception {
        PeeringStory owners = stories.getFirst();
        NetId one = owners.net(owners.requester(), "10.0.0.0/16");
        NetId two = owners.net(owners.accepter(), "10.1.0.0/16");
        NetPeeringId there = owners.request(owners.requester(), one, two).id();
        NetPeeringId back = owners.request(owners.accepter(), two, one).id();
        List<Callable<Outcome>> calls = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            PeeringStory through = stories.get(caller % 2);
            calls.add(
                    RANDOM.nextBoolean()
                            ? () -> through.send(
                                    new AcceptNetPeering(
                                            there, owners.accepter().account()),
                                    owners.accepter())
                            : () -> through.send(
                                    new AcceptNetPeering(
                                            back, owners.requester().account()),
                                    owners.requester()));
        }

        List<Outcome> outcomes = AtOnce.call(calls);

        assertThat(done(outcomes)).hasSize(1);
        NetPeeringId active = done(outcomes).getFirst().peering().id();
        NetPeeringId other = active.equals(there) ? back : there;
        Awaitility.await().untilAsserted(() -> assertThat(log.of(other)).containsExactly(REQUESTED, REJECTED));
        assertThat(log.of(active)).containsExactly(REQUESTED, ACCEPTED);
    }

    @RepeatedTest(5)
    void ofBothDirectionsRequestedAndAcceptedAtOnceOneIsActiveAndTheOthersEndRejected() throws Exception {
        PeeringStory owners = stories.getFirst();
        NetId one = owners.net(owners.requester(), "10.0.0.0/16");
        NetId two = owners.net(owners.accepter(), "10.1.0.0/16");
        List<Callable<NetPeeringId>> calls = new ArrayList<>();
        for (int caller = 0; caller < CALLERS; caller++) {
            PeeringStory through = stories.get(caller % 2);
            calls.add(
                    RANDOM.nextBoolean()
                            ? () -> requestAndAccept(
                                    through, new Direction(owners.requester(), one, owners.accepter(), two))
                            : () -> requestAndAccept(
                                    through, new Direction(owners.accepter(), two, owners.requester(), one)));
        }

        List<NetPeeringId> peerings = AtOnce.call(calls).stream().distinct().toList();

        Awaitility.await().untilAsserted(() -> {
            List<List<String>> streams = peerings.stream().map(log::of).toList();
            assertThat(streams)
                    .filteredOn(stream -> stream.equals(List.of(REQUESTED, ACCEPTED)))
                    .hasSize(1);
            assertThat(streams)
                    .filteredOn(stream -> stream.equals(List.of(REQUESTED, REJECTED)))
                    .hasSize(peerings.size() - 1);
        });
    }

    @Test
    void differentRequestsDoNotHinderEachOther() throws Exception {
        List<Callable<Outcome>> calls = new ArrayList<>();
        PeeringStory owners = stories.getFirst();
        NetId source = owners.net(owners.requester(), "10.0.0.0/16");
        for (int caller = 0; caller < 20; caller++) {
            PeeringStory through = stories.get(caller % 2);
            NetId accepter = owners.net(owners.accepter(), "10.1.0.0/16");
            calls.add(() -> through.ask(owners.requester(), source, accepter));
        }
        Collections.shuffle(calls, RANDOM);

        assertThat(done(AtOnce.call(calls))).hasSize(calls.size());
    }

    private record Direction(CallContext requester, NetId source, CallContext accepter, NetId target) {}

    private static NetPeeringId requestAndAccept(PeeringStory through, Direction direction) {
        Outcome requested = through.ask(direction.requester(), direction.source(), direction.target());
        NetPeeringId peering = switch (requested) {
            case Outcome.Done done -> done.peering().id();
            case Outcome.Refused(Refusal.AlreadyDone same) -> same.peering();
            case Outcome.Refused refused -> throw new AssertionError(refused);
        };
        through.send(new AcceptNetPeering(peering, direction.accepter().account()), direction.accepter());
        return peering;
    }

    private static List<Outcome.Done> done(List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(Outcome.Done.class::isInstance)
                .map(Outcome.Done.class::cast)
                .toList();
    }
}
