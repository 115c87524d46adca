package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.value.AccountId;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The events as they happen, as a client on a socket meets them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventStreamTest {
    private static final TestAccount ALICE = account("400000000001", 1);
    private static final TestAccount BOB = account("400000000002", 2);
    private static final TestAccount AUDITOR = account("400000000003", 3);
    private static final TestAccount NO_AUDITOR = account("400000000003", 4);
    private static final TestAccount CROWD = account("400000000004", 6);
    private static final TestAccount WITHOUT_RIGHT = account("400000000003", 5);
    private static final Duration A_MOMENT = Duration.ofMillis(500);

    private RunningServer server;
    private PeeringStory story;

    @BeforeAll
    void start() throws IOException {
        server = server();
        story = new PeeringStory(server);
    }

    @AfterAll
    void stop() {
        server.close();
    }

    @Test
    void whatHappensArrivesAsACloudEventAndTellsEachOwnerWhatIsItsOwn() throws Exception {
        try (EventFollower alice = EventFollower.open(server, ALICE, "");
                EventFollower bob = EventFollower.open(server, BOB, "")) {
            assertThat(alice.head())
                    .startsWith("HTTP/1.1 200")
                    .contains("Content-Type: text/event-stream", "X-Request-Id: ", "Cache-Control: no-store");
            alice.receive();
            bob.receive();
            PeeringView peering = request();

            JsonNode hers = alice.next();
            JsonNode his = bob.next();

            assertThat(hers.get("specversion").stringValue()).isEqualTo("1.0");
            assertThat(hers.get("source").stringValue()).isEqualTo("/netpeering/eu-west-2");
            assertThat(hers.get("type").stringValue()).isEqualTo("netpeering.requested.v1");
            assertThat(hers.get("subject").stringValue()).isEqualTo(peering.id().value());
            assertThat(hers.get("time").stringValue())
                    .isEqualTo(peering.requestedAt().toString());
            assertThat(hers.get("datacontenttype").stringValue()).isEqualTo("application/json");
            assertThat(hers.get("dataschema").stringValue()).isEqualTo("urn:netpeering:event:netpeering.requested.v1");
            assertThat(hers.get("sequence").stringValue()).isEqualTo("0000000000");
            assertThat(hers.get("position").stringValue()).isEqualTo(alice.lastId());
            assertThat(hers.get("requestid").stringValue()).isEqualTo("request-1");
            assertThat(hers.at("/data/source/account").stringValue())
                    .isEqualTo(ALICE.id().value());
            assertThat(hers.get("calleraccount").stringValue())
                    .isEqualTo(ALICE.id().value());
            assertThat(hers.get("accesskeyid").stringValue()).isEqualTo(ALICE.accessKeyId());
            assertThat(hers.get("sourceip").stringValue()).isEqualTo("127.0.0.1");
            assertThat(hers.get("id")).isEqualTo(his.get("id"));
            assertThat(his.get("data")).isEqualTo(hers.get("data"));
            assertThat(his.propertyNames())
                    .doesNotContain("calleraccount", "calleruser", "accesskeyid", "sourceip", "useragent", "action");
            assertThat(his.toString()).doesNotContain(ALICE.accessKeyId(), "127.0.0.1");
        }
    }

    @Test
    void whoComesBackWithTheLastIdMissesNothing() throws Exception {
        String lastId;
        PeeringView first;
        try (EventFollower before = EventFollower.open(server, ALICE, "")) {
            before.receive();
            first = request();
            assertThat(subject(before)).isEqualTo(first.id().value());
            lastId = before.lastId();
        }
        PeeringView second = request();
        PeeringView third = request();
        try (EventFollower byHeader = EventFollower.resume(server, ALICE, "?after=0", lastId);
                EventFollower byParameter = EventFollower.open(server, ALICE, "?after=" + lastId)) {
            assertThat(List.of(subject(byHeader), subject(byHeader)))
                    .containsExactly(second.id().value(), third.id().value());
            assertThat(List.of(subject(byParameter), subject(byParameter)))
                    .containsExactly(second.id().value(), third.id().value());
        }
    }

    /** What a client was told before anything happened is enough to come back with. */
    @Test
    void whoWasGoneBeforeTheFirstEventMissesNothingEither() throws Exception {
        String lastId;
        try (EventFollower before = EventFollower.open(server, ALICE, "")) {
            before.receive();
            lastId = before.lastId();
        }
        PeeringView peering = request();
        try (EventFollower after = EventFollower.resume(server, ALICE, "", lastId)) {
            assertThat(subject(after)).isEqualTo(peering.id().value());
        }
    }

    @Test
    void zeroIsTheBeginningOfEverything() throws Exception {
        PeeringView peering = request();
        try (EventFollower follower = EventFollower.open(server, ALICE, "?after=0")) {
            List<String> subjects = new ArrayList<>();
            while (!subjects.contains(peering.id().value())) {
                subjects.add(subject(follower));
            }
            assertThat(subjects).first().isEqualTo(firstPeeringOf(ALICE.id()));
        }
    }

    @Test
    void aFilterLeavesOutWhatItDoesNotName() throws Exception {
        PeeringView one = request();
        PeeringView two = request();
        accept(one);
        accept(two);
        try (EventFollower byPeering = EventFollower.open(server, ALICE, "?after=0&peering=" + two.id());
                EventFollower byType = EventFollower.open(
                        server,
                        BOB,
                        "?after=0&peering=" + one.id() + "%2C" + two.id()
                                + "&type=netpeering.accepted.v1%2Cnetpeering.deleted.v1");
                EventFollower byNet = EventFollower.open(
                        server, ALICE, "?after=0&net=" + two.accepter().net());
                EventFollower byAccount = EventFollower.open(server, ALICE, "?after=0&account=" + BOB.id());
                EventFollower byStranger = EventFollower.open(server, ALICE, "?after=0&account=" + AUDITOR.id())) {
            assertThat(subjectAndType(byPeering)).isEqualTo(two.id() + " netpeering.requested.v1");
            assertThat(subjectAndType(byPeering)).isEqualTo(two.id() + " netpeering.accepted.v1");
            assertThat(subjectAndType(byType)).isEqualTo(one.id() + " netpeering.accepted.v1");
            assertThat(subjectAndType(byType)).isEqualTo(two.id() + " netpeering.accepted.v1");
            assertThat(subjectAndType(byNet)).isEqualTo(two.id() + " netpeering.requested.v1");
            assertThat(subject(byAccount)).isEqualTo(firstPeeringOf(ALICE.id()));
            assertIsSilent(byStranger);
        }
    }

    @Test
    void onlyAnAuditorSeesWhatConcernsOthers() throws Exception {
        PeeringView peering = request();
        String query = "?after=0&peering=" + peering.id();
        try (EventFollower auditor = EventFollower.open(server, AUDITOR, query);
                EventFollower noAuditor = EventFollower.open(server, NO_AUDITOR, query);
                EventFollower withoutRight = EventFollower.open(server, WITHOUT_RIGHT, query)) {
            JsonNode event = auditor.next();
            assertThat(event.get("subject").stringValue())
                    .isEqualTo(peering.id().value());
            assertThat(event.get("accesskeyid").stringValue()).isEqualTo(ALICE.accessKeyId());
            assertIsSilent(noAuditor);
            assertThat(withoutRight.head()).startsWith("HTTP/1.1 403");
            assertThat(withoutRight.document().get("detail").stringValue()).contains("netpeering:ReadEvents");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            ?after=soon             | 'soon' of after
            ?after=1-               | '1-' of after
            ?after=999999999999-1   | '999999999999-1' of after
            ?account=7              | '7' of account
            ?account=111122223333%2C| '' of account
            ?net=vpc-1              | 'vpc-1' of net
            ?peering=vpc-00000001   | 'vpc-00000001' of peering
            ?type=requested         | 'requested' of type
            ?since=0                | 'since' is not known
            ?after=0&after=0        | after was sent more than once
            """)
    void aMistakeIsToldByTheNameOfTheParameter(String query, String words) throws Exception {
        try (EventFollower follower = EventFollower.open(server, ALICE, query)) {
            assertThat(follower.head()).startsWith("HTTP/1.1 400").contains("application/problem+json");
            assertThat(follower.document().get("detail").stringValue()).contains(words);
        }
    }

    @ParameterizedTest
    @CsvSource({"nonsense", "999999999999-1"})
    void aMistakeInTheHeaderIsToldByItsName(String id) throws Exception {
        try (EventFollower follower = EventFollower.resume(server, ALICE, "", id)) {
            assertThat(follower.head()).startsWith("HTTP/1.1 400");
            assertThat(follower.document().get("detail").stringValue())
                    .contains("'" + id + "' of the header Last-Event-ID");
        }
    }

    @Test
    void anAccountHasSoManyStreamsAndOneMoreWhenItClosesOne() throws Exception {
        List<EventFollower> open = new ArrayList<>();
        try {
            for (int i = 0; i < 16; i++) {
                open.add(EventFollower.open(server, CROWD, ""));
                assertThat(open.getLast().head()).startsWith("HTTP/1.1 200");
            }
            try (EventFollower tooMany = EventFollower.open(server, CROWD, "");
                    EventFollower ofAnother = EventFollower.open(server, BOB, "")) {
                assertThat(tooMany.head()).startsWith("HTTP/1.1 429");
                assertThat(tooMany.document().get("detail").stringValue())
                        .contains("Account 400000000004 has 16 streams of events open");
                assertThat(ofAnother.head()).startsWith("HTTP/1.1 200");
            }
        } finally {
            for (EventFollower follower : open) {
                follower.close();
            }
        }
        // Long before the next heartbeat.
        Awaitility.await()
                .atMost(Duration.ofSeconds(8))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    try (EventFollower again = EventFollower.open(server, CROWD, "")) {
                        assertThat(again.head()).startsWith("HTTP/1.1 200");
                    }
                });
    }

    /** More than the buffers of both sides hold, to one that reads nothing. */
    @Test
    void whoTakesNothingIsCutOff() throws Exception {
        try (RunningServer own = server("netpeering.limits.streams=1")) {
            PeeringStory there = new PeeringStory(own);
            PeeringView peering = request(there);
            new WrittenLog(own).copyLastEvent(peering.id(), 30_000);
            try (EventFollower stalled = EventFollower.open(own, ALICE, "?after=0")) {
                assertThat(stalled.head()).startsWith("HTTP/1.1 200");
                try (EventFollower second = EventFollower.open(own, ALICE, "?after=0")) {
                    assertThat(second.head()).startsWith("HTTP/1.1 429");
                }
                Awaitility.await()
                        .atMost(Duration.ofSeconds(60))
                        .pollInterval(Duration.ofSeconds(1))
                        .untilAsserted(() -> {
                            try (EventFollower third = EventFollower.open(own, ALICE, "?after=0")) {
                                assertThat(third.head()).startsWith("HTTP/1.1 200");
                            }
                        });
            }
        }
    }

    @Test
    void aServerThatStopsEndsItsStreamsAtOnceAndInPeace() throws Exception {
        Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        RunningServer own = server();
        try (EventFollower follower = EventFollower.open(own, ALICE, "");
                EventFollower gone = EventFollower.open(own, ALICE, "")) {
            root.addAppender(log);
            follower.receive();
            gone.receive();
            gone.close();
            request(new PeeringStory(own));
            follower.next();
            long began = System.nanoTime();
            own.close();
            assertThat(follower.receive()).isNull();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        } finally {
            root.detachAppender(log);
            own.close();
        }
        assertThat(List.copyOf(log.list))
                .noneMatch(event -> event.getLevel().isGreaterOrEqual(Level.ERROR))
                .noneMatch(event -> event.getThrowableProxy() != null)
                .noneMatch(event -> event.getLoggerName().startsWith("org.netpeering"));
    }

    private PeeringView request() {
        return request(story);
    }

    private static PeeringView request(PeeringStory there) {
        return there.request(
                caller(ALICE), there.net(caller(ALICE), "10.0.0.0/16"), there.net(caller(BOB), "10.1.0.0/16"));
    }

    private void accept(PeeringView peering) {
        story.send(new AcceptNetPeering(peering.id(), BOB.id()), caller(BOB));
    }

    private String firstPeeringOf(AccountId account) {
        return JdbcClient.create(server.bean(DataSource.class))
                .sql("""
                        SELECT aggregate_id FROM netpeering.event WHERE payload -> 'source' ->> 'account' = ?
                         ORDER BY transaction_id, global_index LIMIT 1
                        """)
                .param(account.value())
                .query((row, number) -> row.getString(1))
                .single();
    }

    private static String subject(EventFollower follower) throws IOException {
        return follower.next().get("subject").stringValue();
    }

    private static String subjectAndType(EventFollower follower) throws IOException {
        JsonNode event = follower.next();
        return event.get("subject").stringValue() + " " + event.get("type").stringValue();
    }

    private static void assertIsSilent(EventFollower follower) throws IOException {
        assertThat(follower.head()).startsWith("HTTP/1.1 200");
        follower.setPatience(A_MOMENT);
        assertThatThrownBy(follower::next).isInstanceOf(SocketTimeoutException.class);
    }

    private static CallContext caller(TestAccount account) {
        return new CallContext(
                account.id(), null, account.accessKeyId(), null, "test", "request-1", "127.0.0.1", "tests", null);
    }

    private static TestAccount account(String id, int number) {
        return new TestAccount(
                new AccountId(id), "AKEVENT00000000000" + "0" + number, "SKEVENT" + "0".repeat(32) + number);
    }

    private static RunningServer server(String... settings) throws IOException {
        Path file = Files.writeString(Path.of("target", "event-accounts.yaml"), """
                accounts:
                  - id: "400000000001"
                    name: alice
                    access-keys: [{id: %s, secret: %s}]
                  - id: "400000000002"
                    name: bob
                    access-keys: [{id: %s, secret: %s}]
                  - id: "400000000003"
                    name: readers
                    access-keys: [{id: AKEVENT0000000000000, secret: "%s"}]
                    users:
                      - name: auditor
                        access-keys: [{id: %s, secret: %s}]
                        policies: [{Statement: {Effect: Allow, Action: ["netpeering:Read*", "audit:Read*"], Resource: "*"}}]
                      - name: no-auditor
                        access-keys: [{id: %s, secret: %s}]
                        policies: [{Statement: {Effect: Allow, Action: "*", Resource: "*"}}]
                      - name: without-right
                        access-keys: [{id: %s, secret: %s}]
                        policies: [{Statement: {Effect: Allow, Action: ["api:*", "audit:*"], Resource: "*"}}]
                  - id: "400000000004"
                    name: crowd
                    access-keys: [{id: %s, secret: %s}]
                """.formatted(
                        ALICE.accessKeyId(),
                        ALICE.secretKey(),
                        BOB.accessKeyId(),
                        BOB.secretKey(),
                        "S".repeat(40),
                        AUDITOR.accessKeyId(),
                        AUDITOR.secretKey(),
                        NO_AUDITOR.accessKeyId(),
                        NO_AUDITOR.secretKey(),
                        WITHOUT_RIGHT.accessKeyId(),
                        WITHOUT_RIGHT.secretKey(),
                        CROWD.accessKeyId(),
                        CROWD.secretKey()));
        return RunningServer.startWithAccounts(TestPostgres.freshDatabase(), file, settings);
    }
}
