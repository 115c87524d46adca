package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.DeleteNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.TagNetPeering;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetId;
import org.netpeering.domain.value.PeeringStatus;
import org.netpeering.domain.value.Tag;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Commands that come while another is being committed are committed together, and each has an outcome of its own. */
class GroupCommitTest {
    private static final int HELD = 4711;

    private final RunningServer server = RunningServer.shared();
    private final PeeringStory story = new PeeringStory(server);
    private final JdbcClient jdbc = JdbcClient.create(server.bean(DataSource.class));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
        jdbc.sql("DROP TRIGGER IF EXISTS held ON netpeering.event").update();
        jdbc.sql("DROP TRIGGER IF EXISTS poisoned ON netpeering.event").update();
    }

    @Test
    void whoeverIsLockedOutHoldsUpNobodyElse() throws Exception {
        PeeringView wanted = story.request("10.0.0.0/16", "10.1.0.0/16");
        NetId source = net("10.0.0.0/16");
        NetId target = target("10.1.0.0/16");
        DeleteNetPeering delete =
                new DeleteNetPeering(wanted.id(), story.requester().account());
        TransactionTemplate transaction = new TransactionTemplate(server.bean(PlatformTransactionManager.class));

        Future<Outcome> late = transaction.execute(status -> {
            story.send(new AcceptNetPeering(wanted.id(), story.accepter().account()), story.accepter());
            Future<Outcome> blocked = threads.submit(() -> story.send(delete, story.requester()));
            Awaitility.await().until(this::isSomebodyWaitingForATransaction);
            // From another thread, since what this one does belongs to the open transaction.
            assertThat(threads.submit(() -> story.ask(story.requester(), source, target)))
                    .succeedsWithin(Duration.ofSeconds(20))
                    .isInstanceOf(Outcome.Done.class);
            return blocked;
        });

        assertThat(((Outcome.Done) late.get()).peering().status()).isEqualTo(PeeringStatus.DELETED);
        assertThat(new WrittenLog(server).of(wanted.id()))
                .containsExactly(WrittenLog.REQUESTED, WrittenLog.ACCEPTED, WrittenLog.DELETED);
    }

    private boolean isSomebodyWaitingForATransaction() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted)")
                .query(Boolean.class)
                .single();
    }

    @Test
    void commandsThatComeTogetherShareATransaction() throws Exception {
        List<Future<Outcome>> answers =
                whileTheLogIsHeld(10, i -> story.ask(story.requester(), net("10.0.0.0/16"), target("10.1.0.0/16")));

        List<String> transactions = new ArrayList<>();
        for (Future<Outcome> answer : answers) {
            transactions.add(transactionOf(((Outcome.Done) answer.get()).peering(), 0));
        }
        assertThat(transactions).hasSize(11);
        assertThat(transactions.subList(1, 11)).containsOnly(transactions.get(1));
        assertThat(transactions.get(0)).isNotEqualTo(transactions.get(1));
    }

    @Test
    void aConflictInAGroupFailsOnlyItsOwnCommand() throws Exception {
        NetId source = story.net(story.requester(), "10.0.0.0/16");
        NetId wanted = story.net(story.accepter(), "10.1.0.0/16");

        List<Future<Outcome>> answers = whileTheLogIsHeld(
                10,
                i -> i % 2 == 0
                        ? story.ask(story.requester(), source, wanted)
                        : story.ask(story.requester(), net("10.0.0.0/16"), target("10.1.0.0/16")));

        List<PeeringView> ofThePair = new ArrayList<>();
        List<Refusal> refused = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            switch (answers.get(i).get()) {
                case Outcome.Done(PeeringView peering)
                when peering.source().net().equals(source) -> ofThePair.add(peering);
                case Outcome.Done done -> assertThat(i % 2).isEqualTo(1);
                case Outcome.Refused(Refusal refusal) -> refused.add(refusal);
            }
        }
        assertThat(ofThePair).hasSize(1);
        assertThat(refused)
                .hasSize(5)
                .containsOnly(new Refusal.AlreadyDone(ofThePair.getFirst().id()));
    }

    @Test
    void aCommandThatCannotBeWrittenFailsAlone() throws Exception {
        NetId poison = net("10.0.0.0/16");
        jdbc.sql("""
                CREATE OR REPLACE FUNCTION poisoned_by_a_test() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN RAISE EXCEPTION 'poisoned on purpose'; END $$
                """).update();
        jdbc.sql("CREATE OR REPLACE TRIGGER poisoned BEFORE INSERT ON netpeering.event FOR EACH ROW WHEN"
                        + " (NEW.payload::text LIKE '%" + poison + "%') EXECUTE FUNCTION poisoned_by_a_test()")
                .update();

        List<Future<Outcome>> answers = whileTheLogIsHeld(
                8, i -> story.ask(story.requester(), i == 5 ? poison : net("10.0.0.0/16"), target("10.1.0.0/16")));

        for (int i = 0; i < answers.size(); i++) {
            if (i == 5) {
                assertThatThrownBy(answers.get(i)::get).hasStackTraceContaining("poisoned on purpose");
            } else {
                assertThat(answers.get(i).get()).isInstanceOf(Outcome.Done.class);
            }
        }
    }

    @Test
    void whatDifferentCommandsWriteStandsTogether() throws Exception {
        PeeringView accepted = story.request("10.0.0.0/16", "10.1.0.0/16");
        PeeringView deleted = story.request("10.0.0.0/16", "10.1.0.0/16");
        PeeringView tagged = story.request("10.0.0.0/16", "10.1.0.0/16");
        NetId overlapping = story.net(story.accepter(), "10.0.0.0/16");
        NetId source = story.net(story.requester(), "10.0.0.0/16");

        List<Future<Outcome>> answers = whileTheLogIsHeld(4, i -> switch (i) {
            case 1 ->
                story.send(new AcceptNetPeering(accepted.id(), story.accepter().account()), story.accepter());
            case 2 ->
                story.send(new DeleteNetPeering(deleted.id(), story.requester().account()), story.requester());
            case 3 ->
                story.send(
                        new TagNetPeering(
                                tagged.id(), story.requester().account(), List.of(new Tag("env", "it's {\"x\"}"))),
                        story.requester());
            case 4 -> story.ask(story.requester(), source, overlapping);
            default -> story.ask(story.requester(), net("10.0.0.0/16"), target("10.1.0.0/16"));
        });

        List<PeeringView> views = new ArrayList<>();
        for (Future<Outcome> answer : answers) {
            views.add(((Outcome.Done) answer.get()).peering());
        }
        assertThat(views)
                .extracting(PeeringView::status)
                .containsExactly(
                        PeeringStatus.PENDING_ACCEPTANCE,
                        PeeringStatus.ACTIVE,
                        PeeringStatus.DELETED,
                        PeeringStatus.PENDING_ACCEPTANCE,
                        PeeringStatus.FAILED);
        NetPeerings peerings = server.bean(NetPeerings.class);
        for (PeeringView view : views) {
            assertThat(peerings.find(view.id(), story.requester())).contains(view);
        }
        assertThat(transactionOf(views.get(4), 1))
                .isEqualTo(transactionOf(views.get(4), 0))
                .isEqualTo(transactionOf(views.get(1), 1))
                .isEqualTo(transactionOf(views.get(2), 1))
                .isEqualTo(transactionOf(views.get(3), 1));
    }

    @Test
    void whatIsSentWithinATransactionBelongsToIt() {
        TransactionTemplate transaction = new TransactionTemplate(server.bean(PlatformTransactionManager.class));
        List<PeeringView> requested = new ArrayList<>();

        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    NetId source = story.net(story.requester(), "10.0.0.0/16");
                    PeeringView view =
                            story.request(story.requester(), source, story.net(story.accepter(), "10.1.0.0/16"));
                    requested.add(view);
                    story.send(new AcceptNetPeering(view.id(), story.accepter().account()), story.accepter());
                    throw new IllegalArgumentException("the host has changed its mind");
                }))
                .hasMessage("the host has changed its mind");

        assertThat(requested).hasSize(1);
        assertThat(jdbc.sql("SELECT count(*) FROM netpeering.event WHERE aggregate_id = ?")
                        .param(requested.getFirst().id().value())
                        .query(Long.class)
                        .single())
                .isZero();
        // What the failed transaction had in memory is forgotten as well.
        assertThat(story.send(
                        new AcceptNetPeering(
                                requested.getFirst().id(), story.accepter().account()),
                        story.accepter()))
                .isEqualTo(new Outcome.Refused(
                        new Refusal.NoSuchPeering(requested.getFirst().id())));
    }

    private NetId net(String range) {
        return story.net(story.requester(), range);
    }

    private NetId target(String range) {
        return story.net(story.accepter(), range);
    }

    /** What is asked for by number. */
    private interface Asked {
        Outcome ask(int number);
    }

    /** Asks for number 0, whose commit takes until all the others wait for it, then for the others. */
    private List<Future<Outcome>> whileTheLogIsHeld(int others, Asked asked) throws SQLException {
        List<Future<Outcome>> answers = new ArrayList<>();
        List<Thread> asking = new CopyOnWriteArrayList<>();
        hold();
        try (Connection holder = server.bean(DataSource.class).getConnection();
                Statement statement = holder.createStatement()) {
            statement.execute("SELECT pg_advisory_lock(" + HELD + ")");
            answers.add(threads.submit(() -> asked.ask(0)));
            Awaitility.await().until(this::isSomebodyHeld);
            for (int i = 1; i <= others; i++) {
                int number = i;
                answers.add(threads.submit(() -> {
                    asking.add(Thread.currentThread());
                    return asked.ask(number);
                }));
            }
            Awaitility.await()
                    .until(() ->
                            asking.size() == others && asking.stream().allMatch(GroupCommitTest::isWaitingForAGroup));
            statement.execute("SELECT pg_advisory_unlock(" + HELD + ")");
        }
        return answers;
    }

    /** Whoever writes an event from now on, in any test, looks again and again whether the lock is free. */
    private void hold() {
        jdbc.sql("""
                CREATE OR REPLACE FUNCTION held_by_a_test() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    WHILE EXISTS (SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND objid = %d AND granted) LOOP
                        PERFORM pg_sleep(0.01);
                    END LOOP;
                    RETURN NULL;
                END $$
                """.formatted(HELD)).update();
        jdbc.sql("CREATE OR REPLACE TRIGGER held BEFORE INSERT ON netpeering.event"
                        + " FOR EACH STATEMENT EXECUTE FUNCTION held_by_a_test()")
                .update();
    }

    private boolean isSomebodyHeld() {
        return jdbc.sql("SELECT EXISTS (SELECT 1 FROM pg_stat_activity"
                        + " WHERE wait_event = 'PgSleep' AND datname = current_database())")
                .query(Boolean.class)
                .single();
    }

    private static boolean isWaitingForAGroup(Thread thread) {
        List<String> frames = Arrays.stream(thread.getStackTrace())
                .map(StackTraceElement::getMethodName)
                .toList();
        return frames.contains("awaitTurn") && frames.contains("commit");
    }

    private String transactionOf(PeeringView peering, int version) {
        return jdbc.sql(
                        "SELECT transaction_id::text FROM netpeering.event WHERE aggregate_id = ? AND sequence_number = ?")
                .params(peering.id().value(), version)
                .query(String.class)
                .single();
    }
}
