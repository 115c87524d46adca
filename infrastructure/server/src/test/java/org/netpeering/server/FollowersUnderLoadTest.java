package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.PeeringView;
import tools.jackson.databind.JsonNode;

/** Those who follow the events see each of them, however often they die, and do not mind each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FollowersUnderLoadTest {
    private static final int DEATHS = 20;
    private static final int MOST_EVENTS_OF_A_LIFE = 120;
    private static final int EVENTS_MEASURED = 600;
    private static final Duration LONGEST_DELAY = Duration.ofSeconds(2);

    private final List<RunningServer> nodes = new ArrayList<>();

    @BeforeAll
    void start() {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        nodes.add(RunningServer.start(database));
        nodes.add(RunningServer.start(database));
    }

    @AfterAll
    void stop() {
        nodes.forEach(RunningServer::close);
    }

    /** It comes back to the other node each time, and with the id of the last event that it has worked on. */
    @Test
    void aFollowerThatIsKilledTwentyTimesSeesEveryEventInTheOrderOfItsPeering() throws Exception {
        long seed = new Random().nextInt(1_000_000);
        Random random = new Random(seed);
        SeenEvents seen = new SeenEvents();
        String lastId = "0";
        try (PeeringLoad load = PeeringLoad.on(nodes)) {
            for (int death = 0; death < DEATHS; death++) {
                RunningServer node = nodes.get(death % 2);
                try (EventFollower follower = EventFollower.resume(node, load.requester(), "", lastId)) {
                    int events = 1 + random.nextInt(MOST_EVENTS_OF_A_LIFE);
                    for (int event = 0; event < events; event++) {
                        seen.add(next(follower));
                        lastId = follower.lastId();
                    }
                }
            }
            load.finish();
            int all = load.committed();
            try (EventFollower follower = EventFollower.resume(nodes.getFirst(), load.requester(), "", lastId)) {
                while (seen.size() < all) {
                    seen.add(next(follower));
                }
            }
            assertThat(seen.outOfOrder()).as("seed " + seed).isEmpty();
            assertThat(seen.ids())
                    .as("seed " + seed)
                    .isEqualTo(new WrittenLog(nodes.getFirst())
                            .idsOfEventsAskedForBy(load.requester().id()));
            System.out.printf(
                    "A follower that died %d times saw %d events, %d of them again%n",
                    DEATHS, seen.size(), seen.repeated());
        }
    }

    @Test
    void oneThatTakesNothingDoesNotSlowTheOther() throws Exception {
        RunningServer node = nodes.getFirst();
        TestAccount stalledAccount = moreEventsThanBuffersHold(node);
        delay(node, "while the machine warms up");
        Duration alone = delay(node, "alone");
        try (EventFollower stalled = EventFollower.open(node, stalledAccount, "?after=0")) {
            assertThat(stalled.head()).startsWith("HTTP/1.1 200");
            Duration beside = delay(node, "beside one that takes nothing");
            assertThat(alone).isLessThan(LONGEST_DELAY);
            assertThat(beside).isLessThan(LONGEST_DELAY);
        }
    }

    private static TestAccount moreEventsThanBuffersHold(RunningServer node) {
        TestAccount account = node.freshAccount();
        PeeringStory story = new PeeringStory(node);
        PeeringView peering = story.request(
                PeeringLoad.caller(account),
                story.net(PeeringLoad.caller(account), "10.0.0.0/16"),
                story.net(story.accepter(), "10.1.0.0/16"));
        story.send(new DeleteNetPeering(peering.id(), account.id()), PeeringLoad.caller(account));
        WrittenLog log = new WrittenLog(node);
        log.copyLastEvent(peering.id(), 10_000);
        PeeringView behindThem = story.request("10.0.0.0/16", "10.1.0.0/16");
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(log.sagasOf(behindThem.id()))
                        .as("the engine has followed all of them")
                        .isPositive());
        return account;
    }

    /** The 99th percentile of the time from when a command had its answer to when its event arrived, under load. */
    private static Duration delay(RunningServer node, String situation) throws Exception {
        List<JsonNode> events = new ArrayList<>();
        List<Long> arrivals = new ArrayList<>();
        List<Long> delays = new ArrayList<>();
        try (PeeringLoad load = PeeringLoad.on(List.of(node));
                EventFollower follower = EventFollower.open(node, load.requester(), "")) {
            while (events.size() < EVENTS_MEASURED) {
                events.add(next(follower));
                arrivals.add(System.nanoTime());
            }
            load.finish();
            for (int event = 0; event < EVENTS_MEASURED; event++) {
                delays.add(arrivals.get(event)
                        - load.committedAt(
                                events.get(event).get("subject").stringValue(),
                                events.get(event).get("type").stringValue()));
            }
        }
        Collections.sort(delays);
        Duration p50 = Duration.ofNanos(delays.get(delays.size() / 2));
        Duration p99 = Duration.ofNanos(delays.get(delays.size() * 99 / 100));
        System.out.printf(
                "From commit to arrival, %s: p50 %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                situation, p50.toNanos() / 1e6, p99.toNanos() / 1e6, delays.getLast() / 1e6);
        return p99;
    }

    private static JsonNode next(EventFollower follower) throws Exception {
        try {
            return follower.next();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("An event is missing", e);
        }
    }
}
