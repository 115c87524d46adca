package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringQuery.ListNetPeerings;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringAction;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.NetPeeringId;
import org.netpeering.domain.value.PeeringStatus;

/** Two nodes on one database, as behind a load balancer. */
class TwoNodesTest {
    private static final List<RunningServer> NODES = new ArrayList<>();
    private static TestPostgres.Database database;

    @BeforeAll
    static void createDatabase() {
        database = TestPostgres.freshDatabase();
    }

    /** Again, after a test that closed one. */
    @BeforeEach
    void startBoth() {
        while (NODES.size() < 2) {
            NODES.add(RunningServer.start(database, "netpeering.expiry=PT3S"));
        }
    }

    @AfterAll
    static void stop() {
        NODES.forEach(RunningServer::close);
    }

    @Test
    void whatOneNodeDidIsInTheListsOfTheOtherAtOnce() {
        PeeringStory here = new PeeringStory(NODES.get(0));
        PeeringStory there = new PeeringStory(NODES.get(1));

        PeeringView requested = here.request("10.0.0.0/16", "10.1.0.0/16");
        assertThat(listed(NODES.get(1), here.accepter())).containsExactly(requested);

        there.send(new AcceptNetPeering(requested.id(), here.accepter().account()), here.accepter());
        assertThat(listed(NODES.get(0), here.requester()))
                .singleElement()
                .satisfies(peering -> assertThat(peering.status()).isEqualTo(PeeringStatus.ACTIVE));
    }

    @Test
    void aPeeringInTheMemoryOfANodeIsNotTakenForWhatAnotherHasMadeOfIt() {
        PeeringStory here = new PeeringStory(NODES.get(0));
        PeeringStory there = new PeeringStory(NODES.get(1));
        NetPeeringId peering = here.request("10.0.0.0/16", "10.1.0.0/16").id();
        AcceptNetPeering accept = new AcceptNetPeering(peering, here.accepter().account());
        here.send(accept, here.accepter());

        there.send(new DeleteNetPeering(peering, here.requester().account()), here.requester());

        // To the state that this node has in memory the answer would be that it is done already.
        assertThat(here.send(accept, here.accepter()))
                .isEqualTo(new Outcome.Refused(
                        new Refusal.InvalidState(peering, PeeringStatus.DELETED, PeeringAction.ACCEPT)));
    }

    @Test
    void everySegmentOfTheLogIsFollowedByOneNode() {
        WrittenLog log = new WrittenLog(NODES.get(0));
        Awaitility.await()
                .untilAsserted(() -> assertThat(Segments.of(NODES.get(0)) + Segments.of(NODES.get(1)))
                        .isPositive()
                        .isEqualTo(log.segments()));
    }

    @Test
    void requestsMadeOnBothExpireOnceThoughBothNodesFireAndSweep() throws Exception {
        List<NetPeeringId> pending = requestOnBoth(40);

        expireOnceAndLeaveNothingBehind(pending, NODES.get(0));
        assertThat(new WrittenLog(NODES.get(0)).deadlocks())
                .as("deadlocks in the database")
                .isZero();
    }

    @Test
    void answersAroundTheInstantOfExpiryHaveOneWinner() throws Exception {
        WrittenLog log = new WrittenLog(NODES.getFirst());

        AnswersAroundExpiry.on(NODES).haveOneWinnerEach(log);

        assertThat(log.acceptedTooLate()).isZero();
        Awaitility.await()
                .untilAsserted(() -> assertThat(log.sagas()).as("sagas").isZero());
    }

    @Test
    void aNodeThatIsClosedLeavesItsWorkToTheOther() throws Exception {
        RunningServer leaving = NODES.get(Segments.of(NODES.get(0)) > 0 ? 0 : 1);
        List<NetPeeringId> pending = requestOnBoth(10);

        NODES.remove(leaving);
        leaving.close();

        RunningServer left = NODES.getFirst();
        long closed = System.nanoTime();
        WrittenLog log = new WrittenLog(left);
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Segments.of(left)).isEqualTo(log.segments()));
        System.out.printf("The segments of a closed node moved in %d ms%n", (System.nanoTime() - closed) / 1_000_000);
        expireOnceAndLeaveNothingBehind(pending, left);
    }

    private static List<NetPeeringId> requestOnBoth(int requests) throws Exception {
        List<Callable<NetPeeringId>> calls = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            PeeringStory story = new PeeringStory(NODES.get(i % 2));
            NetId source = story.net(story.requester(), "10.0.0.0/16");
            NetId accepter = story.net(story.accepter(), "10.1.0.0/16");
            calls.add(() -> story.request(story.requester(), source, accepter).id());
        }
        return AtOnce.call(calls);
    }

    private static void expireOnceAndLeaveNothingBehind(List<NetPeeringId> pending, RunningServer node) {
        WrittenLog log = new WrittenLog(node);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(pending).allSatisfy(log::showsOneExpiry));
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            assertThat(log.sagas()).as("sagas").isZero();
            assertThat(log.deadlines()).as("deadlines").isZero();
        });
        assertThat(pending).allSatisfy(log::showsOneExpiry);
    }

    private static List<PeeringView> listed(RunningServer node, CallContext owner) {
        return node.bean(NetPeerings.class)
                .list(new ListNetPeerings(owner.account(), List.of(), null, 100), owner)
                .peerings();
    }
}
