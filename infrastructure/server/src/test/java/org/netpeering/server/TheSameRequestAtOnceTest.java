package org.netpeering.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.netpeering.application.NetPeerings;
import org.netpeering.application.NetPeerings.Request;
import org.netpeering.application.call.CallContext;
import org.netpeering.domain.api.NetPeeringCommand.AcceptNetPeering;
import org.netpeering.domain.api.NetPeeringCommand.UnknownAccepter;
import org.netpeering.domain.api.Outcome;
import org.netpeering.domain.api.PeeringView;
import org.netpeering.domain.api.Refusal;
import org.netpeering.domain.value.NetId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Requests with one idempotency key that meet in the database: of two nodes, in one group, within a transaction of a host. */
class TheSameRequestAtOnceTest {
    private static final int CALLERS = 12;

    private static List<RunningServer> nodes = List.of();
    private static PeeringStory story;

    @BeforeAll
    static void start() {
        TestPostgres.Database database = TestPostgres.freshDatabase();
        nodes = List.of(RunningServer.start(database), RunningServer.start(database));
        story = new PeeringStory(nodes.getFirst());
    }

    @AfterAll
    static void stop() {
        nodes.forEach(RunningServer::close);
    }

    @RepeatedTest(5)
    void allHaveTheAnswerOfOne() throws Exception {
        CallContext caller = PeeringStory.caller(nodes.getFirst());
        Request request = named(story.net(caller, "10.0.0.0/16"), story.net(story.accepter(), "10.1.0.0/16"), "once");
        List<Outcome> answers = AtOnce.call(calls(request, caller));

        assertThat(new HashSet<>(answers)).singleElement().isInstanceOf(Outcome.Done.class);
        assertThat(peeringsOf(caller)).isEqualTo(1);
    }

    /** Nothing else keeps these apart: each is for a Net of its own. */
    @RepeatedTest(5)
    void ofDifferentOnesOneHasTheKey() throws Exception {
        CallContext caller = PeeringStory.caller(nodes.getFirst());
        NetId accepter = story.net(story.accepter(), "10.1.0.0/16");
        List<Callable<Outcome>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            Request request = named(story.net(caller, "10." + (i + 2) + ".0.0/16"), accepter, "contested");
            NetPeerings node = nodes.get(i % 2).bean(NetPeerings.class);
            calls.add(() -> node.request(request, caller));
        }
        List<Outcome> answers = AtOnce.call(calls);

        assertThat(answers).filteredOn(Outcome.Done.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer instanceof Outcome.Refused(Refusal.KeyReused reused))
                .hasSize(CALLERS - 1);
        assertThat(peeringsOf(caller)).isEqualTo(1);
    }

    @Test
    void aTransactionOfAHostThatIsRolledBackLeavesTheKeyFree() {
        RunningServer node = nodes.getFirst();
        CallContext caller = PeeringStory.caller(node);
        Request request = named(story.net(caller, "10.0.0.0/16"), story.net(story.accepter(), "10.1.0.0/16"), "within");
        NetPeerings peerings = node.bean(NetPeerings.class);
        TransactionTemplate transaction = new TransactionTemplate(node.bean(PlatformTransactionManager.class));
        transaction.executeWithoutResult(status -> {
            Outcome first = peerings.request(request, caller);
            assertThat(peerings.request(request, caller)).isEqualTo(first);
            status.setRollbackOnly();
        });
        assertThat(peeringsOf(caller)).isZero();

        Outcome kept = transaction.execute(status -> peerings.request(request, caller));
        assertThat(kept).isInstanceOf(Outcome.Done.class);
        assertThat(nodes.getLast().bean(NetPeerings.class).request(request, caller))
                .isEqualTo(kept);
    }

    @Test
    void keysThatNoLongerCountAreUsedAnewAndThenForgotten() {
        RunningServer node = nodes.getFirst();
        CallContext caller = PeeringStory.caller(node);
        NetId accepter = story.net(story.accepter(), "10.1.0.0/16");
        Outcome first =
                node.bean(NetPeerings.class).request(named(story.net(caller, "10.2.0.0/16"), accepter, "old"), caller);
        Outcome other = node.bean(NetPeerings.class)
                .request(named(story.net(caller, "10.3.0.0/16"), accepter, "older"), caller);
        assertThat(List.of(first, other)).allMatch(Outcome.Done.class::isInstance);
        JdbcClient jdbc = JdbcClient.create(node.bean(DataSource.class));
        jdbc.sql("UPDATE netpeering.request_key SET used_at = used_at - interval '7 days' WHERE account_id = ?")
                .param(caller.account().value())
                .update();

        Outcome anew =
                node.bean(NetPeerings.class).request(named(story.net(caller, "10.4.0.0/16"), accepter, "old"), caller);

        assertThat(anew).isInstanceOf(Outcome.Done.class).isNotEqualTo(first);
        assertThat(jdbc.sql("SELECT request_key FROM netpeering.request_key WHERE account_id = ?")
                        .param(caller.account().value())
                        .query(String.class)
                        .list())
                .containsExactly("old");
    }

    @Test
    void aVersionThatHasPassedIsRefusedOnEveryNode() {
        PeeringView requested = story.request("10.0.0.0/16", "10.1.0.0/16");
        CallContext accepter = story.accepter();
        Outcome stale = nodes.getLast()
                .bean(NetPeerings.class)
                .send(new AcceptNetPeering(requested.id(), accepter.account(), 7L), accepter);
        assertThat(stale).isEqualTo(new Outcome.Refused(new Refusal.VersionMismatch(requested.id(), 7, 0)));
        Outcome accepted = nodes.getLast()
                .bean(NetPeerings.class)
                .send(new AcceptNetPeering(requested.id(), accepter.account(), requested.version()), accepter);
        assertThat(accepted)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        done -> assertThat(done.peering().version()).isEqualTo(1));
    }

    private static List<Callable<Outcome>> calls(Request request, CallContext caller) {
        List<Callable<Outcome>> calls = new ArrayList<>();
        for (int i = 0; i < CALLERS; i++) {
            NetPeerings node = nodes.get(i % 2).bean(NetPeerings.class);
            calls.add(() -> node.request(request, caller));
        }
        return calls;
    }

    private static Request named(NetId source, NetId accepter, String key) {
        return new Request(source, accepter, null, UnknownAccepter.REFUSE, List.of(), key);
    }

    private static int peeringsOf(CallContext caller) {
        return JdbcClient.create(nodes.getFirst().bean(DataSource.class))
                .sql("SELECT count(*) FROM netpeering.peering WHERE source_account = ?")
                .param(caller.account().value())
                .query(Integer.class)
                .single();
    }
}
